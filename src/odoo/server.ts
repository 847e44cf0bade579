import { z } from 'zod';
import type { Disposable } from '../common/disposable.ts';
import { parseOrigin } from './address.ts';
import { notOdoo, odooTooOld } from './connection-problems.ts';
import { OdooError } from './errors.ts';
import { gatewayError } from './gateway.ts';
import { OdooHttp } from './http.ts';
import { jsonRpc } from './json-rpc.ts';
import { RequestRecorder } from './request-recorder.ts';
import { DEFAULT_TIMEOUTS } from './session.ts';
import type { OdooVersion, Protocol, ServerOptions, Timeouts } from './session.ts';
import { OLDEST_MAJOR, readVersion } from './version.ts';

const versionSchema = z.object({ version_info: z.array(z.unknown()) });
const commonVersionSchema = z.object({ server_version_info: z.array(z.unknown()) });
const databasesSchema = z.array(z.string());

/** A server that may be Odoo, spoken to without credentials. */
export class OdooServer implements Disposable {
  readonly http: OdooHttp;
  readonly requests: RequestRecorder;
  readonly timeouts: Timeouts;
  readonly #signal: AbortSignal | undefined;

  /** @throws OdooError `url_invalid`, `plain_http_refused`, `tls_untrusted` */
  constructor(url: string, options: ServerOptions) {
    const { clock, certificateAuthority } = options;
    this.timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
    this.requests = new RequestRecorder(clock, options.onRequest);
    this.http = new OdooHttp(parseOrigin(url, options.allowPlainHttp), {
      clock,
      connectTimeout: this.timeouts.connect,
      ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
    });
    this.#signal = options.signal;
  }

  get origin(): string {
    return this.http.origin;
  }

  /**
   * Asks which Odoo this is. `/web/version` exists from Odoo 19 on; older ones answer it with 404.
   * @throws OdooError `not_odoo`, `odoo_too_old`, `redirected`, `server_busy`, `server_unavailable`, and those of
   * the connection
   */
  async version(): Promise<OdooVersion> {
    const answer = await this.#record('web', 'version', 'http', () =>
      this.http.exchange({ method: 'GET', path: '/web/version', ...this.#limits() }),
    );
    if (answer.status === 404) return this.#supported(await this.#commonVersion());
    if (answer.status !== 200) throw this.#asNotOdoo(gatewayError(answer, this.origin));
    const read = versionSchema.safeParse(answer.json);
    return this.#supported(read.success ? readVersion(read.data.version_info) : undefined);
  }

  /**
   * The names of the databases, where the server tells them.
   * @returns undefined when it does not: the person types the name
   */
  async databases(): Promise<string[] | undefined> {
    try {
      const list = await this.service('/web/database/list', 'database', 'list', {});
      return databasesSchema.safeParse(list).data;
    } catch (error) {
      if (error instanceof OdooError && error.outcome === 'rejected') return undefined;
      throw error;
    }
  }

  /** Calls a JSON-RPC service that is no model: `common`, or the list of databases. */
  service(
    path: string,
    service: string,
    method: string,
    params: Parameters<typeof jsonRpc>[1]['params'],
    {
      timeout = this.timeouts.read,
      ...credentials
    }: { timeout?: number; secret?: string; headers?: Readonly<Record<string, string>> } = {},
  ): Promise<unknown> {
    const subject = { model: service, method };
    return this.#record(service, method, 'json-rpc', () =>
      jsonRpc(this.http, {
        path,
        params,
        subject,
        ...this.#limits(),
        timeout,
        ...credentials,
      }),
    );
  }

  dispose(): void {
    this.http.dispose();
  }

  retire(): void {
    this.http.retire();
  }

  async #commonVersion(): Promise<OdooVersion | undefined> {
    try {
      const params = { service: 'common', method: 'version', args: [] };
      const read = commonVersionSchema.safeParse(await this.service('/jsonrpc', 'common', 'version', params));
      return read.success ? readVersion(read.data.server_version_info) : undefined;
    } catch (error) {
      throw error instanceof OdooError ? this.#asNotOdoo(error) : error;
    }
  }

  #supported(version: OdooVersion | undefined): OdooVersion {
    if (version === undefined) throw notOdoo(this.origin);
    if (version.major < OLDEST_MAJOR) throw odooTooOld(version.text);
    return version;
  }

  /** A stranger's answer to the first question is no damage to an answer of Odoo: nothing says that it is Odoo. */
  #asNotOdoo(error: OdooError): OdooError {
    return error.outcome === 'rejected' || error.code === 'answer_unreadable' ? notOdoo(this.origin) : error;
  }

  #limits(): { timeout: number; signal?: AbortSignal } {
    return { timeout: this.timeouts.read, ...(this.#signal === undefined ? {} : { signal: this.#signal }) };
  }

  #record<T>(
    model: string,
    method: string,
    protocol: Protocol | 'http',
    request: () => Promise<T>,
  ): Promise<T> {
    return this.requests.record({ model, method, kind: 'probe', protocol }, request);
  }
}
