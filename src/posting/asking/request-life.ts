import { randomUUID } from 'node:crypto';
import type { Clock } from '../../common/clock.ts';
import type { Disposable } from '../../common/disposable.ts';

/** A request lives this long from the asking. */
export const REQUEST_LIFE_MS = 5 * 60_000;

/** Why a request ended without an answer that counts. */
export type Ended = 'expired' | 'abandoned';

/**
 * The life of one open question to the person, whatever it is about. Whoever asks the same joins it; when the last
 * caller has left, or after five minutes, it has ended and nothing can be approved with it any more.
 */
export class RequestLife implements Disposable {
  readonly id = randomUUID();
  readonly #ending = new AbortController();
  readonly #expiry: Disposable;
  readonly #clock: Clock;
  /** Wall time: a machine that slept counts the hours, which the timer may not have. */
  readonly #asked: number;
  #callers = 0;
  #ended: Ended | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#asked = clock.now();
    this.#expiry = clock.after(REQUEST_LIFE_MS, () => this.#end('expired'));
  }

  /** Aborted when the request has ended. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Undefined while an answer counts. */
  get ended(): Ended | undefined {
    if (this.#clock.now() - this.#asked > REQUEST_LIFE_MS) this.#end('expired');
    return this.#ended;
  }

  /** One more waits for the answer, until its own signal is aborted. */
  join(signal: AbortSignal): void {
    this.#callers += 1;
    const leave = () => {
      this.#callers -= 1;
      if (this.#callers === 0) this.#end('abandoned');
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true, signal: this.#ending.signal });
  }

  dispose(): void {
    this.#expiry.dispose();
  }

  #end(how: Ended): void {
    if (this.#ended !== undefined) return;
    this.#ended = how;
    this.#ending.abort();
  }
}
