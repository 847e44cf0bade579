import { z } from 'zod';
import type { Clock } from '../../common/clock.ts';
import { readPrivate, removePrivate, writePrivate } from '../private-file.ts';

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

const kept = z.strictObject({
  count: z.int().positive(),
  /** Wall time, in milliseconds since 1970: it counts across processes and restarts. */
  last: z.int(),
});

/** How often a wrong passphrase was typed, in whichever process, and how long the next try has to wait for it. */
export class WrongTries {
  readonly #path: string;
  readonly #clock: Clock;

  constructor(path: string, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
  }

  /** How long to wait before the next try, in milliseconds. */
  async wait(): Promise<number> {
    const found = await readPrivate(this.#path, kept);
    if (found === undefined) return 0;
    const passed = this.#clock.now() - found.last;
    // The clock was set back: the wait begins now, and not when it has caught up.
    if (passed < 0) await this.#keep(found.count);
    return Math.max(0, waitAfter(found.count) - Math.max(0, passed));
  }

  /** @returns how long to wait after this one, in milliseconds */
  async add(): Promise<number> {
    const count = ((await readPrivate(this.#path, kept))?.count ?? 0) + 1;
    await this.#keep(count);
    return waitAfter(count);
  }

  async forget(): Promise<void> {
    await removePrivate(this.#path);
  }

  async #keep(count: number): Promise<void> {
    await writePrivate(this.#path, { count, last: this.#clock.now() });
  }
}

/** One second, two, four, up to a minute. */
function waitAfter(count: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (count - 1));
}
