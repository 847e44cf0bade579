import type { Clock } from '../common/clock.ts';
import { Kept } from '../common/kept.ts';
import { OdooError } from './errors.ts';
import type { OdooServer } from './server.ts';

/** Odoo forgets a session that was not used for a week, and our calls do not count as use. */
const LIFE_MS = 24 * 60 * 60_000;

/**
 * Which database a request is for, in the way that Odoo 14 and 15 understand. Where a server has several databases,
 * they answer `/jsonrpc` without a session as "no database", and there an exception becomes a bare HTML 500
 * (`Root.dispatch` and `ensure_db` in odoo/http.py and addons/web; observed on 14). The session says which database,
 * and nothing else: nobody is logged in with it.
 */
export class DatabaseSession {
  readonly #server: OdooServer;
  readonly #database: string;
  readonly #headers: Kept<Readonly<Record<string, string>>>;

  constructor(server: OdooServer, database: string, clock: Clock) {
    this.#server = server;
    this.#database = database;
    this.#headers = new Kept(clock, LIFE_MS);
  }

  /**
   * The headers that a request for the database carries; none where the server gives no session.
   * @param timeout milliseconds
   * @throws OdooError `not-sent`: the request itself has not been made yet
   */
  async headers(timeout: number, signal?: AbortSignal): Promise<Readonly<Record<string, string>>> {
    try {
      return await this.#headers.get('session', () => this.#choose(timeout, signal));
    } catch (error) {
      throw error instanceof OdooError ? new OdooError('not-sent', error) : error;
    }
  }

  /** After an answer that is not Odoo's own: a server that was restarted may have forgotten the session. */
  forget(): void {
    this.#headers.forget('session');
  }

  async #choose(timeout: number, signal?: AbortSignal): Promise<Readonly<Record<string, string>>> {
    const { http, requests } = this.#server;
    const subject = { model: 'web', method: 'session', kind: 'probe', protocol: 'http' } as const;
    const { sessionId } = await requests.record(subject, () =>
      http.exchange({
        method: 'GET',
        path: `/web?db=${encodeURIComponent(this.#database)}`,
        timeout,
        ...(signal === undefined ? {} : { signal }),
      }),
    );
    return sessionId === undefined ? {} : { Cookie: `session_id=${sessionId}` };
  }
}
