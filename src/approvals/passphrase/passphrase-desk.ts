import type { Clock } from '../../common/clock.ts';
import { OneAtATime } from '../../common/one-at-a-time.ts';
import type { Claim, Claims } from '../../journal/claims.ts';
import type { PassphraseFile } from './passphrase-file.ts';
import type { SealingKey } from './sealing-key.ts';
import type { WrongTries } from './wrong-tries.ts';

/** What came of a try. `wait`: it was not looked at, because of the wrong ones before. */
export type Tried =
  | { readonly kind: 'right'; readonly key: SealingKey }
  | { readonly kind: 'wrong' | 'wait'; readonly waitMs: number }
  | { readonly kind: 'none set up' };

export interface PassphraseDeskParts {
  readonly file: PassphraseFile;
  readonly tries: WrongTries;
  readonly claims: Claims;
  readonly clock: Clock;
}

/** Another process that looks at a try holds the claim for half a second. */
const LOOK_AGAIN_AFTER = 100;
const MOST_LOOKS = 50;

/** Says whether a passphrase is right: one try at a time in all processes, and after wrong ones not at once. */
export class PassphraseDesk {
  readonly #parts: PassphraseDeskParts;
  readonly #inTurn = new OneAtATime();

  constructor(parts: PassphraseDeskParts) {
    this.#parts = parts;
  }

  /** Since when there is a passphrase: ISO date and time. Undefined when there is none. */
  since(): Promise<string | undefined> {
    return this.#parts.file.since();
  }

  /** @throws Problem `approvals_unavailable`, `journal_unavailable` */
  try(typed: string): Promise<Tried> {
    return this.#inTurn.run(async () => {
      const claim = await this.#claim();
      if (claim === undefined) return { kind: 'wait', waitMs: 1_000 };
      try {
        return await this.#look(typed);
      } finally {
        claim.release();
      }
    });
  }

  /** Counts the try as wrong before it is looked at: whoever kills the process in between has not tried for nothing. */
  async #look(typed: string): Promise<Tried> {
    const { file, tries } = this.#parts;
    if ((await file.since()) === undefined) return { kind: 'none set up' };
    const left = await tries.wait();
    if (left > 0) return { kind: 'wait', waitMs: left };
    const waitMs = await tries.add();
    const key = await file.open(typed);
    if (key === undefined) return { kind: 'wrong', waitMs };
    await tries.forget();
    return { kind: 'right', key };
  }

  async #claim(): Promise<Claim | undefined> {
    const { claims, clock } = this.#parts;
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      const claim = await claims.tryTake('passphrase');
      if (claim !== undefined) return claim;
      await new Promise<void>((resolve) => clock.after(LOOK_AGAIN_AFTER, resolve));
    }
    return undefined;
  }
}
