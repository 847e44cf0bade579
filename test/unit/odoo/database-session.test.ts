import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/common/clock.ts';
import type { Clock } from '../../../src/common/clock.ts';
import { connect } from '../../../src/odoo/connect.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { ScriptedOdoo, html, inTurn, rpcResult } from '../../support/scripted-odoo.ts';
import type { Script } from '../../support/scripted-odoo.ts';
import { CANARY } from '../../support/canaries.ts';
import { LOGIN, failureOf, wireOptions } from '../../support/scripted-session.ts';

const VERSION = rpcResult({ server_version_info: [14, 0] });
const SESSION = html(302, {
  Location: '/web?db=books',
  'Set-Cookie': 'session_id=0a1b2c; Expires=Sun, 21-Feb-2027 01:05:43 GMT; HttpOnly; Path=/',
});

const servers: ScriptedOdoo[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(scripts: Record<string, Script>) {
  const odoo = await ScriptedOdoo.start({ '/web/version': html(404), ...scripts });
  servers.push(odoo);
  return odoo;
}

async function connectTo({ url }: ScriptedOdoo, clock: Clock = systemClock) {
  const target = { url, database: 'books', login: LOGIN, secret: CANARY, allowPlainHttp: true };
  const session = await connect(target, { ...wireOptions(), clock });
  const client = session.clientFor([{ model: 'res.partner', method: 'search_count', kind: 'read' }]);
  return { count: () => client.call('res.partner', 'search_count', { args: [[]] }) };
}

const withSecret = (odoo: ScriptedOdoo) => odoo.seen.filter(({ body }) => body.includes(CANARY));

describe('an Odoo 14 with several databases', () => {
  it('is told the database by a session, in which nobody is logged in', async () => {
    const odoo = await start({
      '/web?db=books': SESSION,
      '/jsonrpc': inTurn(VERSION, rpcResult(7), rpcResult(3)),
    });
    const { count } = await connectTo(odoo);
    expect(await count()).toBe(3);
    expect(withSecret(odoo).map(({ headers }) => headers.cookie)).toEqual([
      'session_id=0a1b2c',
      'session_id=0a1b2c',
    ]);
    const opened = odoo.seen.filter(({ path }) => path.startsWith('/web?'));
    expect(opened).toMatchObject([{ method: 'GET', body: '' }]);
  });

  it('is told again when it has forgotten the session, which it says in bare HTML', async () => {
    const odoo = await start({
      '/web?db=books': SESSION,
      '/jsonrpc': inTurn(VERSION, rpcResult(7), html(404), rpcResult(3)),
    });
    const { count } = await connectTo(odoo);
    await failureOf(count());
    expect(await count()).toBe(3);
    expect(odoo.seen.filter(({ path }) => path.startsWith('/web?'))).toHaveLength(2);
  });

  it('is told again after a day, before it forgets the session', async () => {
    const odoo = await start({
      '/web?db=books': SESSION,
      '/jsonrpc': inTurn(VERSION, rpcResult(7), rpcResult(3)),
    });
    const clock = new ManualClock();
    const { count } = await connectTo(odoo, clock);
    clock.advance(24 * 60 * 60_000 + 1);
    await count();
    expect(odoo.seen.filter(({ path }) => path.startsWith('/web?'))).toHaveLength(2);
  });

  it('is spoken to without a session where it gives none', async () => {
    const odoo = await start({ '/jsonrpc': inTurn(VERSION, rpcResult(7), rpcResult(3)) });
    expect(await (await connectTo(odoo)).count()).toBe(3);
    expect(withSecret(odoo).some(({ headers }) => 'cookie' in headers)).toBe(false);
  });

  it('is known to have no such database by the list that it gives', async () => {
    const odoo = await start({
      '/web?db=books': SESSION,
      '/jsonrpc': inTurn(VERSION, html(500)),
      '/web/database/list': rpcResult(['other']),
    });
    expect((await failureOf(connectTo(odoo))).code).toBe('database_not_found');
  });

  it('is out of order when its list has the database, or when it gives none', async () => {
    for (const list of [rpcResult(['books']), html(404)]) {
      const odoo = await start({ '/jsonrpc': inTurn(VERSION, html(500)), '/web/database/list': list });
      expect((await failureOf(connectTo(odoo))).code).toBe('server_unavailable');
    }
  });
});
