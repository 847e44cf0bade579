import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import type { Context, Odoo } from './odoo.ts';
import { faultOf } from './wire/fault.ts';

const contract = await openContract();
const MISSING = 99_999_999;

describe('names that Odoo does not know', () => {
  contract('a model', { odoo: [14, 19], over: 'json-rpc', anywhere: 'reads' }, async (odoo) => {
    expect((await faultOf(odoo.call('no.such.model', 'search', { domain: [] }))).name).toBe(
      'odoo.exceptions.UserError',
    );
  });

  contract('a method', { odoo: [14, 19], over: 'json-rpc', anywhere: 'reads' }, async (odoo) => {
    expect((await faultOf(odoo.call('res.partner', 'no_such_method', { ids: [1] }))).name).toBe(
      'builtins.AttributeError',
    );
  });

  contract('a private method is refused', { odoo: [14, 19], anywhere: 'reads' }, async (odoo) => {
    expect((await faultOf(odoo.call('account.move', '_post', { ids: [1] }))).name).toBe(
      'odoo.exceptions.AccessError',
    );
  });

  contract('a field in a domain', { odoo: [14, 19], anywhere: 'reads' }, async (odoo) => {
    const search = odoo.searchRead('res.partner', [['no_such_field', '=', 1]], ['name']);
    expect((await faultOf(search)).name).toBe('builtins.ValueError');
  });

  contract('a field to read', { odoo: [14, 19], anywhere: 'reads' }, async (odoo) => {
    const read = odoo.searchRead('res.partner', [], ['no_such_field'], { limit: 1 });
    expect((await faultOf(read)).name).toBe('builtins.ValueError');
  });

  contract('a field to order by', { odoo: [14, 19], anywhere: 'reads' }, async (odoo) => {
    const read = odoo.searchRead('res.partner', [], ['name'], { limit: 1, order: 'no_such_field' });
    expect((await faultOf(read)).name).toBe('builtins.ValueError');
  });

  contract('a field to write', { odoo: [14, 19] }, async (odoo) => {
    const [draft] = await odoo.search('account.move', [['state', '=', 'draft']]);
    const write = odoo.call('account.move', 'write', { ids: [draft], vals: { no_such_field: 1 } });
    expect((await faultOf(write)).name).toBe(odoo.major < 19 ? 'builtins.ValueError' : 'builtins.KeyError');
  });

  contract('an operator', { odoo: [14, 19], anywhere: 'reads' }, async (odoo) => {
    const search = odoo.searchRead('res.partner', [['name', 'resembles', 'x']], ['name']);
    expect((await faultOf(search)).name).toBe('builtins.ValueError');
  });

  contract('an argument', { odoo: [14, 19], over: 'json-rpc', anywhere: 'reads' }, async (odoo) => {
    const read = odoo.call('res.partner', 'read', { ids: [1], fields: ['name'], filter: [] });
    expect((await faultOf(read)).name).toBe('builtins.TypeError');
  });

  contract('an external id', { odoo: [14, 19], anywhere: 'reads' }, async (odoo) => {
    const look = odoo.call('ir.model.data', 'check_object_reference', {
      module: '__contract__',
      xml_id: 'absent',
    });
    expect((await faultOf(look)).name).toBe('builtins.ValueError');
  });
});

describe('records that are not there', () => {
  contract('are no row when they are read', { odoo: [14, 19], anywhere: 'reads' }, async (odoo) => {
    expect(await odoo.read('account.move', [MISSING], ['name'])).toEqual([]);
  });

  contract('are no row of a web_read', { odoo: [19], anywhere: 'reads' }, async (odoo) => {
    const specification = { name: {} };
    expect(await odoo.call('account.move', 'web_read', { ids: [MISSING], specification })).toEqual([]);
  });

  contract('leave the others in the answer', { odoo: [14, 19], anywhere: 'reads' }, async (odoo) => {
    const [currency = 0] = await odoo.search('res.currency', []);
    const rows = await odoo.read('res.currency', [currency, MISSING], ['decimal_places']);
    expect(rows.map(({ id }) => id)).toEqual([currency]);
  });

  contract(
    'look as if they were there when their id alone is asked for',
    { odoo: [19], anywhere: 'reads' },
    async (odoo) => {
      expect(await odoo.read('account.move', [MISSING], ['id'])).toEqual([{ id: MISSING }]);
    },
  );

  contract(
    'are a MissingError when their id alone is asked for',
    { odoo: [14], anywhere: 'reads' },
    async (odoo) => {
      const read = odoo.read('account.move', [MISSING], ['id']);
      expect((await faultOf(read)).name).toBe('odoo.exceptions.MissingError');
    },
  );

  contract('are a MissingError when they are acted on', { odoo: [14, 19] }, async (odoo) => {
    for (const [method, named] of [
      ['write', { vals: { ref: 'x' } }],
      ['action_post', {}],
    ] as const) {
      const call = odoo.call('account.move', method, { ids: [MISSING], ...named });
      expect((await faultOf(call)).name).toBe('odoo.exceptions.MissingError');
    }
  });
});

