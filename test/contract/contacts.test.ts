import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { draftBill, loadInto, move, newKey } from './drafting.ts';
import type { Cells } from './drafting.ts';
import type { Odoo } from './odoo.ts';

const contract = await openContract();

/** As who may make contacts. */
const accountant = (odoo: Odoo) => odoo.as('accountant');

async function germany(odoo: Odoo): Promise<string> {
  const [row] = await odoo.searchRead('res.country', [['code', '=', 'DE']], ['code']);
  return String(row?.id);
}

function contact(odoo: Odoo, more: Cells = {}): Cells {
  return { id: newKey(), name: odoo.unique('Freight'), is_company: '1', ...more };
}

const make = (odoo: Odoo, cells: Cells) => loadInto(odoo, 'res.partner', [cells]);

async function made(odoo: Odoo, cells: Cells): Promise<number> {
  const { ids, messages } = await make(accountant(odoo), cells);
  expect(messages).toEqual([]);
  return ids === false ? 0 : (ids[0] ?? 0);
}

describe('contacts', () => {
  contract('who may make them is told, without an error', { odoo: [14, 19] }, async (odoo) => {
    const may = (who: Odoo) =>
      who.call('res.partner', 'check_access_rights', { operation: 'create', raise_exception: false });
    expect(await may(accountant(odoo))).toBe(true);
    expect(await may(odoo)).toBe(false);
    expect(await may(odoo.as('readonly'))).toBe(false);
  });

  contract('are loaded under a key, with all that a form has', { odoo: [14, 19] }, async (odoo) => {
    const cells = contact(odoo, {
      ...{ vat: 'DE136695976', email: 'office@example.com', phone: '+49 30 1', street: 'Weg 1' },
      ...{ zip: '10115', city: 'Berlin', 'country_id/.id': await germany(odoo), ref: 'V-1' },
    });
    const id = await made(odoo, cells);
    const fields = [
      'name',
      'is_company',
      'vat',
      'email',
      'phone',
      'street',
      'zip',
      'city',
      'country_id',
      'ref',
    ];
    const { id: key, is_company, 'country_id/.id': country, ...texts } = cells;
    expect([is_company, country]).toEqual(['1', await germany(odoo)]);
    expect(await odoo.readOne('res.partner', id, fields)).toEqual({
      ...texts,
      ...{ id, is_company: true, country_id: [Number(country), 'Germany'] },
    });
    const [module, xml_id] = (key ?? '').split('.');
    const look = { module, xml_id };
    expect(await odoo.call('ir.model.data', 'check_object_reference', look)).toEqual(['res.partner', id]);
  });

  contract("are everybody's, whatever the company, and of no list", { odoo: [14, 19] }, async (odoo) => {
    const id = await made(odoo, contact(odoo));
    const fields = ['company_id', 'supplier_rank', 'customer_rank', 'active', 'parent_id'];
    expect(await odoo.readOne('res.partner', id, fields)).toMatchObject({
      ...{ company_id: false, supplier_rank: 0, customer_rank: 0, active: true, parent_id: false },
    });
    const vendor = await made(odoo, contact(odoo, { supplier_rank: '1' }));
    expect(await odoo.readOne('res.partner', vendor, ['supplier_rank'])).toMatchObject({ supplier_rank: 1 });
  });

  contract('may be people', { odoo: [14, 19] }, async (odoo) => {
    const id = await made(odoo, contact(odoo, { is_company: '0' }));
    expect(await odoo.readOne('res.partner', id, ['is_company'])).toMatchObject({ is_company: false });
  });

  contract(
    'loaded again, come back as they are, also to who may not make any',
    { odoo: [14, 19] },
    async (odoo) => {
      const cells = contact(odoo);
      const id = await made(odoo, cells);
      const again = { ...cells, name: odoo.unique('Other') };
      expect(await made(odoo, again)).toBe(id);
      expect((await make(odoo, again)).ids).toEqual([id]);
      expect(await odoo.readOne('res.partner', id, ['name'])).toMatchObject({ name: cells.name });
    },
  );

  contract('loaded four times at once under one key, are one', { odoo: [14, 19] }, async (odoo) => {
    const cells = contact(odoo);
    await Promise.all([1, 2, 3, 4].map(() => make(accountant(odoo), cells)));
    expect(await odoo.count('res.partner', [['name', '=', cells.name]])).toBe(1);
  });

  contract('are not loaded by who may not make any: a message', { odoo: [14, 19] }, async (odoo) => {
    const cells = contact(odoo);
    const { ids, messages } = await make(odoo, cells);
    expect(ids).toBe(false);
    expect(messages[0]?.message).toContain("You are not allowed to create 'Contact' (res.partner) records.");
    expect(await odoo.count('res.partner', [['name', '=', cells.name]])).toBe(0);
  });

  contract('need a name: a message', { odoo: [14, 19] }, async (odoo) => {
    const { ids, messages } = await make(accountant(odoo), contact(odoo, { name: '' }));
    expect(ids).toBe(false);
    expect(messages[0]?.message).toContain('Contacts require a name');
  });

  contract('have any VAT number and name that one gives them', { odoo: [14, 19] }, async (odoo) => {
    const vat = 'DE 123';
    const name = `${odoo.unique('A')}\u202E “B”\nC`;
    const id = await made(odoo, contact(odoo, { vat, name }));
    expect(await odoo.readOne('res.partner', id, ['vat', 'name'])).toMatchObject({ vat, name });
  });

  contract('are found by a number that was typed otherwise', { odoo: [14, 19] }, async (odoo) => {
    const digits = Array.from(`${Date.now()}`.slice(-9));
    const id = await made(odoo, contact(odoo, { vat: `DE ${digits.join('.')}` }));
    const look = ['vat', '=ilike', `%${digits.join('%')}`];
    expect(await odoo.search('res.partner', [look])).toEqual([id]);
  });

  contract('are found though they are archived, when that is asked for', { odoo: [14, 19] }, async (odoo) => {
    const cells = contact(odoo);
    const id = await made(odoo, cells);
    await accountant(odoo).call('res.partner', 'write', { ids: [id], vals: { active: false } });
    const domain = [['name', '=ilike', cells.name?.toUpperCase()]];
    expect(await odoo.search('res.partner', domain)).toEqual([]);
    expect(await odoo.search('res.partner', domain, { active_test: false })).toEqual([id]);
  });

  contract('have bills at once', { odoo: [14, 19] }, async (odoo) => {
    const id = await made(odoo, contact(odoo));
    const bill = await draftBill(odoo, { 'partner_id/.id': `${id}` });
    expect(await move(odoo, bill, ['partner_id'])).toMatchObject({ partner_id: [id, expect.any(String)] });
  });

  contract('name countries by codes in capitals', { odoo: [14, 19] }, async (odoo) => {
    expect(await odoo.count('res.country', [['code', '=', 'DE']])).toBe(1);
    expect(await odoo.count('res.country', [['code', '=', 'de']])).toBe(0);
  });
});
