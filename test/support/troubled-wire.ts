import type { CallOptions, OdooClient } from '../../src/odoo/client.ts';
import { OdooError } from '../../src/odoo/errors.ts';
import type { FailedOutcome } from '../../src/odoo/errors.ts';
import type { OdooSession } from '../../src/odoo/session.ts';

/** How a call goes wrong: not sent, refused, lost on the way there, lost on the way back, or late. */
export type CallFailure = 'not-sent' | 'rejected' | 'lost' | 'answer lost' | 'late';

/** What happens to a call: it goes wrong, or something else is first, or comes between Odoo's answer and us. */
export type Trouble = CallFailure | (() => Promise<void>) | { readonly answered: () => Promise<void> };

/** A wire on which things happen as planned. What is not planned reaches the Odoo behind it. */
export class TroubledWire {
  /** Every call that was made, as "model.method". */
  readonly calls: string[] = [];
  #plans: { readonly call: string; left: number; readonly trouble: Trouble }[] = [];
  readonly #late: (() => Promise<unknown>)[] = [];

  /** Something happens to the next call of this name ("account.move.action_post"), or to the nth from now on. */
  readonly when = (call: string, trouble: Trouble, nth = 1): void => {
    this.#plans.push({ call, left: nth, trouble });
  };

  /** What is late arrives. */
  async arrive(): Promise<void> {
    for (const send of this.#late.splice(0)) await send();
  }

  /** The same session, over this wire. */
  through(session: OdooSession): OdooSession {
    const { origin, database, login, uid, version, protocol } = session;
    return {
      ...{ origin, database, login, uid, version, protocol },
      clientFor: (allowed) => this.#client(session.clientFor(allowed)),
      retire: () => session.retire(),
      dispose: () => session.dispose(),
    };
  }

  #client(inner: OdooClient): OdooClient {
    return {
      call: async (model, method, options = {}) => {
        const name = `${model}.${method}`;
        const trouble = this.#next(name);
        this.calls.push(name);
        const send = (more: CallOptions = {}) => inner.call(model, method, { ...options, ...more });
        if (typeof trouble === 'string') return this.#fail(trouble, send, options);
        if (typeof trouble === 'function') await trouble();
        const answer = await send();
        if (typeof trouble === 'object') await trouble.answered();
        return answer;
      },
    };
  }

  #next(name: string): Trouble | undefined {
    const own = this.#plans.filter(({ call }) => call === name);
    for (const plan of own) plan.left -= 1;
    const due = own.find(({ left }) => left <= 0);
    this.#plans = this.#plans.filter((plan) => plan !== due);
    return due?.trouble;
  }

  async #fail(
    failure: CallFailure,
    send: (more?: CallOptions) => Promise<unknown>,
    { lastCheck }: CallOptions,
  ): Promise<never> {
    if (failure === 'answer lost') await send();
    else await lastCheck?.();
    if (failure === 'late') this.#late.push(() => send({ lastCheck: undefined }));
    throw failed(failure === 'rejected' || failure === 'not-sent' ? failure : 'unknown');
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
