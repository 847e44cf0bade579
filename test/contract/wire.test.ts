import { describe, expect } from 'vitest';
import { z } from 'zod';
import { openContract } from './contract.ts';
import type { Odoo } from './odoo.ts';
import { databaseSession } from './wire/database-session.ts';
import { faultOf, faultSchema } from './wire/fault.ts';
import { send } from './wire/http.ts';
import { jsonRpc, sendJsonRpc } from './wire/json-rpc.ts';

const contract = await openContract();

const errorSchema = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.unknown(),
  error: z.object({ code: z.int(), message: z.string(), data: faultSchema }),
});

/** `execute_kw` with what was given, and this Odoo's own user for the rest. */
async function execute(odoo: Odoo, change: { uid?: unknown; secret?: unknown } = {}) {
  const { database } = odoo.place;
  const uid = 'uid' in change ? change.uid : await odoo.uid();
  const args = [database, uid, change.secret ?? odoo.user.key, 'res.users', 'context_get', [], {}];
  return jsonRpc(odoo.place, 'object', 'execute_kw', args);
}

const authenticate = ({ place }: Odoo, login: string, secret: string, database = place.database) =>
  jsonRpc(place, 'common', 'authenticate', [database, login, secret, {}]);

describe('which Odoo is this', () => {
  contract(
    'GET /web/version tells, to anybody',
    { odoo: [19], over: 'json-2', anywhere: 'reads' },
    async ({ place }) => {
      const { status, json } = await send(`${place.url}/web/version`, { method: 'GET' });
      expect(status).toBe(200);
      expect(json).toMatchObject({ version: expect.stringMatching(/^19\.\d/), version_info: { 0: 19 } });
    },
  );

  contract(
    'GET /web/version is not there: 404',
    { odoo: [14], over: 'json-rpc', anywhere: 'reads' },
    async ({ place }) => {
      expect((await send(`${place.url}/web/version`, { method: 'GET' })).status).toBe(404);
    },
  );

  contract(
    'common.version tells, to anybody',
    { odoo: [14, 19], over: 'json-rpc', anywhere: 'reads' },
    async ({ place, major }) => {
      expect(await jsonRpc(place, 'common', 'version', [])).toMatchObject({
        server_version_info: { 0: major },
        server_serie: expect.stringMatching(new RegExp(`^${major}\\.\\d`)),
        protocol_version: 1,
      });
    },
  );
});

describe('which databases are there', () => {
  contract(
    '/web/database/list names them, where the server lets it',
    { odoo: [14, 19], over: 'json-rpc' },
    async ({ place }) => {
      const body = { jsonrpc: '2.0', method: 'call', id: 7, params: {} };
      const { json } = await send(`${place.url}/web/database/list`, { body });
      expect(json).toMatchObject({ id: 7, result: expect.arrayContaining([place.database]) });
    },
  );
});

describe('logging in over JSON-RPC', () => {
  contract(
    'a password and an API key are the same user',
    { odoo: [14, 19], over: 'json-rpc' },
    async (odoo) => {
      const { login, password, key } = odoo.user;
      const uid = await odoo.uid();
      expect(await authenticate(odoo, login, password)).toBe(uid);
      expect(await authenticate(odoo, login, key)).toBe(uid);
    },
  );

  contract(
    'a wrong password and an unknown login are both `false`, and no error',
    { odoo: [14, 19], over: 'json-rpc', anywhere: 'reads' },
    async (odoo) => {
      expect(await authenticate(odoo, odoo.user.login, 'no-such-password')).toBe(false);
      expect(await authenticate(odoo, 'nobody@example.com', 'no-such-password')).toBe(false);
    },
  );

  contract(
    'a database that is not there is a psycopg2.OperationalError that names it',
    { odoo: [14, 19], over: 'json-rpc', anywhere: 'reads' },
    async (odoo) => {
      const fault = await faultOf(authenticate(odoo, odoo.user.login, odoo.user.key, 'no_such_database'));
      expect(fault.name).toBe('psycopg2.OperationalError');
      expect(fault.message).toContain('no_such_database');
    },
  );

  contract(
    "every call brings the secret again: AccessDenied when it is wrong, empty, or somebody else's",
    { odoo: [14, 19], over: 'json-rpc' },
    async (odoo) => {
      const wrong = [
        { secret: '0'.repeat(40) },
        { secret: '' },
        { secret: false },
        { secret: odoo.as('accountant').user.key },
        { uid: false },
      ];
      for (const change of wrong) {
        expect((await faultOf(execute(odoo, change))).name).toBe('odoo.exceptions.AccessDenied');
      }
    },
  );
});

