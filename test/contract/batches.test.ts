import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { bill, draftAll, draftBill, furtherLine, invoice, load, newKey } from './drafting.ts';
import type { Cells, LoadAnswer } from './drafting.ts';
import type { Odoo } from './odoo.ts';

/* Many documents in one `load`: all of them or none, and which of them are told to be wrong. */

const contract = await openContract();

const furtherGoods = (odoo: Odoo): Cells =>
  furtherLine({
    name: 'Second',
    quantity: '1',
    price_unit: '1.00',
    'account_id/.id': `${odoo.sample.account('620000')}`,
  });

/** An entry that is 80.00 on one side. */
function entry(odoo: Odoo, credit: string): Cells[] {
  return [
    {
      id: newKey(),
      move_type: 'entry',
      'journal_id/.id': `${odoo.sample.journal('MISC')}`,
      date: '2026-11-20',
      ref: odoo.unique('entry'),
      'line_ids/name': 'Accrual',
      'line_ids/account_id/.id': `${odoo.sample.account('670000')}`,
      'line_ids/debit': '80.00',
      'line_ids/credit': '0',
    },
    {
      'line_ids/name': 'Accrual',
      'line_ids/account_id/.id': `${odoo.sample.account('220000')}`,
      'line_ids/debit': '0',
      'line_ids/credit': credit,
    },
  ];
}

/** Loads documents of which some are wrong, and tells which ones the messages name. */
async function refused(odoo: Odoo, rows: readonly Cells[]): Promise<LoadAnswer['messages']> {
  const { ids, messages } = await load(odoo, rows);
  expect(ids).toBe(false);
  const refs = rows.flatMap(({ ref }) => (ref === undefined ? [] : [ref]));
  expect(await odoo.count('account.move', [['ref', 'in', refs]])).toBe(0);
  return messages;
}

describe('documents of all kinds in one table', () => {
  contract('are made, in their order', { odoo: [14, 19] }, async (odoo) => {
    const rows = [
      bill(odoo),
      furtherGoods(odoo),
      bill(odoo, { move_type: 'in_refund' }),
      invoice(odoo),
      invoice(odoo, { move_type: 'out_refund' }),
    ];
    const made = await odoo.read('account.move', await draftAll(odoo, rows), ['move_type', 'amount_untaxed']);
    expect(made).toMatchObject([
      { move_type: 'in_invoice', amount_untaxed: 101 },
      { move_type: 'in_refund', amount_untaxed: 100 },
      { move_type: 'out_invoice', amount_untaxed: 100 },
      { move_type: 'out_refund', amount_untaxed: 100 },
    ]);
  });

  contract('may be twenty-five', { odoo: [14, 19] }, async (odoo) => {
    const ids = await draftAll(
      odoo,
      Array.from({ length: 25 }, () => [bill(odoo), furtherGoods(odoo)]).flat(),
    );
    expect(new Set(ids).size).toBe(25);
  });
});

