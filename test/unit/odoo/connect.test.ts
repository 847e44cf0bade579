import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { connect } from '../../../src/odoo/connect.ts';
import type { ConnectionTarget, OdooSession, RequestRecord } from '../../../src/odoo/session.ts';
import {
  ScriptedOdoo,
  html,
  inTurn,
  json,
  json2Error,
  raw,
  rpcError,
  rpcResult,
} from '../../support/scripted-odoo.ts';
import type { Script } from '../../support/scripted-odoo.ts';
import { CANARY, everythingIn } from '../../support/canaries.ts';
import { LOGIN, ODOO_19, failureOf, hostless, wireOptions } from '../../support/scripted-session.ts';

/** Odoo 14, which answers one login. */
const odoo14 = (login: Script = rpcResult(7)): Record<string, Script> => ({
  '/web/version': html(404),
  '/jsonrpc': inTurn(rpcResult({ server_version_info: [14, 0] }), login),
});
const KEY_WORKS = {
  '/web/version': ODOO_19,
  '/json/2/res.users/context_get': json({ lang: 'en_US', tz: false, uid: 7 }),
  '/json/2/res.users/read': json([{ id: 7, login: LOGIN }]),
};
const NO_KEY = {
  '/web/version': ODOO_19,
  '/json/2/res.users/context_get': json2Error(401, 'werkzeug.exceptions.Unauthorized'),
};

