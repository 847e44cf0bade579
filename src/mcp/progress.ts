import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';

/** Clients give a silent call up after a minute: while it waits, they are told again this often (milliseconds). */
export const TELL_AGAIN_AFTER_MS = 20_000;

/** Tells a caller what is being waited for, in numbers that only rise, until it is disposed. */
export class Progress implements Disposable {
  readonly #clock: Clock;
  readonly #send: (step: number, message: string) => void;
  #step = 0;
  #again: Disposable | undefined;
  #isOver = false;

  constructor(clock: Clock, send: (step: number, message: string) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  /** What comes after the end is not told. */
  tell(message: string): void {
    if (this.#isOver) return;
    this.#again?.dispose();
    this.#step += 1;
    this.#send(this.#step, message);
    this.#again = this.#clock.after(TELL_AGAIN_AFTER_MS, () => this.tell(message));
  }

  dispose(): void {
    this.#isOver = true;
    this.#again?.dispose();
  }
}
