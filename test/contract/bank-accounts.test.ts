import { describe, expect } from 'vitest';
import { z } from 'zod';
import { ON_19, ON_BOTH, openContract } from './contract.ts';
import { draftBill, loadInto, move, newKey } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { draftPayment, readPayment } from './paying.ts';
import { faultOf } from './wire/fault.ts';

/* Bank accounts of partners: when they were made or changed last, and who is paid to which. */

const contract = await openContract();

async function newVendor(odoo: Odoo): Promise<number> {
  const { ids } = await loadInto(odoo.as('accountant'), 'res.partner', [
    { id: newKey(), name: odoo.unique('Freight'), is_company: '1' },
  ]);
  return ids === false ? 0 : (ids[0] ?? 0);
}

async function newAccount(odoo: Odoo, partner: number): Promise<number> {
  const made = await odoo.as('accountant').call('res.partner.bank', 'create', {
    vals_list: [{ partner_id: partner, acc_number: number() }],
  });
  return z.tuple([z.int()]).parse(made)[0];
}

const number = (): string => `DE${`${Math.random()}`.slice(2, 16)}`;

describe('the bank accounts of a partner', () => {
  contract('tell everybody when they were made and changed', ON_BOTH, async (odoo) => {
    const partner = await newVendor(odoo);
    const id = await newAccount(odoo, partner);
    const lately = [
      ['partner_id', 'child_of', partner],
      ['write_date', '>=', `${await odoo.today()} 00:00:00`],
    ];
    const fields = ['acc_number', 'partner_id', 'create_date', 'write_date'];
    for (const role of ['billing', 'readonly'] as const) {
      const rows = await odoo.as(role).searchRead('res.partner.bank', lately, fields);
      expect(rows).toMatchObject([{ id, write_date: expect.stringContaining(await odoo.today()) }]);
    }
  });

  contract('are not for billing users to make or change: an AccessError', ON_BOTH, async (odoo) => {
    const id = await newAccount(odoo, await newVendor(odoo));
    const vals = { acc_number: number() };
    const changing = odoo.call('res.partner.bank', 'write', { ids: [id], vals });
    expect((await faultOf(changing)).name).toBe('odoo.exceptions.AccessError');
    await odoo.as('accountant').call('res.partner.bank', 'write', { ids: [id], vals });
    expect(await odoo.readOne('res.partner.bank', id, ['acc_number'])).toMatchObject(vals);
  });

  contract('the first is where a bill and a payment send the money', ON_19, async (odoo) => {
    const partner = await newVendor(odoo);
    const before = await draftBill(odoo, { 'partner_id/.id': `${partner}` });
    const first = await newAccount(odoo, partner);
    await newAccount(odoo, partner);
    const to = [first, expect.any(String)];
    const id = await draftBill(odoo, { 'partner_id/.id': `${partner}` });
    expect(await move(odoo, id, ['partner_bank_id'])).toMatchObject({ partner_bank_id: to });
    expect(await move(odoo, before, ['partner_bank_id'])).toMatchObject({ partner_bank_id: false });
    const refund = await draftBill(odoo, { 'partner_id/.id': `${partner}`, move_type: 'in_refund' });
    expect(await move(odoo, refund, ['partner_bank_id'])).toMatchObject({ partner_bank_id: false });
    const payment = await draftPayment(odoo, { 'partner_id/.id': `${partner}` });
    expect(await readPayment(odoo, payment, ['partner_bank_id'])).toMatchObject({ partner_bank_id: to });
  });
});
