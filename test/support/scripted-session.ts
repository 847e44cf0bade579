import { systemClock } from '../../src/common/clock.ts';
import type { AllowList } from '../../src/odoo/allow-list.ts';
import type { OdooClient } from '../../src/odoo/client.ts';
import { connect } from '../../src/odoo/connect.ts';
import { OdooError } from '../../src/odoo/errors.ts';
import type { OdooSession, Protocol, RequestRecord, Timeouts, WireOptions } from '../../src/odoo/session.ts';
import { CANARY } from './canaries.ts';
import { ScriptedOdoo, inTurn, json, rpcResult } from './scripted-odoo.ts';
import type { Script } from './scripted-odoo.ts';

export const LOGIN = 'ada@example.com';

export const ODOO_19 = json({ version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' });

const ALLOWED: AllowList = [
  { model: 'res.partner', method: 'search_read', kind: 'read', fields: ['name'] },
  { model: 'account.move', method: 'action_post', kind: 'write' },
];

/** A session on a scripted server, its two calls, and what was counted and locked meanwhile. */
export interface ScriptedSession {
  readonly odoo: ScriptedOdoo;
  readonly session: OdooSession;
  readonly requests: RequestRecord[];
  readonly turns: string[];
  read(signal?: AbortSignal): Promise<unknown>;
  write(signal?: AbortSignal): Promise<unknown>;
}

/** Options of a wire that does not wait between retries. */
export function wireOptions(timeouts: Partial<Timeouts> = {}): WireOptions & { turns: { log: string[] } } {
  const log: string[] = [];
  const take = (origin: string, database: string): Promise<{ dispose: () => void }> => {
    log.push(`taken ${new URL(origin).hostname} ${database}`);
    return Promise.resolve({ dispose: () => void log.push('given back') });
  };
  return { clock: systemClock, turns: { take, log }, random: () => 0, timeouts };
}

/** Logs in by the given protocol; after that, every call is answered by `script`. */
export async function scriptedSession(
  protocol: Protocol,
  script: Script,
  timeouts: Partial<Timeouts> = {},
): Promise<ScriptedSession> {
  const odoo = await ScriptedOdoo.start({
    '/web/version': ODOO_19,
    '/jsonrpc': inTurn(rpcResult(7), script),
    '/json/2/res.users/context_get': json({ uid: 7 }),
    '/json/2/res.users/read': json([{ id: 7, login: LOGIN }]),
    '/json/2/res.partner/search_read': script,
    '/json/2/account.move/action_post': script,
  });
  const requests: RequestRecord[] = [];
  const options = wireOptions(timeouts);
  const target = {
    url: odoo.url,
    database: 'books',
    login: LOGIN,
    secret: CANARY,
    allowPlainHttp: true,
    protocol,
  };
  const session = await connect(target, { ...options, onRequest: (record) => requests.push(record) });
  requests.length = 0;
  odoo.seen.length = 0;
  const client: OdooClient = session.clientFor(ALLOWED);
  return {
    ...{ odoo, session, requests, turns: options.turns.log },
    read: (signal) =>
      client.call('res.partner', 'search_read', {
        args: [[]],
        kwargs: { fields: ['name'] },
        ...(signal === undefined ? {} : { signal }),
      }),
    write: (signal) =>
      client.call('account.move', 'action_post', {
        args: [[3]],
        ...(signal === undefined ? {} : { signal }),
      }),
  };
}

/** The OdooError that a call ends with. */
export async function failureOf(call: Promise<unknown>): Promise<OdooError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof OdooError) return error;
    throw error;
  }
  throw new Error('The call should have failed.');
}

/** A sentence without the port that the server happened to get. */
export function hostless(sentence: string): string {
  return sentence.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST');
}
