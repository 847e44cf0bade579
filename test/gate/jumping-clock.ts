import type { Clock } from '../../src/common/clock.ts';
import type { Disposable } from '../../src/common/disposable.ts';

interface Timer {
  readonly due: number;
  readonly fire: () => void;
  readonly cancel: () => void;
}

/** Real time that can jump: a machine that slept, a clock that somebody set. Time outs of real I/O go on as they do. */
export class JumpingClock implements Clock {
  #ahead = 0;
  #wallOff = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return Date.now() + this.#ahead + this.#wallOff;
  }

  monotonic(): number {
    return performance.now() + this.#ahead;
  }

  after(ms: number, callback: () => void): Disposable {
    const waiting = setTimeout(() => timer.fire(), ms);
    const timer: Timer = {
      due: this.monotonic() + ms,
      fire: () => {
        clearTimeout(waiting);
        if (this.#timers.delete(timer)) callback();
      },
      cancel: () => clearTimeout(waiting),
    };
    this.#timers.add(timer);
    return {
      dispose: () => {
        clearTimeout(waiting);
        this.#timers.delete(timer);
      },
    };
  }

  /** Time passes at once; what is due by then is called back, the earliest first. */
  pass(ms: number): void {
    this.#ahead += ms;
    const due = [...this.#timers].filter((timer) => timer.due <= this.monotonic());
    for (const timer of due.toSorted((a, b) => a.due - b.due)) timer.fire();
  }

  /** Nothing is called back any more, and nothing is kept for it. */
  dispose(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
  }

  /** Somebody sets the wall clock; timers do not mind. */
  setWallTimeOff(ms: number): void {
    this.#wallOff += ms;
  }
}
