import { databaseNotFound, credentialsExpired } from './connection-problems.ts';
import type { Dialect, DialectCall } from './dialect.ts';
import { answerUnreadable } from './exchange-problems.ts';
import { gatewayError } from './gateway.ts';
import type { HttpAnswer, OdooHttp } from './http.ts';
import { odooFaultError, readFault } from './odoo-faults.ts';
import { nameArguments } from './signatures.ts';

/** Whether a value can travel in an HTTP header unharmed. */
export function fitsHeader(value: string): boolean {
  return /^[\x21-\x7e]+$/.test(value);
}

/** `/json/2/<model>/<method>`: Odoo 19 and later, with an API key. Arguments travel by name. */
export class Json2Dialect implements Dialect {
  readonly protocol = 'json-2';
  readonly #http: OdooHttp;
  readonly #user: { readonly database: string; readonly secret: string };

  constructor(http: OdooHttp, user: { database: string; secret: string }) {
    this.#http = http;
    this.#user = user;
  }

  async call(call: DialectCall): Promise<unknown> {
    const { database, secret } = this.#user;
    const answer = await this.#http.exchange({
      method: 'POST',
      path: `/json/2/${encodeURIComponent(call.model)}/${encodeURIComponent(call.method)}`,
      headers: { Authorization: `Bearer ${secret}`, 'X-Odoo-Database': database },
      body: { ...nameArguments(call), context: call.context },
      timeout: call.timeout,
      freshConnection: call.kind === 'write',
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
    return this.#open(answer, call);
  }

  #open(answer: HttpAnswer, call: DialectCall): unknown {
    if (answer.status === 200) {
      if (answer.json === undefined) throw answerUnreadable('unknown');
      return answer.json;
    }
    const fault = readFault(answer.json, this.#user.secret);
    if (fault !== undefined && answer.status !== 429 && answer.status !== 503) {
      throw odooFaultError(fault, call.model, call.method);
    }
    if (answer.status === 401) throw credentialsExpired();
    // Odoo answers a wrong X-Odoo-Database with an HTML page; an unknown model or method comes as JSON.
    if (answer.status === 404) throw databaseNotFound(this.#user.database);
    throw gatewayError(answer, this.#http.origin);
  }
}
