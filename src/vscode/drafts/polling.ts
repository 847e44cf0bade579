import type { Clock } from '../../common/clock.ts';
import type { Disposable } from '../../common/disposable.ts';

/** How often Odoo is asked what others have drafted meanwhile (milliseconds). */
export const POLL_MS = 60_000;

/** Does something again and again, but only while somebody is looking. */
export class Polling implements Disposable {
  readonly #clock: Clock;
  readonly #poll: () => Promise<void>;
  #next: Disposable | undefined;
  #isWatched = false;
  #isPolling = false;

  /** @param poll reports its failures itself */
  constructor(clock: Clock, poll: () => Promise<void>) {
    this.#clock = clock;
    this.#poll = poll;
  }

  /** @param isWatched whether somebody is looking from now on */
  watched(isWatched: boolean): void {
    this.#isWatched = isWatched;
    if (!isWatched) this.#stop();
    else if (this.#next === undefined && !this.#isPolling) this.#wait();
  }

  dispose(): void {
    this.watched(false);
  }

  #wait(): void {
    this.#next = this.#clock.after(POLL_MS, () => void this.#again());
  }

  #stop(): void {
    this.#next?.dispose();
    this.#next = undefined;
  }

  async #again(): Promise<void> {
    this.#next = undefined;
    this.#isPolling = true;
    try {
      await this.#poll();
    } finally {
      this.#isPolling = false;
      if (this.#isWatched) this.#wait();
    }
  }
}
