import { afterEach, describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../src/common/problem.ts';
import type { FailedOutcome } from '../../../src/odoo/errors.ts';
import { TRACEBACK, html, json, json2Error, rpcError, rpcResult } from '../../support/scripted-odoo.ts';
import type { Script } from '../../support/scripted-odoo.ts';
import { everythingIn } from '../../support/canaries.ts';
import { failureOf, scriptedSession } from '../../support/scripted-session.ts';
import type { ScriptedSession } from '../../support/scripted-session.ts';

const WORDS = 'Die Rechnung hat kein Datum.';

const faults: readonly [
  name: string,
  status: number,
  code: ProblemCode,
  outcome: FailedOutcome,
  quoted: boolean,
][] = [
  ['odoo.exceptions.UserError', 422, 'refused_by_odoo', 'rejected', true],
  ['odoo.exceptions.ValidationError', 422, 'refused_by_odoo', 'rejected', true],
  ['odoo.exceptions.RedirectWarning', 422, 'refused_by_odoo', 'rejected', true],
  ['odoo.exceptions.AccessError', 403, 'no_rights', 'rejected', true],
  ['odoo.exceptions.AccessDenied', 403, 'credentials_expired', 'rejected', false],
  ['werkzeug.exceptions.Unauthorized', 401, 'credentials_expired', 'rejected', false],
  ['odoo.exceptions.MissingError', 404, 'record_missing', 'rejected', false],
  ['odoo.exceptions.LockError', 409, 'conflict', 'rejected', false],
  ['psycopg2.errors.SerializationFailure', 500, 'conflict', 'rejected', false],
  ['psycopg2.errors.DeadlockDetected', 500, 'conflict', 'rejected', false],
  ['psycopg2.OperationalError', 500, 'server_unavailable', 'unknown', false],
  ['psycopg2.errors.InvalidTextRepresentation', 500, 'odoo_failed', 'rejected', false],
  ['werkzeug.exceptions.NotFound', 404, 'not_available', 'rejected', false],
  ['werkzeug.exceptions.RequestEntityTooLarge', 413, 'request_too_large', 'not-sent', false],
  ['werkzeug.exceptions.UnprocessableEntity', 422, 'odoo_failed', 'rejected', false],
  ['builtins.ValueError', 500, 'odoo_failed', 'rejected', false],
  ['builtins.TypeError', 500, 'odoo_failed', 'rejected', false],
  ['builtins.AttributeError', 500, 'odoo_failed', 'rejected', false],
  ['something.that.Nobody.Knows', 500, 'odoo_failed', 'rejected', false],
];

const open: ScriptedSession[] = [];
afterEach(async () => {
  for (const { session, odoo } of open.splice(0)) {
    session.dispose();
    await odoo.close();
  }
});

describe('an exception of Odoo is told by its class, and quoted where Odoo wrote it for people', () => {
  it.each(faults)('%s over JSON-RPC', async (name, _status, code, outcome, quoted) => {
    const scripted = await session('json-rpc', rpcError(name, `${WORDS} (message)`, [WORDS]));
    await expectFault(scripted, name, code, outcome, quoted);
  });

  it.each(faults)('%s over JSON-2, status %i', async (name, status, code, outcome, quoted) => {
    const scripted = await session('json-2', json2Error(status, name, WORDS));
    await expectFault(scripted, name, code, outcome, quoted);
  });

  it('takes the sentence of a RedirectWarning without the action that follows it', async () => {
    const script = rpcError('odoo.exceptions.RedirectWarning', `('${WORDS}', 42, 'Go')`, [WORDS, 42, 'Go']);
    const error = await failureOf((await session('json-rpc', script)).write());
    expect(error.person).toBe(`Odoo refused this. It says: "${WORDS}"`);
  });

  it('quotes 500 characters on one line and no character that hides or turns text', async () => {
    const script = rpcError('odoo.exceptions.UserError', `A\u202eB\u0000\n\tC\u200b ${'x'.repeat(1000)}`);
    const error = await failureOf((await session('json-rpc', script)).write());
    expect(error.odooWords).toBe(`AB C ${'x'.repeat(495)}…`);
  });

  it('has sentences that people understand', async () => {
    const sentences: Record<string, { person: string; model: string }> = {};
    for (const [name, status, code] of faults) {
      const { person, model } = await failureOf(
        (await session('json-2', json2Error(status, name, WORDS))).write(),
      );
      sentences[code] = { person, model };
    }
    expect(sentences).toMatchSnapshot();
  });
});

describe('an answer that is no exception', () => {
  it('is null where JSON-RPC leaves the result out, as for a method that returns None', async () => {
    expect(await (await session('json-rpc', rpcResult())).write()).toBeNull();
  });

  it('is passed on as it came', async () => {
    expect(await (await session('json-rpc', rpcResult([{ id: 1 }]))).read()).toEqual([{ id: 1 }]);
    expect(await (await session('json-2', json(null))).write()).toBeNull();
    expect(await (await session('json-2', json(false))).write()).toBe(false);
  });

  it.each([
    ['another id', json({ jsonrpc: '2.0', id: 'another', result: true })],
    ['no envelope', json({ result: true })],
    ['a list', json([])],
  ])('is not believed with %s', async (_name, script) => {
    const error = await failureOf((await session('json-rpc', script)).write());
    expect(error).toMatchObject({ code: 'answer_unreadable', outcome: 'unknown' });
  });

  it('means an unknown database where JSON-2 answers 404 with a page', async () => {
    const error = await failureOf((await session('json-2', html(404))).write());
    expect(error).toMatchObject({ code: 'database_not_found', outcome: 'rejected' });
  });

  it('means an expired key where JSON-2 answers 401 with a page', async () => {
    const error = await failureOf((await session('json-2', html(401))).write());
    expect(error).toMatchObject({ code: 'credentials_expired', outcome: 'rejected' });
    expect(error.person).toContain('Enter a new one');
  });
});

async function session(protocol: 'json-rpc' | 'json-2', script: Script): Promise<ScriptedSession> {
  const scripted = await scriptedSession(protocol, script);
  open.push(scripted);
  return scripted;
}

async function expectFault(
  scripted: ScriptedSession,
  name: string,
  code: ProblemCode,
  outcome: FailedOutcome,
  quoted: boolean,
): Promise<void> {
  const error = await failureOf(scripted.write());
  expect(error).toMatchObject({ code, outcome });
  if (code === 'conflict' || code === 'odoo_failed') expect(error.odooName).toBe(name);
  expect(everythingIn(error).includes(WORDS)).toBe(quoted);
  expect(everythingIn(error)).not.toContain(TRACEBACK);
  expect(scripted.odoo.seen).toHaveLength(1);
}
