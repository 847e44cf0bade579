import type { CallOptions, OdooClient } from '../../src/odoo/client.ts';
import { OdooError } from '../../src/odoo/errors.ts';
import type { FailedOutcome } from '../../src/odoo/errors.ts';
import type { OdooSession } from '../../src/odoo/session.ts';

/** What happens to a call: who did not hear whom, or something else first. */
export type Trouble = 'not-sent' | 'rejected' | 'unknown-done' | 'unknown-not-done' | (() => Promise<void>);

/** A session on a real wire whose calls go wrong as planned. */
export interface TroubledSession {
  readonly session: OdooSession;
  /** Every call that was made, as "model.method". */
  readonly calls: string[];
  /** Something happens to the next call of this name, or to the nth. */
  readonly when: (call: string, trouble: Trouble, nth?: number) => void;
}

export function troubledSession(inner: OdooSession): TroubledSession {
  const calls: string[] = [];
  const plans = new Map<string, { left: number; readonly trouble: Trouble }>();
  const { origin, database, login, uid, version, protocol } = inner;
  const trouble = async (
    client: OdooClient,
    model: string,
    method: string,
    options: CallOptions = {},
  ): Promise<unknown> => {
    const name = `${model}.${method}`;
    const next = plans.get(name);
    if (next !== undefined) next.left -= 1;
    const plan = next?.left === 0 ? next.trouble : undefined;
    if (plan !== undefined) plans.delete(name);
    const call = () => client.call(model, method, options);
    calls.push(name);
    if (plan === undefined) return call();
    if (typeof plan === 'function') {
      await plan();
      return call();
    }
    if (plan === 'unknown-done') await call();
    else await options.lastCheck?.();
    throw failed(plan === 'unknown-done' || plan === 'unknown-not-done' ? 'unknown' : plan);
  };
  return {
    calls,
    when: (call, planned, nth = 1) => void plans.set(call, { left: nth, trouble: planned }),
    session: {
      ...{ origin, database, login, uid, version, protocol },
      clientFor: (allowed) => {
        const client = inner.clientFor(allowed);
        return { call: (model, method, options) => trouble(client, model, method, options) };
      },
      dispose: () => inner.dispose(),
    },
  };
}

function failed(outcome: FailedOutcome): OdooError {
  const said =
    outcome === 'rejected' ? { odooName: 'odoo.exceptions.UserError', odooWords: 'Not today.' } : {};
  const code = outcome === 'rejected' ? 'refused_by_odoo' : 'timed_out';
  const sentence = `It failed: ${outcome}.`;
  return new OdooError(outcome, { code, person: sentence, model: sentence }, said);
}
