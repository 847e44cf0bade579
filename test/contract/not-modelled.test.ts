import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import type { Holds } from './contract.ts';
import { bill, draftBill, load, move } from './drafting.ts';
import type { Context, Row } from './odoo.ts';
import { faultOf } from './wire/fault.ts';

/* What Odoo has and the demo company has not: it says so, and never answers in another way. */

const contract = await openContract();

const DEMO: Holds = { odoo: [19], demoOnly: true };
const NOT_MODELLED = 'mcp_odoo.demo.NotModelled';

describe('what the demo company does not model, it says so', () => {
  const lines = (values: Row): Row => ({ invoice_line_ids: [[0, 0, { name: 'Chairs', ...values }]] });
  const calls: readonly (readonly [
    what: string,
    model: string,
    method: string,
    named: Row,
    context?: Context,
  ])[] = [
    ['posting by writing the state', 'account.move', 'write', { vals: { state: 'posted' } }],
    ['giving a number', 'account.move', 'write', { vals: { name: 'BILL/2026/11/9000' } }],
    ['a draft that posts itself', 'account.move', 'write', { vals: { auto_post: 'at_date' } }],
    ['items without their document', 'account.move.line', 'write', { vals: { price_unit: 7 } }],
    ['a wizard', 'validate.account.move', 'validate_move', {}],
    ['paying at once', 'account.payment.register', 'create', { vals_list: [{}] }],
    ['a payment that was made', 'account.payment', 'create', { vals_list: [{ amount: 1, state: 'paid' }] }],
    ['a payment to another account', 'account.payment', 'write', { vals: { destination_account_id: 1 } }],
    ['what a payment was taken for', 'account.payment', 'read', { fields: ['reconciled_invoices_type'] }],
    ['groups of records', 'account.move', 'read_group', { domain: [], fields: ['id'], groupby: ['state'] }],
    ['a field that Odoo has', 'account.move', 'read', { fields: ['tax_totals'] }],
    [
      'what Odoo has to say of it',
      'account.move',
      'fields_get',
      { allfields: ['tax_totals'], attributes: ['type'] },
    ],
    ['an amount that is not the sum', 'account.move', 'write', { vals: { amount_total: 7 } }],
    ['a settlement that was none', 'account.move', 'write', { vals: { payment_state: 'paid' } }],
    ['a seal', 'account.move', 'write', { vals: { inalterable_hash: '$4$x' } }],
    ['a line that does not add up', 'account.move', 'write', { vals: lines({ price_subtotal: 7 }) }],
    ['a line marked as something else', 'account.move', 'write', { vals: lines({ is_storno: true }) }],
    ['a new tax on a line', 'account.move', 'write', { vals: lines({ tax_ids: [[0, 0, { name: 'x' }]] }) }],
    ['a reversal written backwards', 'account.move', 'write', { vals: { reversal_move_ids: [] } }],
    ['a day by its term', 'account.move', 'search', { domain: [['invoice_date', '=', 'today']] }],
    ['a part of a day', 'account.move', 'search', { domain: [['date.month_number', '=', 1]] }],
    ['an order of its own', 'account.move', 'search', { domain: [], order: 'ref nulls last' }],
    ['fewer than no records', 'account.move', 'search', { domain: [], limit: -1 }],
    ['text that no database holds', 'account.move', 'write', { vals: { ref: 'a\0b' } }],
    ['half a character', 'account.move', 'write', { vals: { ref: 'a\ud800b' } }],
    ['rights to what is not modelled', 'account.tax', 'has_access', { operation: 'write' }],
    ['a file that is none', 'ir.attachment', 'create', { vals_list: [{ name: 'x.pdf', datas: '!' }] }],
    ['reconciling by hand', 'account.partial.reconcile', 'unlink', {}],
    ['a default for any field', 'account.move', 'create', { vals_list: [{}] }, { default_ref: 'x' }],
    ['a word in the context', 'account.move', 'write', { vals: {} }, { skip_readonly_check: true }],
    ['another time zone', 'account.move', 'search', { domain: [] }, { tz: 'Pacific/Auckland' }],
  ];
  for (const [what, model, method, named, context] of calls) {
    contract(what, DEMO, async (odoo) => {
      const id = await draftBill(odoo);
      const isOfModel = ['vals_list', 'domain', 'allfields'].some((name) => name in named);
      const ids = isOfModel ? {} : { ids: [id] };
      const fault = await faultOf(odoo.call(model, method, { ...ids, ...named }, context));
      expect({ name: fault.name, status: fault.status }).toEqual({
        name: NOT_MODELLED,
        status: odoo.protocol === 'json-2' ? 501 : 200,
      });
      expect(await move(odoo, id, ['state', 'amount_total'])).toMatchObject({
        state: 'draft',
        amount_total: 119,
      });
    });
  }

  contract('loading what follows from the rest', DEMO, async (odoo) => {
    const loading = load(odoo, [bill(odoo, { 'invoice_line_ids/price_subtotal': '7' })]);
    expect((await faultOf(loading)).name).toBe(NOT_MODELLED);
  });

  for (const model of [
    'account.account',
    'account.analytic.account',
    'account.analytic.plan',
    'account.fiscal.position',
    'account.journal',
    'account.payment.method',
    'account.payment.method.line',
    'account.payment.term',
    'account.payment.term.line',
    'account.tax',
    'account.tax.group',
    'account.tax.repartition.line',
    'res.currency',
    'res.currency.rate',
  ]) {
    contract(`setting up ${model}`, DEMO, async (odoo) => {
      const accountant = odoo.as('accountant');
      for (const [method, named] of [
        ['create', { vals_list: [{}] }],
        ['write', { ids: [1], vals: {} }],
        ['unlink', { ids: [1] }],
      ] as const) {
        expect((await faultOf(accountant.call(model, method, named))).name).toBe(NOT_MODELLED);
      }
    });
  }

  contract('loading that would overwrite', DEMO, async (odoo) => {
    const overwriting = load(odoo, [bill(odoo)], { mode: 'init', noupdate: false });
    expect((await faultOf(overwriting)).name).toBe(NOT_MODELLED);
  });
});
