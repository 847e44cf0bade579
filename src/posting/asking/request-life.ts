import { randomUUID } from 'node:crypto';
import type { Clock } from '../../common/clock.ts';
import type { Disposable } from '../../common/disposable.ts';

/** A request lives this long from the asking. */
export const REQUEST_LIFE_MS = 5 * 60_000;

/** Why an answer does not count: the time is over, or nobody waits for it. */
export type Ended = 'expired' | 'abandoned';

/**
 * What becomes of a request when its last caller has left: it `ends`, or it `stays` open, so that whoever comes back in
 * time joins it. Either way nothing can be approved while nobody waits.
 */
type WhenLeft = 'ends' | 'stays';

/**
 * The life of one open question to the person, whatever it is about. Whoever asks the same joins it; after five minutes
 * it has ended and nothing can be approved with it any more.
 */
export class RequestLife implements Disposable {
  readonly id = randomUUID();
  readonly #ending = new AbortController();
  readonly #expiry: Disposable;
  readonly #clock: Clock;
  readonly #whenLeft: WhenLeft;
  /** Wall time: a machine that slept counts the hours, which the timer may not have. */
  readonly #asked: number;
  #callers = 0;
  #ended: Ended | undefined;
  #joined: () => void = () => undefined;

  constructor(clock: Clock, whenLeft: WhenLeft = 'ends') {
    this.#clock = clock;
    this.#whenLeft = whenLeft;
    this.#asked = clock.now();
    this.#expiry = clock.after(REQUEST_LIFE_MS, () => this.#end('expired'));
  }

  /** Aborted when the request has ended for good. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Whether it can still be joined. */
  get isOpen(): boolean {
    return this.#endedForGood() === undefined;
  }

  /** Undefined while an answer counts. */
  get ended(): Ended | undefined {
    return this.#endedForGood() ?? (this.#callers === 0 ? 'abandoned' : undefined);
  }

  /** When it expires, in milliseconds since 1970. */
  get expires(): number {
    return this.#asked + REQUEST_LIFE_MS;
  }

  /** One more waits for the answer, until its own signal is aborted. */
  join(signal: AbortSignal): void {
    this.#callers += 1;
    const leave = () => {
      this.#callers -= 1;
      if (this.#callers === 0 && this.#whenLeft === 'ends') this.#end('abandoned');
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true, signal: this.#ending.signal });
    if (this.#callers > 0) this.#joined();
  }

  /** Resolves when somebody waits for the answer, or when the request has ended. */
  async waitedFor(): Promise<void> {
    if (this.#callers > 0 || !this.isOpen) return;
    await new Promise<void>((resolve) => {
      this.#joined = resolve;
      this.#ending.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** An answer came that does not count: nobody can join it any more. */
  close(): void {
    const { ended } = this;
    if (ended !== undefined) this.#end(ended);
  }

  dispose(): void {
    this.#expiry.dispose();
  }

  #endedForGood(): Ended | undefined {
    if (this.#clock.now() - this.#asked > REQUEST_LIFE_MS) this.#end('expired');
    return this.#ended;
  }

  #end(how: Ended): void {
    if (this.#ended !== undefined) return;
    this.#ended = how;
    this.#ending.abort();
  }
}
