import type { OpenedKey, SecondKey } from '../../posting/second-key.ts';
import { logInOr, secondKeyProblems } from '../../posting/second-key-problems.ts';
import type { KeysOfYes } from './keys-of-yes.ts';
import { sealedKeyProblems } from './problems.ts';
import type { Drafting, SealedKeys } from './sealed-keys.ts';

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
    const session = await logInOr(
      () => this.#parts.logIn(secret),
      () => sealedKeyProblems.refused(this.login),
    );
    return { session, dispose: () => session.dispose() };
  }
}
