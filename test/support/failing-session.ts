import type { AllowList } from '../../src/odoo/allow-list.ts';
import type { CallOptions, OdooClient } from '../../src/odoo/client.ts';
import { OdooError } from '../../src/odoo/errors.ts';
import type { FailedOutcome } from '../../src/odoo/errors.ts';
import type { OdooSession, OdooVersion, Protocol } from '../../src/odoo/session.ts';

/** How a call goes wrong: refused, lost on the way there, lost on the way back, or late. */
export type CallFailure = 'rejected' | 'lost' | 'answer lost' | 'late';

/** A connection on which calls fail as planned. What does not fail reaches the Odoo behind it. */
export class FailingSession implements OdooSession {
  readonly origin: string;
  readonly database: string;
  readonly login: string;
  readonly uid: number;
  readonly version: OdooVersion;
  readonly protocol: Protocol;
  readonly #inner: OdooSession;
  readonly #plans = new Map<string, CallFailure>();
  readonly #late: (() => Promise<unknown>)[] = [];

  constructor(inner: OdooSession) {
    this.#inner = inner;
    ({
      origin: this.origin,
      database: this.database,
      login: this.login,
      uid: this.uid,
      version: this.version,
      protocol: this.protocol,
    } = inner);
  }

  /** @param call the next call of this name: "account.move.action_post" */
  fail(call: string, failure: CallFailure): void {
    this.#plans.set(call, failure);
  }

  /** What is late arrives. */
  async arrive(): Promise<void> {
    for (const send of this.#late.splice(0)) await send();
  }

  clientFor(allowed: AllowList): OdooClient {
    const inner = this.#inner.clientFor(allowed);
    return {
      call: async (model, method, options = {}) => {
        const name = `${model}.${method}`;
        const failure = this.#plans.get(name);
        this.#plans.delete(name);
        if (failure === undefined) return inner.call(model, method, options);
        return this.#failing(failure, (more) => inner.call(model, method, { ...options, ...more }), options);
      },
    };
  }

  async dispose(): Promise<void> {
    await this.#inner.dispose();
  }

  async #failing(
    failure: CallFailure,
    send: (more: CallOptions) => Promise<unknown>,
    { lastCheck }: CallOptions,
  ): Promise<never> {
    if (failure === 'answer lost') await send({});
    else await lastCheck?.();
    if (failure === 'late') this.#late.push(() => send({ lastCheck: undefined }));
    throw failed(failure === 'rejected' ? 'rejected' : 'unknown');
  }
}

function failed(outcome: FailedOutcome): OdooError {
  const isRefusal = outcome === 'rejected';
  const sentence = isRefusal ? 'Odoo refused.' : 'Odoo did not answer.';
  return new OdooError(
    outcome,
    { code: isRefusal ? 'refused_by_odoo' : 'timed_out', person: sentence, model: sentence },
    isRefusal ? { odooName: 'odoo.exceptions.UserError', odooWords: 'Not today.' } : {},
  );
}
