import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import {
  bill,
  draftAll,
  draftBill,
  furtherLine,
  invoice,
  itemsOf,
  linesOf,
  load,
  move,
  newKey,
} from './drafting.ts';
import type { Cells } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { SECOND } from './sample.ts';

const contract = await openContract();

/** Loads one bill that must be refused, and gives the first message. */
async function refusal(odoo: Odoo, more: Cells): Promise<unknown> {
  const cells = bill(odoo, more);
  const { ids, messages } = await load(odoo, [cells]);
  expect(ids).toBe(false);
  expect(await odoo.count('account.move', [['ref', '=', cells.ref]])).toBe(0);
  return messages[0];
}

describe('what a table for load says', () => {
  contract(
    'quotes, commas, new lines and any letter arrive as they are',
    { odoo: [14, 19] },
    async (odoo) => {
      const name = 'Paper "A4", white;\nsecond line — é 木\u00a0€';
      const ref = `${odoo.unique('"a", b')}; é`;
      const id = await draftBill(odoo, { ref, 'invoice_line_ids/name': name });
      expect(await move(odoo, id, ['ref'])).toMatchObject({ ref });
      expect(await linesOf(odoo, id, ['name'])).toMatchObject([{ name }]);
    },
  );

  contract('rows with an empty header are further lines, in order', { odoo: [14, 19] }, async (odoo) => {
    const line = (name: string) => ({
      name,
      quantity: '2',
      price_unit: '10.00',
      'account_id/.id': `${odoo.sample.account('620000')}`,
      'tax_ids/.id': '',
    });
    const id = await draftBill(odoo, {}, line('Second'), line('Third'));
    expect(await linesOf(odoo, id, ['name', 'quantity'])).toMatchObject([
      { name: 'Chairs', quantity: 1 },
      { name: 'Second', quantity: 2 },
      { name: 'Third', quantity: 2 },
    ]);
  });

  contract('several documents travel in one table', { odoo: [14, 19] }, async (odoo) => {
    const second = furtherLine({
      name: 'Second',
      quantity: '1',
      price_unit: '1.00',
      'account_id/.id': `${odoo.sample.account('620000')}`,
    });
    const ids = await draftAll(odoo, [bill(odoo), second, bill(odoo)]);
    const lines = await Promise.all(ids.map((id) => linesOf(odoo, id, ['name'])));
    expect(lines.map((each) => each.length)).toEqual([2, 1]);
  });

  contract('taxes are a list of ids, in any order', { odoo: [14, 19] }, async (odoo) => {
    const taxes = [odoo.sample.tax('purchase 19%'), odoo.sample.tax('purchase 5% Levy')];
    const id = await draftBill(odoo, { 'invoice_line_ids/tax_ids/.id': taxes.join(',') });
    const [line] = await linesOf(odoo, id, ['tax_ids']);
    expect(line?.tax_ids).toEqual(expect.arrayContaining(taxes));
  });

  contract('an empty cell of taxes is no tax', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo, { 'invoice_line_ids/tax_ids/.id': '' });
    expect(await linesOf(odoo, id, ['tax_ids'])).toMatchObject([{ tax_ids: [] }]);
  });

  contract('a column of taxes left out takes those of the account', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, { 'invoice_line_ids/tax_ids/.id': undefined });
    const tax_ids = [odoo.sample.tax('purchase 19%')];
    expect(await linesOf(odoo, id, ['tax_ids'])).toMatchObject([{ tax_ids }]);
  });

  contract('a column of taxes left out is no tax', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo, { 'invoice_line_ids/tax_ids/.id': undefined });
    expect(await linesOf(odoo, id, ['tax_ids'])).toMatchObject([{ tax_ids: [] }]);
  });

  contract('an empty currency is an error', { odoo: [19] }, async (odoo) => {
    expect(await refusal(odoo, { 'currency_id/.id': '' })).toMatchObject({ type: 'error' });
  });

  contract('an empty payment term keeps the due date that is given', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo, {
      'partner_id/.id': `${odoo.sample.partner('Büromöbel Richter')}`,
      invoice_date_due: '2026-12-24',
      'invoice_payment_term_id/.id': '',
    });
    const row = await move(odoo, id, ['invoice_date_due', 'invoice_payment_term_id']);
    expect(row).toMatchObject({ invoice_date_due: '2026-12-24', invoice_payment_term_id: false });
  });

  contract('a price keeps its third decimal', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, { 'invoice_line_ids/price_unit': '14.375' });
    expect(await linesOf(odoo, id, ['price_unit'])).toMatchObject([{ price_unit: 14.375 }]);
  });

  contract('a price shows two decimals', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo, { 'invoice_line_ids/price_unit': '14.375' });
    expect(await linesOf(odoo, id, ['price_unit'])).toMatchObject([{ price_unit: 14.38 }]);
  });

  contract('a credit note names what it is about', { odoo: [14, 19] }, async (odoo) => {
    const original = await draftBill(odoo);
    const id = await draftBill(odoo, { move_type: 'in_refund', 'reversed_entry_id/.id': `${original}` });
    const { reversed_entry_id } = await move(odoo, id, ['reversed_entry_id']);
    expect(reversed_entry_id).toEqual([original, expect.any(String)]);
  });
});

