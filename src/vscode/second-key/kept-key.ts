import type { Disposable } from '../../common/disposable.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { OpenedKey, SecondKey } from '../../posting/second-key.ts';
import { logInOr, secondKeyProblems } from '../../posting/second-key-problems.ts';

interface KeptKeyParts {
  readonly login: string;
  /** Asked at each posting: the key may be another one by then. */
  readonly kept: () => PromiseLike<string | undefined>;
  /** @throws Problem as `connect` */
  readonly logIn: (key: string) => Promise<OdooSession>;
}

/** A key for posting in the secret storage. Its session is kept, because a cold log-in costs Odoo a second. */
export class KeptKey implements SecondKey, Disposable {
  readonly needsOtherUser = false;
  readonly login: string;
  readonly #parts: KeptKeyParts;
  #open: { readonly key: string; readonly session: Promise<OdooSession> } | undefined;
  #isOver = false;

  constructor(parts: KeptKeyParts) {
    this.login = parts.login;
    this.#parts = parts;
  }

  async open(): Promise<OpenedKey> {
    const key = await this.#parts.kept();
    if (key === undefined) throw secondKeyProblems.missing(this.login);
    if (this.#isOver) return this.#forOnce(key);
    return { session: await this.#sessionWith(key), dispose: () => undefined };
  }

  /** A question that was open by then may still be answered: its session is for that one posting. */
  async dispose(): Promise<void> {
    this.#isOver = true;
    const open = this.#open;
    this.#open = undefined;
    const session = await open?.session.catch(() => undefined);
    await session?.dispose();
  }

  async #forOnce(key: string): Promise<OpenedKey> {
    const session = await this.#logIn(key);
    return { session, dispose: () => session.dispose() };
  }

  /** A session with a key of before is left to whoever is posting with it, and keeps nothing open. */
  #sessionWith(key: string): Promise<OdooSession> {
    if (this.#open?.key === key) return this.#open.session;
    void this.#open?.session.then(
      (session) => session.retire(),
      () => undefined,
    );
    const open = { key, session: this.#logIn(key) };
    this.#open = open;
    open.session.catch(() => {
      if (this.#open === open) this.#open = undefined;
    });
    return open.session;
  }

  #logIn(key: string): Promise<OdooSession> {
    return logInOr(
      () => this.#parts.logIn(key),
      () => secondKeyProblems.refused(this.login),
    );
  }
}
