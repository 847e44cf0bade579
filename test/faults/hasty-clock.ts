import { systemClock } from '../../src/common/clock.ts';
import type { Clock } from '../../src/common/clock.ts';

/** Between these (milliseconds) lie the waits for an answer of Odoo, and no others. */
const [SHORTEST, LONGEST] = [20_000, 120_000];

/** The machine's clock, but the time of whoever waits for Odoo can be made to run out at once. */
export class HastyClock implements Clock {
  readonly #waiting = new Set<() => void>();

  #ahead = 0;

  now(): number {
    return systemClock.now() + this.#ahead;
  }

  monotonic(): number {
    return systemClock.monotonic();
  }

  after(ms: number, callback: () => void) {
    const timer = systemClock.after(ms, () => end());
    const dispose = (): void => {
      this.#waiting.delete(end);
      timer.dispose();
    };
    const end = (): void => {
      dispose();
      callback();
    };
    if (ms >= SHORTEST && ms <= LONGEST) this.#waiting.add(end);
    return { dispose };
  }

  /** Wall time goes on by so many milliseconds. */
  pass(ms: number): void {
    this.#ahead += ms;
  }

  /** Whoever waits for Odoo has waited long enough. */
  runOut(): void {
    for (const end of [...this.#waiting]) end();
  }
}
