import { describe, expect } from 'vitest';
import { z } from 'zod';
import { openContract } from './contract.ts';

const contract = await openContract();

const READ_BY_OUR_CLIENT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'account.move': {
    amount_tax: 'monetary',
    amount_total: 'monetary',
    amount_total_signed: 'monetary',
    amount_untaxed: 'monetary',
    auto_post: 'selection',
    commercial_partner_id: 'many2one',
    company_currency_id: 'many2one',
    company_id: 'many2one',
    create_uid: 'many2one',
    currency_id: 'many2one',
    date: 'date',
    duplicated_ref_ids: 'many2many',
    invoice_date: 'date',
    invoice_date_due: 'date',
    invoice_line_ids: 'one2many',
    invoice_payment_term_id: 'many2one',
    journal_id: 'many2one',
    line_ids: 'one2many',
    message_attachment_count: 'integer',
    move_type: 'selection',
    name: 'char',
    narration: 'html',
    partner_bank_id: 'many2one',
    partner_id: 'many2one',
    payment_reference: 'char',
    ref: 'char',
    state: 'selection',
    tax_lock_date_message: 'char',
  },
  'account.move.line': {
    account_id: 'many2one',
    amount_currency: 'monetary',
    amount_residual: 'monetary',
    analytic_distribution: 'json',
    balance: 'monetary',
    company_id: 'many2one',
    currency_id: 'many2one',
    date: 'date',
    date_maturity: 'date',
    discount: 'float',
    discount_amount_currency: 'monetary',
    discount_date: 'date',
    display_type: 'selection',
    journal_id: 'many2one',
    matching_number: 'char',
    name: 'char',
    partner_id: 'many2one',
    price_subtotal: 'monetary',
    price_unit: 'float',
    quantity: 'float',
    reconciled: 'boolean',
    sequence: 'integer',
    tax_base_amount: 'monetary',
    tax_ids: 'many2many',
    tax_line_id: 'many2one',
    tax_tag_ids: 'many2many',
  },
};
describe('fields_get', () => {
  contract('tells the type of a field, and whether it is stored', { odoo: [14, 19] }, async (odoo) => {
    const attributes = ['type', 'store', 'relation'];
    const allfields = [
      'ref',
      'amount_total',
      'invoice_date',
      'partner_id',
      'invoice_line_ids',
      'state',
      'narration',
    ];
    const many2one = { type: 'many2one', store: true, relation: 'res.partner' };
    expect(await odoo.call('account.move', 'fields_get', { allfields, attributes })).toMatchObject({
      ref: { type: 'char', store: true },
      amount_total: { type: 'monetary', store: true },
      invoice_date: { type: 'date', store: true },
      partner_id: many2one,
      invoice_line_ids: { type: 'one2many', relation: 'account.move.line' },
      state: { type: 'selection', store: true },
      narration: { type: odoo.major < 15 ? 'text' : 'html', store: true },
    });
  });

  contract('knows every field that our client reads, as we read it', { odoo: [19] }, async (odoo) => {
    for (const [model, fields] of Object.entries(READ_BY_OUR_CLIENT)) {
      const allfields = Object.keys(fields);
      const told = z
        .record(z.string(), z.object({ type: z.string(), store: z.boolean() }).loose())
        .parse(await odoo.call(model, 'fields_get', { allfields, attributes: ['type', 'store'] }));
      const types = Object.fromEntries(Object.entries(told).map(([name, { type }]) => [name, type]));
      expect({ model, types }).toEqual({ model, types: fields });
    }
  });

  contract('leaves out what it does not know', { odoo: [14, 19], anywhere: 'reads' }, async (odoo) => {
    const allfields = ['no_such_field'];
    expect(await odoo.call('res.partner', 'fields_get', { allfields, attributes: ['type'] })).toEqual({});
  });
});