const servers: ScriptedOdoo[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

describe('connecting', () => {
  it('asks who is there before the secret leaves', async () => {
    const odoo = await start({ '/web/version': html(200) });
    expect((await failureOf(connectTo(odoo))).code).toBe('not_odoo');
    expect(JSON.stringify(odoo.seen)).not.toContain(CANARY);
  });

  it('uses JSON-2 where the secret is a key, and checks whose it is', async () => {
    const odoo = await start(KEY_WORKS);
    const session = await connectTo(odoo);
    expect(session).toMatchObject({ protocol: 'json-2', uid: 7, login: LOGIN, database: 'books' });
    expect(odoo.seen.map(({ path }) => path)).toEqual([
      '/web/version',
      '/json/2/res.users/context_get',
      '/json/2/res.users/read',
    ]);
    expect(odoo.seen[1]?.headers).toMatchObject({
      'x-odoo-database': 'books',
      authorization: `Bearer ${CANARY}`,
    });
    expect(odoo.seen.some(({ headers }) => 'cookie' in headers)).toBe(false);
  });

  it('uses JSON-RPC where the secret is a password', async () => {
    const session = await connectTo(await start({ ...NO_KEY, '/jsonrpc': rpcResult(7) }));
    expect(session).toMatchObject({ protocol: 'json-rpc', uid: 7, version: { major: 19 } });
  });

  it('uses JSON-RPC with an older Odoo', async () => {
    expect(await connectTo(await start(odoo14()))).toMatchObject({
      protocol: 'json-rpc',
      version: { major: 14 },
    });
  });

  it('keeps to the protocol that the person chose', async () => {
    const odoo = await start({ ...KEY_WORKS, '/jsonrpc': rpcResult(7) });
    expect(await connectTo(odoo, { protocol: 'json-rpc' })).toMatchObject({ protocol: 'json-rpc' });
    expect(await connectTo(odoo, { protocol: 'json-2' })).toMatchObject({ protocol: 'json-2' });
  });

  it('passes a secret that fits no header by JSON-RPC', async () => {
    const session = await connectTo(await start({ ...KEY_WORKS, '/jsonrpc': rpcResult(7) }), {
      secret: 'schlüssel\r\nX: 1',
    });
    expect(session.protocol).toBe('json-rpc');
  });

  it.each<[string, Record<string, Script>, Partial<ConnectionTarget>, string]>([
    ['a wrong password', { ...NO_KEY, '/jsonrpc': rpcResult(false) }, {}, 'wrong_credentials'],
    ['a wrong password on Odoo 14', odoo14(rpcResult(false)), {}, 'wrong_credentials'],
    [
      'the key of another user',
      { ...KEY_WORKS, '/json/2/res.users/read': json([{ id: 7, login: 'eve' }]) },
      {},
      'wrong_credentials',
    ],
    ['a password for JSON-2', NO_KEY, { protocol: 'json-2' }, 'wrong_credentials'],
    ['JSON-2 with Odoo 14', odoo14(), { protocol: 'json-2' }, 'not_available'],
    [
      'a wrong database',
      { '/web/version': ODOO_19, '/jsonrpc': rpcError('psycopg2.OperationalError') },
      {},
      'database_not_found',
    ],
    ['a wrong database, by JSON-2 alone', { '/web/version': ODOO_19 }, {}, 'database_not_found'],
    ['a login that is no number', { ...NO_KEY, '/jsonrpc': rpcResult('seven') }, {}, 'answer_unreadable'],
  ])('explains %s and does not try twice', async (_name, scripts, change, code) => {
    const odoo = await start(scripts);
    const error = await failureOf(connectTo(odoo, change));
    expect(error.code).toBe(code);
    expect(hostless(error.person)).toMatchSnapshot();
    expect(everythingIn(error)).not.toContain(CANARY);
    const logins = odoo.seen.filter(({ body }) => body.includes('"authenticate"'));
    expect(logins.length).toBeLessThanOrEqual(1);
  });

  it('tries a login again when the answer was lost', async () => {
    const odoo = await start({ ...NO_KEY, '/jsonrpc': inTurn(html(502), rpcResult(7)) });
    await expect(connectTo(odoo)).resolves.toMatchObject({ uid: 7 });
  });

  it('counts every request', async () => {
    const records: RequestRecord[] = [];
    const odoo = await start({ ...NO_KEY, '/jsonrpc': rpcResult(7) });
    await connectTo(odoo, {}, (record) => records.push(record));
    expect(records).toMatchObject([
      { model: 'web', method: 'version', kind: 'probe', protocol: 'http', outcome: 'done' },
      { model: 'res.users', method: 'context_get', kind: 'probe', protocol: 'json-2', outcome: 'rejected' },
      { model: 'common', method: 'authenticate', kind: 'probe', protocol: 'json-rpc', outcome: 'done' },
    ]);
    expect(JSON.stringify(records)).not.toContain(CANARY);
  });

  it('says that a key has expired when it worked before', async () => {
    const login = inTurn(rpcResult(7), rpcError('odoo.exceptions.AccessDenied'));
    const odoo = await start({ ...NO_KEY, '/jsonrpc': login });
    const session = await connectTo(odoo);
    const client = session.clientFor([{ model: 'res.partner', method: 'search_count', kind: 'read' }]);
    const error = await failureOf(client.call('res.partner', 'search_count', { args: [[]] }));
    expect(error.code).toBe('credentials_expired');
    expect(odoo.seen.filter(({ body }) => body.includes('execute_kw'))).toHaveLength(1);
  });
});

describe('a session that nobody needs any more', () => {
  it('closes what is idle at once, and the rest when it has its answer: nothing is cut off', async () => {
    const sockets = new Set<Socket>();
    const answering = Promise.withResolvers<number>();
    const counted =
      (answer: Script): Script =>
      (request, response) => {
        if (response.socket !== null) sockets.add(response.socket);
        answer(request, response);
      };
    const odoo = await start({
      '/web/version': counted(ODOO_19),
      '/json/2/res.users/context_get': counted(json({ uid: 7 })),
      '/json/2/res.users/read': counted(json([{ id: 7, login: LOGIN }])),
      '/json/2/res.partner/search_count': counted((request, response) => {
        void answering.promise.then((number) => json(number)(request, response));
      }),
    });
    const session = await connectTo(odoo);
    const client = session.clientFor([{ model: 'res.partner', method: 'search_count', kind: 'read' }]);
    const count = () => client.call('res.partner', 'search_count', { args: [[]] });
    const open = () => [...sockets].filter(({ destroyed }) => !destroyed).length;
    const counts = [count(), count()];
    await expect.poll(() => odoo.seen.filter(({ path }) => path.endsWith('search_count')).length).toBe(2);
    session.retire();
    expect(open()).toBe(2);
    answering.resolve(3);
    expect(await Promise.all(counts)).toEqual([3, 3]);
    await expect.poll(open).toBe(0);
    expect(await count()).toBe(3);
    await expect.poll(open).toBe(0);
  });

  it('keeps its connections open until then', async () => {
    const sockets = new Set<Socket>();
    const answer: Script = (request, response) => {
      if (response.socket !== null) sockets.add(response.socket);
      ODOO_19(request, response);
    };
    const session = await connectTo(await start({ ...KEY_WORKS, '/web/version': answer }));
    expect([...sockets].map(({ destroyed }) => destroyed)).toEqual([false]);
    session.retire();
    await expect.poll(() => [...sockets].map(({ destroyed }) => destroyed)).toEqual([true]);
  });
});

describe('the two protocols', () => {
  it('carry the same call, by position and by name', async () => {
    const odoo = await start({
      ...KEY_WORKS,
      '/jsonrpc': rpcResult(7),
      '/json/2/res.partner/search_read': raw(200, '[]', {
        'Content-Type': 'application/json; charset=utf-8',
      }),
    });
    for (const protocol of ['json-rpc', 'json-2'] as const) {
      const session = await connectTo(odoo, { protocol });
      const client = session.clientFor([
        { model: 'res.partner', method: 'search_read', kind: 'read', fields: ['name'] },
      ]);
      await client.call('res.partner', 'search_read', {
        args: [[['id', '=', 3]]],
        kwargs: { fields: ['name'], limit: 2 },
        context: { allowed_company_ids: [1] },
      });
    }
    const sent = odoo.seen
      .filter(({ body }) => body.includes('allowed_company_ids'))
      .map(({ body }): unknown => JSON.parse(body));
    expect(sent).toMatchObject([
      {
        params: {
          service: 'object',
          method: 'execute_kw',
          args: [
            'books',
            7,
            CANARY,
            'res.partner',
            'search_read',
            [[['id', '=', 3]]],
            { fields: ['name'], limit: 2, context: { allowed_company_ids: [1] } },
          ],
        },
      },
      { domain: [['id', '=', 3]], fields: ['name'], limit: 2, context: { allowed_company_ids: [1] } },
    ]);
  });
});

async function start(scripts: Record<string, Script>): Promise<ScriptedOdoo> {
  const odoo = await ScriptedOdoo.start(scripts);
  servers.push(odoo);
  return odoo;
}

function connectTo(
  { url }: ScriptedOdoo,
  change: Partial<ConnectionTarget> = {},
  onRequest?: (record: RequestRecord) => void,
): Promise<OdooSession> {
  const target = { url, database: 'books', login: LOGIN, secret: CANARY, allowPlainHttp: true, ...change };
  return connect(target, { ...wireOptions(), ...(onRequest === undefined ? {} : { onRequest }) });
}