describe('kinds of documents', () => {
  contract('sales documents go to the sales journal', { odoo: [14, 19] }, async (odoo) => {
    for (const move_type of ['out_invoice', 'out_refund', 'out_receipt']) {
      const id = await draftBill(odoo, invoice(odoo, { move_type }));
      expect(await move(odoo, id, ['move_type', 'state', 'amount_total'])).toMatchObject({
        move_type,
        state: 'draft',
        amount_total: 119,
      });
    }
  });

  const entry = (odoo: Odoo, credit: string): Cells[] => [
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

  contract('a journal entry has debits and credits', { odoo: [14, 19] }, async (odoo) => {
    const [id = 0] = await draftAll(odoo, entry(odoo, '80.00'));
    expect(await itemsOf(odoo, id, ['debit', 'credit', 'balance'])).toMatchObject([
      { debit: 80, credit: 0, balance: 80 },
      { debit: 0, credit: 80, balance: -80 },
    ]);
    expect(await move(odoo, id, ['amount_total', 'state'])).toMatchObject({
      amount_total: 80,
      state: 'draft',
    });
  });

  contract('a journal entry that does not balance is refused', { odoo: [14, 19] }, async (odoo) => {
    const rows = entry(odoo, '79.99');
    expect(await load(odoo, rows)).toMatchObject({ ids: false, messages: [{ type: 'error' }] });
    expect(await odoo.count('account.move', [['ref', '=', rows[0]?.ref]])).toBe(0);
  });

  contract('an entry in another currency says its amounts in both', { odoo: [19] }, async (odoo) => {
    const rows = entry(odoo, '80.00').map((cells, index): Cells => ({
      ...cells,
      'line_ids/debit': undefined,
      'line_ids/credit': undefined,
      'line_ids/currency_id/.id': `${odoo.sample.currency('USD')}`,
      'line_ids/amount_currency': index === 0 ? '100.00' : '-100.00',
    }));
    const [id = 0] = await draftAll(odoo, rows);
    expect(await itemsOf(odoo, id, ['balance', 'amount_currency'])).toMatchObject([
      { balance: 80, amount_currency: 100 },
      { balance: -80, amount_currency: -100 },
    ]);
  });

  contract(
    "an entry's total adds its items up in their own currency, whatever its header says",
    { odoo: [19] },
    async (odoo) => {
      const usd = `${odoo.sample.currency('USD')}`;
      const rows = entry(odoo, '80.00').map((cells, index): Cells => ({
        ...cells,
        'line_ids/debit': undefined,
        'line_ids/credit': undefined,
        'line_ids/currency_id/.id': usd,
        'line_ids/amount_currency': index === 0 ? '100.00' : '-100.00',
      }));
      const [id = 0] = await draftAll(odoo, rows);
      expect(await move(odoo, id, ['amount_total', 'amount_total_signed', 'currency_id'])).toMatchObject({
        amount_total: 100,
        amount_total_signed: 80,
        currency_id: [odoo.sample.currency('EUR'), 'EUR'],
      });
    },
  );

  contract('a section is a line without amounts', { odoo: [19] }, async (odoo) => {
    const section = { display_type: 'line_section', name: 'Part two' };
    const id = await draftBill(odoo, { 'invoice_line_ids/display_type': 'product' }, section);
    const kinds = await odoo.searchRead(
      'account.move.line',
      [
        ['move_id', '=', id],
        ['display_type', 'in', ['product', 'line_section']],
      ],
      ['display_type', 'name', 'balance'],
      { order: 'id' },
    );
    expect(kinds).toMatchObject([
      { display_type: 'product' },
      { display_type: 'line_section', name: 'Part two', balance: 0 },
    ]);
  });
});

describe('a cell that cannot be', () => {
  contract('a date that is none', { odoo: [14, 19] }, async (odoo) => {
    expect(await refusal(odoo, { invoice_date: '2026-13-45' })).toMatchObject({
      field: 'invoice_date',
      record: 0,
    });
  });

  contract('an amount that is none', { odoo: [14, 19] }, async (odoo) => {
    expect(await refusal(odoo, { 'invoice_line_ids/price_unit': '1,50' })).toMatchObject({
      type: 'error',
      record: 0,
    });
  });

  contract('a selection that is none', { odoo: [14, 19] }, async (odoo) => {
    expect(await refusal(odoo, { move_type: 'no_such_type' })).toMatchObject({
      field: 'move_type',
      record: 0,
    });
  });

  contract('a partner, an account, a tax that is not there', { odoo: [14, 19] }, async (odoo) => {
    const missing = '99999999';
    expect(await refusal(odoo, { 'partner_id/.id': missing })).toMatchObject({ field: 'partner_id' });
    expect(await refusal(odoo, { 'invoice_line_ids/account_id/.id': missing })).toMatchObject({
      type: 'error',
    });
    expect(await refusal(odoo, { 'invoice_line_ids/tax_ids/.id': missing })).toMatchObject({ type: 'error' });
  });

  contract("another company's journal", { odoo: [19] }, async (odoo) => {
    const journal = odoo.sample.journal('BILL', SECOND);
    expect(await refusal(odoo, { 'journal_id/.id': `${journal}` })).toMatchObject({ type: 'error' });
  });

  contract("another company's account", { odoo: [19] }, async (odoo) => {
    const account = odoo.sample.account('600000', SECOND);
    expect(await refusal(odoo, { 'invoice_line_ids/account_id/.id': `${account}` })).toMatchObject({
      type: 'error',
    });
  });

  contract("another company's tax", { odoo: [19] }, async (odoo) => {
    const tax = odoo.sample.tax('purchase 19%', SECOND);
    expect(await refusal(odoo, { 'invoice_line_ids/tax_ids/.id': `${tax}` })).toMatchObject({
      type: 'error',
    });
  });

  contract('a journal of the wrong kind', { odoo: [19] }, async (odoo) => {
    const journal = odoo.sample.journal('INV');
    expect(await refusal(odoo, { 'journal_id/.id': `${journal}` })).toMatchObject({ type: 'error' });
  });

  contract('a journal of the wrong kind is taken all the same', { odoo: [14] }, async (odoo) => {
    const journal = odoo.sample.journal('INV');
    const id = await draftBill(odoo, { 'journal_id/.id': `${journal}` });
    expect(await move(odoo, id, ['journal_id'])).toMatchObject({ journal_id: [journal, expect.any(String)] });
  });
});