describe('wrong documents in one table', () => {
  contract(
    'are all named, with their rows, for what cannot be understood',
    { odoo: [14, 19] },
    async (odoo) => {
      const missing = '99999999';
      const messages = await refused(odoo, [
        bill(odoo),
        furtherGoods(odoo),
        bill(odoo, { 'partner_id/.id': missing }),
        bill(odoo, { 'invoice_line_ids/account_id/.id': missing }),
        furtherGoods(odoo),
        bill(odoo),
      ]);
      expect(messages).toMatchObject([
        { type: 'error', record: 1, rows: { from: 2, to: 2 }, field: 'partner_id' },
        { type: 'error', record: 2, rows: { from: 3, to: 4 }, field: 'invoice_line_ids' },
      ]);
    },
  );

  contract('may be wrong in several cells: each is named', { odoo: [14, 19] }, async (odoo) => {
    const messages = await refused(odoo, [
      bill(odoo),
      bill(odoo, { 'partner_id/.id': '99999999' }),
      furtherLine({ name: 'x', quantity: 'many' }),
    ]);
    // Odoo goes through the columns of related records as through a Python set: each start has an order of its own.
    const byField = messages.toSorted((a, b) => String(a.field).localeCompare(String(b.field)));
    expect(byField).toMatchObject([
      { record: 1, rows: { from: 1, to: 2 }, field: 'invoice_line_ids' },
      { record: 1, rows: { from: 1, to: 2 }, field: 'partner_id' },
    ]);
  });

  contract(
    'are named for what Odoo refuses, and so is the first, which is right',
    { odoo: [19] },
    async (odoo) => {
      const messages = await refused(odoo, [...entry(odoo, '80.00'), ...entry(odoo, '79.00')]);
      expect(messages).toMatchObject([
        { type: 'error', record: 0, rows: { from: 0, to: 1 } },
        { type: 'error', record: 1, rows: { from: 2, to: 3 } },
      ]);
      expect(messages.every((message) => !('field' in message))).toBe(true);
    },
  );

  contract('are named twice when they come first', { odoo: [19] }, async (odoo) => {
    const messages = await refused(odoo, [...entry(odoo, '78.00'), ...entry(odoo, '79.00')]);
    expect(messages).toMatchObject([{ record: 0 }, { record: 0 }, { record: 1 }]);
  });

  contract('are named for what Odoo refuses, and no others', { odoo: [14] }, async (odoo) => {
    const messages = await refused(odoo, [...entry(odoo, '80.00'), ...entry(odoo, '79.00')]);
    expect(messages).toMatchObject([{ type: 'error', record: 1, rows: { from: 2, to: 3 } }]);
  });

  contract("of another company's account: the first is named with them", { odoo: [19] }, async (odoo) => {
    const foreign = {
      'invoice_line_ids/account_id/.id': `${odoo.sample.account('600000', 'Lindenhof Trading BV')}`,
    };
    const messages = await refused(odoo, [bill(odoo), bill(odoo, foreign), bill(odoo), bill(odoo, foreign)]);
    expect(messages).toMatchObject([{ record: 0 }, { record: 1 }, { record: 3 }]);
  });

  contract(
    "of another company's account and journal: the cell is not understood",
    { odoo: [14] },
    async (odoo) => {
      const company = 'Lindenhof Trading BV';
      const messages = await refused(odoo, [
        bill(odoo),
        bill(odoo, { 'invoice_line_ids/account_id/.id': `${odoo.sample.account('600000', company)}` }),
        bill(odoo, { 'journal_id/.id': `${odoo.sample.journal('BILL', company)}` }),
      ]);
      expect(messages).toMatchObject([
        { record: 1, field: 'invoice_line_ids' },
        { record: 2, field: 'journal_id' },
      ]);
    },
  );

  contract('of a reference that is there already: all are blamed', { odoo: [14] }, async (odoo) => {
    const ref = odoo.unique('twice');
    await draftBill(odoo, { ref });
    const { ids, messages } = await load(odoo, [bill(odoo), bill(odoo, { ref }), bill(odoo)]);
    expect({ ids, messages }).toMatchObject({
      ids: false,
      messages: [{ record: 0 }, { record: 1 }, { record: 2 }],
    });
    expect(await odoo.count('account.move', [['ref', '=', ref]])).toBe(1);
  });

  contract('spoil what is there already not at all', { odoo: [14, 19] }, async (odoo) => {
    const cells = bill(odoo);
    const [id] = await draftAll(odoo, [cells]);
    const wrong = { ...cells, 'partner_id/.id': '99999999' };
    const messages = (await load(odoo, [wrong, bill(odoo)])).messages;
    expect(messages).toMatchObject([{ record: 0, field: 'partner_id' }]);
    expect(await draftAll(odoo, [cells])).toEqual([id]);
  });
});
