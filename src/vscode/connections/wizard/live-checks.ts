import { systemClock } from '../../../common/clock.ts';
import { connect, listDatabases, probe } from '../../../odoo/connect.ts';
import type { OdooVersion, RequestRecord, WriteTurns } from '../../../odoo/session.ts';
import type { Answers } from './answers.ts';

/** What answers at an address. */
export interface FoundOdoo {
  readonly version: OdooVersion;
  /** Undefined where the administrator has switched the list off. */
  readonly databases: readonly string[] | undefined;
}

/** How far the person trusts who answers at an address. */
export type Trust = Pick<Answers, 'allowPlainHttp' | 'certificateAuthority'>;

/** Connecting only reads: a turn to write is never taken. */
const NO_WRITES: WriteTurns = {
  take: () => Promise.reject(new Error('Trying a connection does not write.')),
};

/** Tries what the person typed on the real Odoo. Loaded when the wizard needs it. */
export class LiveChecks {
  readonly #onRequest: (record: RequestRecord) => void;

  constructor(onRequest: (record: RequestRecord) => void) {
    this.#onRequest = onRequest;
  }

  /**
   * Asks without credentials which Odoo is there and which databases it has.
   * @throws Problem as `probe`
   */
  async find(url: string, trust: Trust, signal: AbortSignal): Promise<FoundOdoo> {
    const options = { clock: systemClock, ...trust, onRequest: this.#onRequest, signal };
    const { version } = await probe(url, options);
    return { version, databases: await listDatabases(url, options) };
  }

  /**
   * Logs in and out of sight.
   * @returns Odoo's id of the user
   * @throws Problem as `connect`
   */
  async logIn(
    {
      url,
      database,
      login,
      allowPlainHttp,
      certificateAuthority,
    }: Omit<Answers, 'version' | 'databases' | 'secret' | 'name'>,
    secret: string,
    signal: AbortSignal,
  ): Promise<number> {
    const options = { clock: systemClock, turns: NO_WRITES, onRequest: this.#onRequest, signal };
    const authority = certificateAuthority === undefined ? {} : { certificateAuthority };
    const session = await connect({ url, database, login, secret, allowPlainHttp, ...authority }, options);
    session.dispose();
    return session.uid;
  }
}
