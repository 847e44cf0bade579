import type { Disposable } from '../../common/disposable.ts';
import { Problem } from '../../common/problem.ts';
import type { ProblemCode } from '../../common/problem.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { OpenedKey, SecondKey } from '../../posting/second-key.ts';
import { secondKeyProblems } from '../../posting/second-key-problems.ts';

/** What Odoo says of a key that it does not accept. */
const NOT_ACCEPTED: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'wrong_credentials',
  'credentials_expired',
]);

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

  constructor(parts: KeptKeyParts) {
    this.login = parts.login;
    this.#parts = parts;
  }

  async open(): Promise<OpenedKey> {
    const key = await this.#parts.kept();
    if (key === undefined) throw secondKeyProblems.missing(this.login);
    return { session: await this.#sessionWith(key), dispose: () => undefined };
  }

  async dispose(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    const session = await open?.session.catch(() => undefined);
    await session?.dispose();
  }

  /** A session with a key of before is left to whoever is posting with it. */
  #sessionWith(key: string): Promise<OdooSession> {
    if (this.#open?.key === key) return this.#open.session;
    const open = { key, session: this.#logIn(key) };
    this.#open = open;
    open.session.catch(() => {
      if (this.#open === open) this.#open = undefined;
    });
    return open.session;
  }

  async #logIn(key: string): Promise<OdooSession> {
    try {
      return await this.#parts.logIn(key);
    } catch (error) {
      const isRefused = error instanceof Problem && NOT_ACCEPTED.has(error.code);
      throw isRefused ? secondKeyProblems.refused(this.login) : error;
    }
  }
}