describe('the envelope of JSON-RPC', () => {
  contract(
    'an exception is HTTP 200, and tells its class, words and arguments',
    { odoo: [14, 19], over: 'json-rpc', anywhere: 'reads' },
    async ({ place, user, major }) => {
      const args = [place.database, 1, 'no-such-secret', 'res.users', 'context_get', [], {}];
      const { status, json } = await sendJsonRpc(place, 'object', 'execute_kw', args);
      expect(status).toBe(200);
      const { id, error } = errorSchema.parse(json);
      expect(id).toBe(1);
      expect(error).toMatchObject({ code: major < 19 ? 200 : 0, message: 'Odoo Server Error' });
      expect(error.data).toMatchObject({
        name: 'odoo.exceptions.AccessDenied',
        message: 'Access Denied',
        arguments: ['Access Denied'],
      });
      expect(JSON.stringify(json)).not.toContain(user.key);
    },
  );

  contract(
    'the id comes back as it was sent',
    { odoo: [14, 19], over: 'json-rpc', anywhere: 'reads' },
    async ({ place }) => {
      for (const id of ['a text', 17, null]) {
        const params = { service: 'common', method: 'version', args: [] };
        const { json } = await send(`${place.url}/jsonrpc`, {
          body: { jsonrpc: '2.0', method: 'call', id, params },
        });
        expect(json).toMatchObject({ jsonrpc: '2.0', id });
      }
    },
  );

  contract(
    'what is not JSON is 400',
    { odoo: [14, 19], over: 'json-rpc', anywhere: 'reads' },
    async ({ place }) => {
      expect((await send(`${place.url}/jsonrpc`, { body: '{"jsonrpc": ' })).status).toBe(400);
    },
  );

  contract('a batch is 400', { odoo: [19], over: 'json-rpc', anywhere: 'reads' }, async ({ place }) => {
    expect((await send(`${place.url}/jsonrpc`, { body: '[]' })).status).toBe(400);
  });

  contract(
    'another content type is 415',
    { odoo: [19], over: 'json-rpc', anywhere: 'reads' },
    async ({ place }) => {
      const headers = { 'Content-Type': 'text/plain' };
      const { status, json } = await send(`${place.url}/jsonrpc`, { headers, body: '{}' });
      expect({ status, json }).toEqual({ status: 415, json: undefined });
    },
  );

  contract(
    'another content type is 400',
    { odoo: [14], over: 'json-rpc', anywhere: 'reads' },
    async ({ place }) => {
      const headers = { 'Content-Type': 'text/plain' };
      expect((await send(`${place.url}/jsonrpc`, { headers, body: '{}' })).status).toBe(400);
    },
  );
});

describe('a server of several databases', () => {
  const wrong = ({ database }: { database: string }) => [
    database,
    1,
    'no-such-secret',
    'res.users',
    'read',
    [[1]],
    {},
  ];

  contract(
    'tells nothing of an exception without a session: HTTP 500, a page',
    { odoo: [14], over: 'json-rpc' },
    async ({ place }) => {
      const door = { url: place.url, headers: {} };
      const { status, json } = await sendJsonRpc(door, 'object', 'execute_kw', wrong(place));
      expect({ status, json }).toEqual({ status: 500, json: undefined });
    },
  );

  contract(
    'tells of an exception with a session that has chosen its database',
    { odoo: [14], over: 'json-rpc' },
    async ({ place }) => {
      const door = { url: place.url, headers: await databaseSession(place.url, place.database) };
      const { status, json } = await sendJsonRpc(door, 'object', 'execute_kw', wrong(place));
      expect(status).toBe(200);
      expect(errorSchema.parse(json).error.data.name).toBe('odoo.exceptions.AccessDenied');
    },
  );

  contract('needs no session', { odoo: [19], over: 'json-rpc' }, async ({ place }) => {
    const { status, json } = await sendJsonRpc(place, 'object', 'execute_kw', wrong(place));
    expect(status).toBe(200);
    expect(errorSchema.parse(json).error.data.name).toBe('odoo.exceptions.AccessDenied');
  });
});

describe('HTTP', () => {
  contract(
    'the server keeps no connection, compresses nothing, and sets no cookie on calls',
    { odoo: [14, 19], over: 'json-rpc' },
    async ({ place }) => {
      const { headers } = await sendJsonRpc(place, 'common', 'version', []);
      expect(headers.get('Content-Encoding')).toBeNull();
      expect(headers.get('Set-Cookie')).toBeNull();
      expect(headers.get('Content-Length')).toMatch(/^\d+$/);
      expect(headers.get('Connection') ?? 'close').toBe('close');
    },
  );

  contract(
    'GET / sends people to the web client',
    { odoo: [14, 19], over: 'json-rpc', notInDemo: 'it has no web client' },
    async ({ place }) => {
      const { status, headers } = await send(`${place.url}/`, { method: 'GET' });
      expect(status).toBe(303);
      expect(headers.get('Location')).toMatch(/\/(?:web|odoo)$/);
    },
  );
});
