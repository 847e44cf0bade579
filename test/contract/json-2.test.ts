import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import type { Holds } from './contract.ts';
import type { Odoo } from './odoo.ts';
import { faultSchema } from './wire/fault.ts';
import { send } from './wire/http.ts';
import { sendJson2 } from './wire/json-2.ts';

const contract = await openContract();
const JSON_2: Holds = { odoo: [19], over: 'json-2' };
const ANYWHERE: Holds = { ...JSON_2, anywhere: 'reads' };

const door = ({ place, user }: Odoo) => ({ url: place.url, database: place.database, key: user.key });
const path = 'json/2/res.users/context_get';

/** What a call that fails answers: its status, and the exception's name when it says one. */
async function failure(odoo: Odoo, model: string, method: string, body: unknown) {
  const { status, json } = await sendJson2(door(odoo), model, method, body);
  return [status, faultSchema.parse(json).name];
}

describe('who is asking', () => {
  contract('the key alone says who: context_get tells the uid', ANYWHERE, async (odoo) => {
    const { status, json } = await sendJson2(door(odoo), 'res.users', 'context_get', {});
    expect(status).toBe(200);
    expect(json).toMatchObject({ uid: await odoo.uid(), lang: expect.any(String) });
  });

  contract('the word "bearer" may be written as one likes', ANYWHERE, async (odoo) => {
    const headers = { Authorization: `BEARER ${odoo.user.key}` };
    expect((await sendJson2(door(odoo), 'res.users', 'context_get', {}, headers)).status).toBe(200);
  });

  contract('no key, a wrong key, a password, Basic: 401, and how to do it', JSON_2, async (odoo) => {
    const { login, password, key } = odoo.user;
    const basic = `Basic ${Buffer.from(`${login}:${key}`).toString('base64')}`;
    for (const Authorization of ['', `bearer ${'0'.repeat(40)}`, `bearer ${password}`, basic]) {
      const headers = {
        'X-Odoo-Database': odoo.place.database,
        ...(Authorization === '' ? {} : { Authorization }),
      };
      const answer = await send(`${odoo.place.url}/${path}`, { headers, body: {} });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('WWW-Authenticate')).toMatch(/bearer/i);
      expect(answer.json).toMatchObject({ name: 'werkzeug.exceptions.Unauthorized' });
    }
  });

  contract('no cookie is set', ANYWHERE, async (odoo) => {
    const { headers } = await sendJson2(door(odoo), 'res.users', 'context_get', {});
    expect(headers.get('Set-Cookie')).toBeNull();
  });
});

describe('the meanings of 404', () => {
  contract('a database that is not there: a page, no JSON', ANYWHERE, async (odoo) => {
    const headers = { 'X-Odoo-Database': 'no_such_database' };
    const { status, json } = await sendJson2(door(odoo), 'res.users', 'context_get', {}, headers);
    expect({ status, json }).toEqual({ status: 404, json: undefined });
  });

  contract('a model that is not there', ANYWHERE, async (odoo) => {
    expect(await failure(odoo, 'no.such.model', 'search', { domain: [] })).toEqual([
      404,
      'werkzeug.exceptions.NotFound',
    ]);
  });

  contract('a method that is not there', ANYWHERE, async (odoo) => {
    expect(await failure(odoo, 'res.partner', 'no_such_method', { ids: [1] })).toEqual([
      404,
      'werkzeug.exceptions.NotFound',
    ]);
  });

  contract('a record that is not there', JSON_2, async (odoo) => {
    expect(await failure(odoo, 'account.move', 'action_post', { ids: [99_999_999] })).toEqual([
      404,
      'odoo.exceptions.MissingError',
    ]);
  });

  contract('a call by GET', ANYWHERE, async (odoo) => {
    const headers = { Authorization: `bearer ${odoo.user.key}`, 'X-Odoo-Database': odoo.place.database };
    const { status } = await send(`${odoo.place.url}/${path}`, { method: 'GET', headers });
    expect(status).toBe(404);
  });
});

describe('the other statuses', () => {
  contract('403: a private method, a company of others', JSON_2, async (odoo) => {
    expect(await failure(odoo, 'account.move', '_post', { ids: [1] })).toEqual([
      403,
      'odoo.exceptions.AccessError',
    ]);
    const one = odoo.as('billing-one');
    const context = { allowed_company_ids: [odoo.sample.company('Lindenhof Trading BV')] };
    expect(await failure(one, 'account.move', 'search', { domain: [], context })).toEqual([
      403,
      'odoo.exceptions.AccessError',
    ]);
  });

  contract('422: an argument that is missing or unknown, ids where none belong', ANYWHERE, async (odoo) => {
    for (const [method, body] of [
      ['read', { ids: [1], fields: ['name'], filter: [] }],
      ['search', { filter: [], domain: [] }],
      ['check_access_rights', {}],
      ['search', { ids: [1], domain: [] }],
    ] as const) {
      expect(await failure(odoo, 'res.partner', method, body)).toEqual([
        422,
        'werkzeug.exceptions.UnprocessableEntity',
      ]);
    }
  });

  contract('422: what Odoo refuses', JSON_2, async (odoo) => {
    const [posted = 0] = await odoo.search('account.move', [['state', '=', 'posted']]);
    expect(await failure(odoo, 'account.move', 'action_post', { ids: [posted] })).toEqual([
      422,
      'odoo.exceptions.UserError',
    ]);
  });

  contract('400: what is not JSON; 415: what does not say that it is', ANYWHERE, async (odoo) => {
    expect((await sendJson2(door(odoo), 'res.users', 'context_get', '{"ids": ')).status).toBe(400);
    const headers = { 'Content-Type': 'text/plain' };
    const answer = await sendJson2(door(odoo), 'res.users', 'context_get', '{}', headers);
    expect({ status: answer.status, json: answer.json }).toEqual({ status: 415, json: undefined });
  });

  contract('500: a field that is not there', ANYWHERE, async (odoo) => {
    const wrong = { domain: [['no_such_field', '=', 1]], fields: ['name'] };
    expect(await failure(odoo, 'res.partner', 'search_read', wrong)).toEqual([500, 'builtins.ValueError']);
  });
});

describe('traps', () => {
  contract('a record method without ids does nothing, and says 200', JSON_2, async (odoo) => {
    for (const body of [{}, { ids: [] }]) {
      const { status, json } = await sendJson2(door(odoo), 'account.move', 'action_post', body);
      expect({ status, json }).toEqual({ status: 200, json: false });
    }
  });

  contract(
    'search_read swallows an argument that it does not know: a typing error reads everything',
    { ...JSON_2, notInDemo: 'it refuses what our client never sends' },
    async (odoo) => {
      const { status } = await sendJson2(door(odoo), 'res.currency', 'search_read', {
        fields: ['name'],
        order: 'id',
        limit: 1,
        load: 'x',
      });
      expect(status).toBe(200);
    },
  );
});
