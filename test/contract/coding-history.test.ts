import { expect } from 'vitest';
import { openContract } from './contract.ts';
import type { Odoo } from './odoo.ts';

const contract = await openContract();

async function partner(odoo: Odoo, name: string): Promise<unknown> {
  const [row] = await odoo.searchRead('res.partner', [['name', '=', name]], ['name']);
  return row?.id;
}

/** The descriptions of the posted lines of vendor bills that a condition finds, the newest first. */
async function posted(odoo: Odoo, condition: readonly unknown[]): Promise<unknown[]> {
  const domain = [['parent_state', '=', 'posted'], ['move_id.move_type', 'in', ['in_invoice']], condition];
  const fields = [
    'name',
    'date',
    'move_id',
    'move_name',
    'partner_id',
    'account_id',
    'tax_ids',
    'product_id',
  ];
  const options = { order: 'date desc, id desc', limit: 300 };
  const rows = await odoo.searchRead('account.move.line', domain, fields, options);
  return rows.map(({ id }) => id);
}

contract('the history of a partner is that of its contacts, too', { odoo: [14, 19] }, async (odoo) => {
  const azure = await partner(odoo, 'Azure Interior');
  const all = await posted(odoo, ['move_id.commercial_partner_id', '=', azure]);
  expect(all.length).toBeGreaterThan(0);
  expect(await posted(odoo, ['move_id.partner_id', 'child_of', azure])).toEqual(all);
});

contract('the history of a contact is found through its company', { odoo: [14, 19] }, async (odoo) => {
  const [azure, contact] = [await partner(odoo, 'Azure Interior'), await partner(odoo, 'Brandon Freeman')];
  const all = await posted(odoo, ['move_id.commercial_partner_id', '=', azure]);
  expect(await posted(odoo, ['move_id.commercial_partner_id', 'parent_of', contact])).toEqual(all);
  expect(await posted(odoo, ['move_id.partner_id', 'child_of', contact])).toEqual([]);
});
