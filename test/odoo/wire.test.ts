import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AllowList } from '../../src/odoo/allow-list.ts';
import type { CallOptions, OdooClient } from '../../src/odoo/client.ts';
import { connect, listDatabases, probe } from '../../src/odoo/connect.ts';
import type { ConnectionTarget, OdooSession } from '../../src/odoo/session.ts';
import { everythingIn } from '../support/canaries.ts';
import { failureOf, wireOptions } from '../support/scripted-session.ts';
import { protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const ALLOWED: AllowList = [
  { model: 'res.partner', method: 'search_read', kind: 'read', fields: ['name'] },
  { model: 'res.partner', method: 'search_count', kind: 'read' },
  { model: 'res.company', method: 'write', kind: 'write', fields: ['phone'] },
  { model: 'res.users', method: 'context_get', kind: 'read' },
  { model: 'ir.model.data', method: 'check_object_reference', kind: 'read' },
  { model: 'account.move', method: 'read', kind: 'read', fields: ['state', 'ref'] },
  {
    model: 'account.move',
    method: 'web_read',
    kind: 'read',
    fields: ['state', 'ref', 'invoice_line_ids/name'],
  },
  { model: 'account.move', method: 'fields_get', kind: 'read', fields: 'all-stored' },
  { model: 'account.move', method: 'check_access_rights', kind: 'read' },
  { model: 'account.move', method: 'action_post', kind: 'write' },
  { model: 'account.move', method: 'button_draft', kind: 'write' },
  {
    model: 'account.move',
    method: 'load',
    kind: 'write',
    fields: [
      'id',
      'move_type',
      'ref',
      'invoice_date',
      'partner_id/.id',
      'invoice_line_ids/name',
      'invoice_line_ids/price_unit',
    ],
  },
];

const loadedSchema = z.object({
  ids: z.tuple([z.int().positive()]),
  messages: z.array(z.unknown()).length(0),
});
const idsSchema = z.array(z.object({ id: z.int() })).min(1);

const bed = await startTestedOdoo();
const { db: database } = await bed.freshDatabase('wire');

describe('a real Odoo, before anybody logs in', () => {
  it('tells its version', async () => {
    const options = { ...wireOptions(), allowPlainHttp: true };
    await expect(probe(`${bed.url}/web/login?x=1`, options)).resolves.toEqual({
      origin: bed.url,
      version: { major: Number(testedVersion), text: `${testedVersion}.0` },
    });
  });

  it('lists its databases', async () => {
    await expect(listDatabases(bed.url, { ...wireOptions(), allowPlainHttp: true })).resolves.toContain(
      database,
    );
  });
});

describe('connecting to a real Odoo', () => {
  it('speaks the best protocol there is with a key, and JSON-RPC with a password', async () => {
    const { key, password } = bed.user('billing');
    expect(await sessionOf({ secret: key })).toMatchObject({ protocol: protocols[0], database });
    expect(await sessionOf({ secret: password })).toMatchObject({ protocol: 'json-rpc', database });
    expect(await sessionOf({ secret: key, protocol: 'json-rpc' })).toMatchObject({ protocol: 'json-rpc' });
  });

  it.each<[string, Partial<ConnectionTarget>, string]>([
    ['a wrong password', { secret: 'no-such-password' }, 'wrong_credentials'],
    ['a wrong key', { secret: '0'.repeat(40) }, 'wrong_credentials'],
    ['a key of somebody else', { login: 'admin' }, 'wrong_credentials'],
    [
      'a login that does not exist',
      { login: 'nobody@example.com', protocol: 'json-rpc' },
      'wrong_credentials',
    ],
    ['a database that does not exist', { database: 'no_such_database' }, 'database_not_found'],
    ...protocols.map((protocol): [string, Partial<ConnectionTarget>, string] => [
      `that, by ${protocol}`,
      { database: 'no_such_database', protocol },
      'database_not_found',
    ]),
    ['a port where nothing listens', { url: 'http://127.0.0.1:9' }, 'unreachable'],
  ])('explains %s', async (_name, change, code) => {
    const error = await failureOf(sessionOf(change));
    expect(error.code).toBe(code);
    expect(everythingIn(error)).not.toContain(bed.user('billing').key);
  });
});

describe.each(protocols)('a session with a real Odoo over %s', (protocol) => {
  let client: OdooClient;
  beforeAll(async () => {
    client = (await sessionOf({ protocol })).clientFor(ALLOWED);
  });

  it('reads', async () => {
    const rows = await client.call('res.partner', 'search_read', {
      args: [[['name', '=', 'Azure Interior']]],
      kwargs: { fields: ['name'], limit: 1 },
    });
    expect(rows).toMatchObject([{ name: 'Azure Interior' }]);
    expect(await client.call('res.partner', 'search_count', { args: [[['id', '=', -1]]] })).toBe(0);
    expect(await client.call('res.users', 'context_get')).toMatchObject({ lang: 'en_US' });
    const fields = await client.call('account.move', 'fields_get', { args: [['ref'], ['type']] });
    expect(fields).toMatchObject({ ref: { type: 'char' } });
  });

  it('answers a missing record with no row when it is read, and with an error when it is acted on', async () => {
    expect(await client.call('account.move', 'read', { args: [[999_999], ['ref']] })).toEqual([]);
    if (testedVersion === '19')
      expect(await client.call('account.move', 'web_read', { args: [[999_999], { ref: {} }] })).toEqual([]);
    const error = await failureOf(client.call('account.move', 'action_post', { args: [[999_999]] }));
    expect(error).toMatchObject({ code: 'record_missing', outcome: 'rejected' });
  });

  it('names the class of an error of Odoo, and keeps its text and traceback to itself', async () => {
    const absent = client.call('ir.model.data', 'check_object_reference', {
      args: ['__mcp_odoo__', 'absent'],
    });
    const error = await failureOf(absent);
    expect(error).toMatchObject({
      code: 'odoo_failed',
      outcome: 'rejected',
      odooName: 'builtins.ValueError',
    });
    expect(everythingIn(error)).not.toMatch(/absent|Traceback|\.py/);
  });

  it('quotes what Odoo says to a person who lacks a right', async () => {
    const error = await failureOf(client.call('res.company', 'write', { args: [[1], { phone: '1' }] }));
    expect(error).toMatchObject({ code: 'no_rights', outcome: 'rejected' });
    expect(error.odooWords).toMatch(/Companies/);
  });

  it('loads a draft once, whoever asks twice; Odoo refuses to post it without a partner', async () => {
    const nobodys = { 'partner_id/.id': '' };
    const id = await load(client, `once-${protocol}`, nobodys);
    expect(await load(client, `once-${protocol}`, nobodys)).toBe(id);
    const refused = await failureOf(client.call('account.move', 'action_post', { args: [[id]] }));
    expect(refused).toMatchObject({
      code: 'refused_by_odoo',
      outcome: 'rejected',
      odooName: 'odoo.exceptions.UserError',
    });
    expect(refused.person).toMatch(/^Odoo refused this. It says: "/);
    const [move] = z
      .tuple([z.object({ state: z.string() })])
      .parse(await client.call('account.move', 'read', { args: [[id], ['state']] }));
    expect(move.state).toBe('draft');
  });

  if (testedVersion === '19')
    it('is refused when it takes back what is no more than a draft, on Odoo 19', async () => {
      const id = await load(client, `draft-${protocol}`);
      expect(await failureOf(client.call('account.move', 'button_draft', { args: [[id]] }))).toMatchObject({
        code: 'refused_by_odoo',
      });
    });

  it('posts, and takes back with a method that returns nothing', async () => {
    const id = await load(client, `post-${protocol}`, { invoice_date: '2026-01-15' });
    await client.call('account.move', 'action_post', { args: [[id]] });
    expect(await client.call('account.move', 'read', { args: [[id], ['state']] })).toMatchObject([
      { state: 'posted' },
    ]);
    expect(await client.call('account.move', 'button_draft', { args: [[id]] })).toBeNull();
    expect(await client.call('account.move', 'read', { args: [[id], ['state']] })).toMatchObject([
      { state: 'draft' },
    ]);
  });

  it('lets a reader read, and not load', async ({ skip }) => {
    skip(bed.foreign, 'a foreign Odoo has one user');
    const { login, key } = bed.user('readonly');
    const reader = (await sessionOf({ login, secret: key, protocol })).clientFor(ALLOWED);
    expect(await reader.call('account.move', 'check_access_rights', { args: ['create', false] })).toBe(false);
    // Where `create` throws an AccessError, `load` answers with messages.
    const answer = await reader.call('account.move', 'load', billOf('1', `reader-${protocol}`));
    expect(answer).toMatchObject({ ids: false, messages: [{ type: 'error' }] });
  });
});

function sessionOf(change: Partial<ConnectionTarget>): Promise<OdooSession> {
  const { login, key } = bed.user('billing');
  return connect(
    { url: bed.url, database, login, secret: key, allowPlainHttp: true, ...change },
    wireOptions(),
  );
}

/** Loads a bill of one line in the create-only form, and gives its id. */
async function load(
  client: OdooClient,
  key: string,
  more: Readonly<Record<string, string>> = {},
): Promise<number> {
  const rows = await client.call('res.partner', 'search_read', {
    args: [[['name', '=', 'Azure Interior']]],
    kwargs: { fields: ['name'] },
  });
  const [partner] = idsSchema.parse(rows);
  const answer = await client.call('account.move', 'load', billOf(String(partner?.id), key, more));
  return loadedSchema.parse(answer).ids[0];
}

function billOf(partner: string, key: string, more: Readonly<Record<string, string>> = {}): CallOptions {
  const cells: Record<string, string> = {
    id: `__mcp_odoo__.${key}`,
    move_type: 'in_invoice',
    ref: key,
    'partner_id/.id': partner,
    'invoice_line_ids/name': 'Chairs',
    'invoice_line_ids/price_unit': '100.00',
    ...more,
  };
  return {
    args: [Object.keys(cells), [Object.values(cells)]],
    context: { mode: 'update', noupdate: true, allowed_company_ids: [1] },
  };
}
