import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../src/common/problem.ts';
import type { FailedOutcome } from '../../../src/odoo/errors.ts';
import { cutAnswer, endless, html, raw, reset, silence, slowLoris } from '../../support/scripted-odoo.ts';
import type { Script } from '../../support/scripted-odoo.ts';
import { CANARY, everythingIn } from '../../support/canaries.ts';
import { failureOf, hostless, scriptedSession } from '../../support/scripted-session.ts';
import type { ScriptedSession } from '../../support/scripted-session.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const GZIP = { ...JSON_TYPE, 'Content-Encoding': 'gzip' };
const IMPATIENT = { read: 60, write: 60, deadline: 2_000 };

interface Fault {
  readonly name: string;
  readonly script: Script;
  readonly code: ProblemCode;
  readonly outcome: FailedOutcome;
  /** How often a read is sent. */
  readonly reads: number;
}

const faults: readonly Fault[] = [
  fault('the connection is reset after the request', reset, 'connection_lost', 'unknown', 4),
  fault('the answer is cut short', cutAnswer, 'connection_lost', 'unknown', 4),
  fault('Odoo says nothing', silence, 'timed_out', 'unknown', 4),
  fault('the answer trickles in for ever', slowLoris, 'timed_out', 'unknown', 4),
  fault(
    'JSON ends too early',
    raw(200, '{"jsonrpc": "2.0", "re', JSON_TYPE),
    'answer_unreadable',
    'unknown',
    4,
  ),
  fault('a login page comes with 200', html(200), 'answer_unreadable', 'unknown', 4),
  fault(
    'JSON comes as text',
    raw(200, '[]', { 'Content-Type': 'text/plain' }),
    'answer_unreadable',
    'unknown',
    4,
  ),
  fault('the compression is damaged', raw(200, 'no gzip', GZIP), 'answer_unreadable', 'unknown', 4),
  fault(
    'a few bytes unpack to 50 MB',
    raw(200, gzipSync(Buffer.alloc(50_000_000)), GZIP),
    'answer_too_large',
    'unknown',
    1,
  ),
  fault('the answer has no end', endless, 'answer_too_large', 'unknown', 1),
  fault('a gateway says 502', html(502), 'server_unavailable', 'unknown', 4),
  fault('a gateway says 504', html(504), 'server_unavailable', 'unknown', 4),
  fault('Odoo is down for maintenance', html(503), 'server_unavailable', 'unknown', 4),
  fault('a proxy refuses', html(403), 'answer_unreadable', 'rejected', 1),
  fault('a proxy takes no request of this size', html(413), 'request_too_large', 'not-sent', 1),
  fault('a proxy counts requests', html(429, { 'Retry-After': '0' }), 'server_busy', 'not-sent', 4),
  fault(
    'the wait asked for is beyond the deadline',
    html(429, { 'Retry-After': '3600' }),
    'server_busy',
    'not-sent',
    1,
  ),
  fault(
    'moved for good, 301',
    html(301, { Location: 'https://new.example.com/x' }),
    'redirected',
    'not-sent',
    1,
  ),
  fault('a login elsewhere, 303', html(303, { Location: '/web/login' }), 'redirected', 'not-sent', 1),
  fault(
    'a redirect that repeats a POST, 307',
    html(307, { Location: 'https://evil.example/' }),
    'redirected',
    'not-sent',
    1,
  ),
  fault('a lasting one, 308', html(308, { Location: 'https://evil.example/' }), 'redirected', 'not-sent', 1),
];

const open: ScriptedSession[] = [];
afterEach(async () => {
  for (const { session, odoo } of open.splice(0)) {
    session.dispose();
    await odoo.close();
  }
});

describe.each(['json-rpc', 'json-2'] as const)('a fault between us and Odoo, over %s', (protocol) => {
  it.each(faults)('$name: a write is told as $code, $outcome, and never sent again', async (fault) => {
    const scripted = await session(fault);
    const error = await failureOf(scripted.write());
    expect(error).toMatchObject({ code: fault.code, outcome: fault.outcome });
    expect(scripted.odoo.seen).toHaveLength(1);
    expect(scripted.requests).toMatchObject([{ kind: 'write', outcome: fault.outcome, protocol }]);
    expect(scripted.turns).toEqual(['taken 127.0.0.1 books', 'given back']);
    expect(everythingIn(error)).not.toContain(CANARY);
  });

  it.each(faults)('$name: a read is sent $reads times and then told as $code', async (fault) => {
    const scripted = await session(fault);
    const error = await failureOf(scripted.read());
    expect(error).toMatchObject({ code: fault.code });
    expect(scripted.odoo.seen).toHaveLength(fault.reads);
    expect(scripted.requests).toHaveLength(fault.reads);
    expect(everythingIn(error)).not.toContain(CANARY);
  });

  async function session(fault: Fault): Promise<ScriptedSession> {
    const scripted = await scriptedSession(
      protocol,
      fault.script,
      fault.code === 'timed_out' ? IMPATIENT : {},
    );
    open.push(scripted);
    return scripted;
  }
});

describe('a server that went away', () => {
  it.each(['read', 'write'] as const)('has surely not seen a %s', async (kind) => {
    const scripted = await scriptedSession('json-rpc', silence);
    await scripted.odoo.close();
    const error = await failureOf(scripted[kind]());
    expect(error).toMatchObject({ code: 'unreachable', outcome: 'not-sent' });
    expect(error.person).toContain('refuses the connection');
  });
});

describe('a cancelled call', () => {
  it('ends at once and is unknown when it was on its way', async () => {
    const scripted = await scriptedSession('json-2', silence);
    open.push(scripted);
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 50);
    expect(await failureOf(scripted.write(cancel.signal))).toMatchObject({
      code: 'cancelled',
      outcome: 'unknown',
    });
  });

  it('is not sent when it was cancelled before', async () => {
    const scripted = await scriptedSession('json-2', silence);
    open.push(scripted);
    const error = await failureOf(scripted.write(AbortSignal.abort()));
    expect(error).toMatchObject({ code: 'cancelled', outcome: 'not-sent' });
    expect(scripted.odoo.seen).toEqual([]);
  });
});

describe('the sentences for people', () => {
  it('say what happened and what to do', async () => {
    const sentences = new Map<string, string>();
    for (const each of faults) {
      const scripted = await scriptedSession(
        'json-rpc',
        each.script,
        each.code === 'timed_out' ? IMPATIENT : {},
      );
      open.push(scripted);
      const { code, person } = await failureOf(scripted.write());
      sentences.set(each.name, `${code}: ${hostless(person)}`);
    }
    expect(Object.fromEntries(sentences)).toMatchSnapshot();
  });
});

function fault(
  name: string,
  script: Script,
  code: ProblemCode,
  outcome: FailedOutcome,
  reads: number,
): Fault {
  return { name, script, code, outcome, reads };
}
