import type { Clock } from '../../src/common/clock.ts';
import type { Disposable } from '../../src/common/disposable.ts';

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** The clock of tests: time passes when a test says so. */
export class ManualClock implements Clock {
  readonly #start: number;
  #elapsed = 0;
  /** How far wall time was set off from the time that passed. */
  #offset = 0;
  #timers: readonly Timer[] = [];

  /** @param start wall time in milliseconds since 1970 */
  constructor(start = Date.UTC(2026, 0, 15, 9)) {
    this.#start = start;
  }

  now(): number {
    return this.#start + this.#elapsed + this.#offset;
  }

  monotonic(): number {
    return this.#elapsed;
  }

  after(ms: number, callback: () => void): Disposable {
    const timer = { due: this.#elapsed + ms, callback };
    this.#timers = [...this.#timers, timer];
    return { dispose: () => void (this.#timers = this.#timers.filter((other) => other !== timer)) };
  }

  /** Lets time pass and calls back what is due, the earliest first. */
  advance(ms: number): void {
    const until = this.#elapsed + ms;
    for (let next = this.#nextBefore(until); next !== undefined; next = this.#nextBefore(until)) {
      const timer = next;
      this.#timers = this.#timers.filter((other) => other !== timer);
      this.#elapsed = Math.max(this.#elapsed, timer.due);
      timer.callback();
    }
    this.#elapsed = until;
  }

  /** Sets wall time forward or back, as a person or a time server does. Timers do not mind. */
  setWallTimeOff(ms: number): void {
    this.#offset += ms;
  }

  #nextBefore(until: number): Timer | undefined {
    return this.#timers.filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due)[0];
  }
}
