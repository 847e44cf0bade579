import { Problem } from '../../common/problem.ts';
import type { ProblemCode } from '../../common/problem.ts';
import type { OpenedKey, SecondKey } from '../../posting/second-key.ts';
import { secondKeyProblems } from '../../posting/second-key-problems.ts';
import type { KeysOfYes } from './keys-of-yes.ts';
import { sealedKeyProblems } from './problems.ts';
import type { Drafting, SealedKeys } from './sealed-keys.ts';

/** What Odoo says of a key that it does not accept. */
const NOT_ACCEPTED: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'wrong_credentials',
  'credentials_expired',
]);

export interface SealedSecondKeyParts {
  readonly drafting: Drafting;
  /** As whom it posts. */
  readonly login: string;
  readonly sealedKeys: SealedKeys;
  readonly keysOfYes: KeysOfYes;
  /** @throws Problem as `connect` */
  readonly logIn: (key: string) => Promise<OpenedKey['session']>;
}

/** A key for posting that the passphrase of a yes opens, for that one posting. Nothing of it is kept open. */
export class SealedSecondKey implements SecondKey {
  /** Who drafts cannot open it, and is not to post either. */
  readonly needsOtherUser = true;
  readonly login: string;
  readonly #parts: SealedSecondKeyParts;

  constructor(parts: SealedSecondKeyParts) {
    this.login = parts.login;
    this.#parts = parts;
  }

  async open(request: AbortSignal): Promise<OpenedKey> {
    const { drafting, sealedKeys, keysOfYes } = this.#parts;
    const key = keysOfYes.take(request);
    if (key === undefined) throw secondKeyProblems.notTyped(this.login);
    const sealed = await sealedKeys.find(drafting);
    // The person has read as whom it is posted.
    const secret = sealed?.poster === this.login ? sealed.open(key) : undefined;
    if (secret === undefined) throw sealedKeyProblems.closed(this.login);
    const session = await this.#logIn(secret);
    return { session, dispose: () => session.dispose() };
  }

  async #logIn(secret: string): Promise<OpenedKey['session']> {
    try {
      return await this.#parts.logIn(secret);
    } catch (thrown) {
      const isRefused = thrown instanceof Problem && NOT_ACCEPTED.has(thrown.code);
      throw isRefused ? sealedKeyProblems.refused(this.login) : thrown;
    }
  }
}
