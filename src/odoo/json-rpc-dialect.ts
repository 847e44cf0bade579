import type { DatabaseSession } from './database-session.ts';
import type { Dialect, DialectCall } from './dialect.ts';
import { OdooError } from './errors.ts';
import type { OdooHttp } from './http.ts';
import { jsonRpc } from './json-rpc.ts';

/** `/jsonrpc`: Odoo 14 and later, with a password or an API key. */
export class JsonRpcDialect implements Dialect {
  readonly protocol = 'json-rpc';
  readonly #http: OdooHttp;
  readonly #user: { readonly database: string; readonly uid: number; readonly secret: string };
  readonly #session: DatabaseSession | undefined;

  /** @param session for an Odoo that needs one */
  constructor(
    http: OdooHttp,
    user: { database: string; uid: number; secret: string },
    session: DatabaseSession | undefined,
  ) {
    this.#http = http;
    this.#user = user;
    this.#session = session;
  }

  async call(call: DialectCall): Promise<unknown> {
    const { database, uid, secret } = this.#user;
    const { model, method, args, kwargs, context } = call;
    const request = {
      path: '/jsonrpc',
      headers: (await this.#session?.headers(call.timeout, call.signal)) ?? {},
      params: {
        service: 'object',
        method: 'execute_kw',
        args: [database, uid, secret, model, method, args, { ...kwargs, context }],
      },
      secret,
      subject: call,
      timeout: call.timeout,
      freshConnection: call.kind === 'write',
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    };
    try {
      return await jsonRpc(this.#http, request);
    } catch (error) {
      if (error instanceof OdooError && error.odooName === undefined) this.#session?.forget();
      throw error;
    }
  }
}
