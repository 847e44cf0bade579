import type { Clock } from '../../common/clock.ts';

/** So long reading may take before the person is offered to stop it (milliseconds). */
export const SLOW_MS = 5_000;

/** Notices when reading takes long, and offers a way out: one for all that is being read then. */
export class SlowReading {
  readonly #clock: Clock;
  readonly #offer: (over: Promise<void>) => Promise<void>;
  readonly #running = new Set<Promise<void>>();
  #isOffered = false;

  /** @param offer shows that something is being read, until it is over, with a way to stop it */
  constructor(clock: Clock, offer: (over: Promise<void>) => Promise<void>) {
    this.#clock = clock;
    this.#offer = offer;
  }

  /** Resolves or rejects as the reading does. */
  async watch(reading: Promise<void>): Promise<void> {
    this.#running.add(reading);
    const timer = this.#clock.after(SLOW_MS, () => void this.#offerOnce());
    try {
      await reading;
    } finally {
      timer.dispose();
      this.#running.delete(reading);
    }
  }

  async #offerOnce(): Promise<void> {
    if (this.#isOffered) return;
    this.#isOffered = true;
    await this.#offer(this.#over());
    this.#isOffered = false;
  }

  /** What begins meanwhile is waited for, too. */
  async #over(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}