describe('values of the wrong kind', () => {
  contract('a selection that does not exist', { odoo: [14, 19] }, async (odoo) => {
    const create = odoo.call('account.move', 'create', { vals_list: [{ move_type: 'no_such_type' }] });
    expect((await faultOf(create)).name).toBe('builtins.ValueError');
  });

  contract('a date that is none', { odoo: [14, 19] }, async (odoo) => {
    const vals = { move_type: 'in_invoice', invoice_date: '2026-13-45' };
    expect((await faultOf(odoo.call('account.move', 'create', { vals_list: [vals] }))).name).toBe(
      odoo.major < 19 ? 'psycopg2.errors.DatetimeFieldOverflow' : 'builtins.ValueError',
    );
  });

  contract('a text as an id', { odoo: [19] }, async (odoo) => {
    expect(
      (await faultOf(odoo.call('account.move', 'read', { ids: ['one'], fields: ['name'] }))).name,
    ).toMatch(/^psycopg2\.errors\.|^builtins\./);
  });
});

describe('a context', () => {
  const count = (odoo: Odoo, context: Context): Promise<number> => odoo.count('account.move', [], context);

  contract('speaks no language that is not installed', { odoo: [19] }, async (odoo) => {
    const fault = await faultOf(odoo.count('res.partner', [], { lang: 'xx_XX' }));
    expect([fault.name, fault.message]).toEqual([
      'odoo.exceptions.UserError',
      'Invalid language code: xx_XX',
    ]);
  });

  contract('speaks American English, or nothing in particular', { odoo: [19] }, async (odoo) => {
    const all = await count(odoo, {});
    for (const lang of ['en_US', '', false]) expect(await count(odoo, { lang })).toBe(all);
  });

  const wrong: readonly (readonly [companies: unknown, name: string])[] = [
    [['1'], 'odoo.exceptions.AccessError'],
    [[null], 'odoo.exceptions.AccessError'],
    ['1', 'odoo.exceptions.AccessError'],
    [[99_999_999], 'odoo.exceptions.AccessError'],
    [1, 'builtins.TypeError'],
    [true, 'builtins.TypeError'],
    [[[1]], 'builtins.TypeError'],
  ];
  for (const [companies, name] of wrong) {
    contract(`knows no companies ${JSON.stringify(companies)}`, { odoo: [19] }, async (odoo) => {
      expect((await faultOf(count(odoo, { allowed_company_ids: companies }))).name).toBe(name);
    });
  }

  contract('shows archived records whichever way it says no', { odoo: [19] }, async (odoo) => {
    const currencies = (active_test: unknown) => odoo.count('res.currency', [], { active_test });
    const [all, active] = [await currencies(false), await currencies(true)];
    for (const no of [0, '', null, []]) expect(await currencies(no)).toBe(all);
    for (const yes of [1, 'no', [0]]) expect(await currencies(yes)).toBe(active);
  });
});

describe('what a method returns', () => {
  contract('None is null, or no result at all', { odoo: [14, 19] }, async (odoo) => {
    const [posted] = await odoo.search('account.move', [
      ['state', '=', 'posted'],
      ['move_type', '=', 'in_invoice'],
    ]);
    expect(await odoo.call('account.move', 'button_draft', { ids: [posted] })).toBeNull();
    expect(await odoo.readOne('account.move', posted ?? 0, ['state'])).toMatchObject({ state: 'draft' });
    await odoo.call('account.move', 'action_post', { ids: [posted] });
  });

  contract(
    'create gives a list for a list, and one id for one',
    { odoo: [14, 19], over: 'json-rpc' },
    async (odoo) => {
      const vals = { move_type: 'entry', ref: odoo.unique('created') };
      expect(await odoo.call('account.move', 'create', { vals_list: [vals, vals] })).toEqual([
        expect.any(Number),
        expect.any(Number),
      ]);
    },
  );
});
