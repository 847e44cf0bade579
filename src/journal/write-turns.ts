import { createHash } from 'node:crypto';
import type { Clock } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import type { Claim, Claims } from './claims.ts';
import { Patience } from './patience.ts';

/** Milliseconds between two looks at a turn that another process has: the first, and the most. */
const FIRST_PAUSE = 5;
const LONGEST_PAUSE = 250;

/** Longer than the longest write, so that a turn behind one write comes. */
const DEFAULT_TIMEOUT = 180_000;

/**
 * One write at a time per origin and database, across processes. In one process turns come in the order of asking;
 * between processes whoever looks first.
 */
export class WriteTurns {
  readonly #claims: Claims;
  readonly #clock: Clock;
  readonly #timeout: number;
  readonly #lastInLine = new Map<string, Promise<void>>();

  /** @param timeout the longest wait, in milliseconds */
  constructor(claims: Claims, clock: Clock, timeout = DEFAULT_TIMEOUT) {
    this.#claims = claims;
    this.#clock = clock;
    this.#timeout = timeout;
  }

  /**
   * Resolves when it is the caller's turn; disposing ends the turn at once.
   * @param origin "https://books.example.com"
   * @throws Problem `write_turn_unavailable` after the timeout, `cancelled` when the signal aborts,
   *   `journal_unavailable` when the turn cannot be written down
   */
  async take(origin: string, database: string, signal?: AbortSignal): Promise<Disposable> {
    const name = turnName(origin, database);
    const place = this.#joinLine(name);
    const patience = new Patience(this.#clock, this.#timeout, signal);
    try {
      await patience.waitFor(place.before);
      const claim = await this.#claim(name, patience);
      return {
        dispose: () => {
          claim.release();
          place.leave();
        },
      };
    } catch (thrown) {
      place.leave();
      throw thrown;
    } finally {
      patience.dispose();
    }
  }

  async #claim(name: string, patience: Patience): Promise<Claim> {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      patience.assertLeft();
      const claim = await this.#claims.tryTake(name);
      if (claim !== undefined) return claim;
      await patience.pause(pause);
    }
  }

  /** Whoever leaves the line early is passed over by those behind only when those before have left too. */
  #joinLine(name: string): { readonly before: Promise<void>; leave(): void } {
    const before = this.#lastInLine.get(name) ?? Promise.resolve();
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const after = before.then(() => left);
    this.#lastInLine.set(name, after);
    void after.then(() => {
      if (this.#lastInLine.get(name) === after) this.#lastInLine.delete(name);
    });
    return { before, leave };
  }
}

function turnName(origin: string, database: string): string {
  const digest = createHash('sha256').update(`${origin}\n${database}`).digest('hex');
  return `${digest.slice(0, 16)}.lock`;
}
