import { describe, expect } from 'vitest';
import { z } from 'zod';
import { openContract } from './contract.ts';
import { draftBill, itemsOf, move, post } from './drafting.ts';
import type { Cells } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { draftPayment, entryOf, loadPayments, memoOf, payment, readPayment } from './paying.ts';
import { FIRST, SECOND } from './sample.ts';
import { faultOf } from './wire/fault.ts';

const contract = await openContract();

describe('a draft payment', () => {
  contract('is made under an external id, exactly once', { odoo: [14, 19] }, async (odoo) => {
    const cells = payment(odoo);
    const { ids } = await loadPayments(odoo, [cells]);
    expect(ids).toEqual([expect.any(Number)]);
    expect(await loadPayments(odoo, [{ ...cells, amount: '5.00' }])).toMatchObject({ ids, messages: [] });
    const [id = 0] = ids === false ? [] : ids;
    expect(await readPayment(odoo, id, ['amount'])).toMatchObject({ amount: 119 });
    const [module, xml_id] = (cells.id ?? '').split('.');
    const found = await odoo.call('ir.model.data', 'check_object_reference', { module, xml_id });
    expect(found).toEqual(['account.payment', id]);
  });

  contract('says what it was told', { odoo: [14, 19] }, async (odoo) => {
    const { sample } = odoo;
    const memo = memoOf(odoo);
    const fields = [
      'payment_type',
      'partner_type',
      'partner_id',
      'amount',
      'date',
      'journal_id',
      'currency_id',
    ];
    const id = await draftPayment(odoo);
    expect(await readPayment(odoo, id, ['state', memo, 'company_id', ...fields])).toMatchObject({
      state: 'draft',
      payment_type: 'outbound',
      partner_type: 'supplier',
      partner_id: [sample.partner('Azure Interior'), 'Azure Interior'],
      amount: 119,
      date: '2026-11-20',
      journal_id: [sample.journal('BNK1'), 'Bank'],
      currency_id: [sample.currency('EUR'), 'EUR'],
      company_id: [sample.company(), FIRST],
      [memo]: 'Bill 7',
    });
  });

  contract('has its accounts from the journal and the partner', { odoo: [19] }, async (odoo) => {
    const accounts = ['destination_account_id', 'outstanding_account_id', 'payment_method_line_id'];
    const id = await draftPayment(odoo);
    expect(await readPayment(odoo, id, accounts)).toMatchObject({
      destination_account_id: [odoo.sample.account('200000'), 'Trade Payables'],
      outstanding_account_id: [odoo.sample.account('100920'), 'Outstanding Payments'],
      payment_method_line_id: [expect.any(Number), 'Manual Payment (Bank)'],
    });
    const received = await draftPayment(odoo, { payment_type: 'inbound', partner_type: 'customer' });
    expect(await readPayment(odoo, received, accounts)).toMatchObject({
      destination_account_id: [odoo.sample.account('110000'), 'Trade Receivables'],
      outstanding_account_id: [odoo.sample.account('100910'), 'Outstanding Receipts'],
    });
  });

  contract('has neither a number nor an entry', { odoo: [19] }, async (odoo) => {
    const id = await draftPayment(odoo);
    expect(await readPayment(odoo, id, ['name', 'display_name', 'move_id', 'is_reconciled'])).toMatchObject({
      name: false,
      display_name: 'Draft Payment',
      move_id: false,
      is_reconciled: false,
    });
  });

  contract('is an entry at once: a draft of the journal', { odoo: [14] }, async (odoo) => {
    const id = await draftPayment(odoo);
    const entry = await entryOf(odoo, id);
    expect(await move(odoo, entry, ['state', 'move_type', 'payment_id'])).toMatchObject({
      state: 'draft',
      move_type: 'entry',
      payment_id: [id, expect.any(String)],
    });
    expect(await itemsOf(odoo, entry, ['account_id', 'balance'])).toMatchObject([
      { account_id: [odoo.sample.account('100920'), '100920 Outstanding Payments'], balance: -119 },
      { account_id: [odoo.sample.account('200000'), '200000 Trade Payables'], balance: 119 },
    ]);
  });

  contract("another currency is worth the day's rate", { odoo: [19] }, async (odoo) => {
    const usd = { 'currency_id/.id': `${odoo.sample.currency('USD')}`, amount: '125.00' };
    const id = await draftPayment(odoo, usd);
    expect(
      await readPayment(odoo, id, ['amount', 'amount_signed', 'amount_company_currency_signed']),
    ).toMatchObject({
      amount: 125,
      amount_signed: -125,
      amount_company_currency_signed: -100,
    });
    const before = await draftPayment(odoo, {
      ...usd,
      payment_type: 'inbound',
      date: '2026-06-30',
      amount: '110',
    });
    expect(await readPayment(odoo, before, ['amount_company_currency_signed'])).toMatchObject({
      amount_company_currency_signed: 100,
    });
  });

  contract("another currency stands in its entry at the day's rate", { odoo: [14] }, async (odoo) => {
    const usd = { 'currency_id/.id': `${odoo.sample.currency('USD')}`, amount: '125.00' };
    const entry = await entryOf(odoo, await draftPayment(odoo, usd));
    expect(await itemsOf(odoo, entry, ['balance', 'amount_currency'])).toMatchObject([
      { balance: -100, amount_currency: -125 },
      { balance: 100, amount_currency: 125 },
    ]);
  });

  contract('several are made in one call, each for itself', { odoo: [14, 19] }, async (odoo) => {
    const received = { payment_type: 'inbound', partner_type: 'customer', amount: '7.50' };
    const { ids } = await loadPayments(odoo, [payment(odoo), payment(odoo, received)]);
    expect(ids).toHaveLength(2);
    const rows = await odoo.read('account.payment', ids === false ? [] : ids, ['payment_type', 'amount']);
    expect(rows).toMatchObject([
      { payment_type: 'outbound', amount: 119 },
      { payment_type: 'inbound', amount: 7.5 },
    ]);
  });

  contract('may be changed and deleted; its key is free then', { odoo: [14, 19] }, async (odoo) => {
    const cells = payment(odoo);
    const { ids } = await loadPayments(odoo, [cells]);
    const [id = 0] = ids === false ? [] : ids;
    await odoo.call('account.payment', 'write', { ids: [id], vals: { amount: 50 } });
    expect(await readPayment(odoo, id, ['amount', 'state'])).toMatchObject({ amount: 50, state: 'draft' });
    await odoo.call('account.payment', 'unlink', { ids: [id] });
    const again = await loadPayments(odoo, [cells]);
    expect(again.ids).toEqual([expect.any(Number)]);
    expect(again.ids).not.toEqual([id]);
  });

  contract('names others that look like it', { odoo: [19] }, async (odoo) => {
    const amount = `${(await odoo.count('account.payment', [])) + 1000}.17`;
    const first = await draftPayment(odoo, { amount });
    const second = await draftPayment(odoo, { amount });
    await draftPayment(odoo, { amount, date: '2026-11-19' });
    expect(await readPayment(odoo, second, ['duplicate_payment_ids'])).toMatchObject({
      duplicate_payment_ids: [first],
    });
  });

  contract('can name what it is for', { odoo: [19] }, async (odoo) => {
    const [posted, draft] = [await draftBill(odoo), await draftBill(odoo)];
    await post(odoo, [posted]);
    const id = await draftPayment(odoo, { 'invoice_ids/.id': `${posted},${draft}` });
    expect(
      await readPayment(odoo, id, ['invoice_ids', 'reconciled_bill_ids', 'reconciled_bills_count']),
    ).toMatchObject({
      invoice_ids: [draft, posted],
      reconciled_bill_ids: [draft, posted],
      reconciled_bills_count: 2,
    });
  });
});

describe('the fields of a payment', () => {
  const types = {
    amount: 'monetary',
    amount_company_currency_signed: 'monetary',
    amount_signed: 'monetary',
    company_id: 'many2one',
    currency_id: 'many2one',
    date: 'date',
    destination_account_id: 'many2one',
    duplicate_payment_ids: 'many2many',
    invoice_ids: 'many2many',
    is_matched: 'boolean',
    is_reconciled: 'boolean',
    journal_id: 'many2one',
    memo: 'char',
    move_id: 'many2one',
    name: 'char',
    outstanding_account_id: 'many2one',
    partner_id: 'many2one',
    partner_type: 'selection',
    payment_method_line_id: 'many2one',
    payment_reference: 'char',
    payment_type: 'selection',
    reconciled_bill_ids: 'many2many',
    reconciled_invoice_ids: 'many2many',
    state: 'selection',
  };

  contract('are what our client takes them for', { odoo: [19] }, async (odoo) => {
    const allfields = Object.keys(types);
    const told = z
      .record(z.string(), z.object({ type: z.string() }))
      .parse(await odoo.call('account.payment', 'fields_get', { allfields, attributes: ['type'] }));
    expect(Object.fromEntries(Object.entries(told).map(([name, { type }]) => [name, type]))).toEqual(types);
  });

  contract('come with those of others in one call', { odoo: [19] }, async (odoo) => {
    const bill = await draftBill(odoo);
    const id = await draftPayment(odoo, { 'invoice_ids/.id': `${bill}` });
    const specification = {
      amount: {},
      partner_id: { fields: { display_name: {} } },
      invoice_ids: { fields: { state: {}, amount_residual: {} } },
    };
    expect(await odoo.call('account.payment', 'web_read', { ids: [id], specification })).toEqual([
      {
        id,
        amount: 119,
        partner_id: { id: odoo.sample.partner('Azure Interior'), display_name: 'Azure Interior' },
        invoice_ids: [{ id: bill, state: 'draft', amount_residual: 119 }],
      },
    ]);
  });
});

describe('what a payment may be', () => {
  const refused: readonly (readonly [what: string, more: (odoo: Odoo) => Cells, says: RegExp | string])[] = [
    ['a negative amount', () => ({ amount: '-5' }), 'The payment amount cannot be negative.'],
    [
      'an amount with a comma',
      () => ({ amount: '1,50' }),
      "'1,50' does not seem to be a number for field 'Amount'",
    ],
    [
      'a direction that is none',
      () => ({ payment_type: 'sideways' }),
      "Value 'sideways' not found in selection field 'Payment Type'",
    ],
    [
      'a journal without ways to pay',
      ({ sample }) => ({ 'journal_id/.id': `${sample.journal('MISC')}` }),
      'Please define a payment method line on your payment.',
    ],
    [
      'a journal of another company',
      ({ sample }) => ({ 'journal_id/.id': `${sample.journal('BNK1', SECOND)}` }),
      /^Missing required value for the field 'Company' \(company_id\)/,
    ],
    [
      'no journal',
      () => ({ 'journal_id/.id': '' }),
      /^Missing required value for the field 'Journal' \(journal_id\)/,
    ],
    ['no day', () => ({ date: '' }), /^Missing required value for the field 'Date' \(date\)/],
  ];
  for (const [what, more, says] of refused) {
    contract(`${what}: a message, and nothing is made`, { odoo: [19] }, async (odoo) => {
      const before = await odoo.count('account.payment', []);
      const { ids, messages } = await loadPayments(odoo, [payment(odoo, more(odoo))]);
      expect({ ids, messages }).toMatchObject({
        ids: false,
        messages: [
          {
            type: 'error',
            record: 0,
            message: typeof says === 'string' ? says : expect.stringMatching(says),
          },
        ],
      });
      expect(await odoo.count('account.payment', [])).toBe(before);
    });

    contract(`${what}: some message, and nothing is made`, { odoo: [14] }, async (odoo) => {
      const before = await odoo.count('account.payment', []);
      const { ids, messages } = await loadPayments(odoo, [payment(odoo, more(odoo))]);
      expect({ ids, messages }).toMatchObject({ ids: false, messages: [{ type: 'error' }] });
      expect(await odoo.count('account.payment', [])).toBe(before);
    });
  }

  for (const [what, more] of [
    ['nobody to pay', { 'partner_id/.id': '' }],
    ['no amount', { amount: '' }],
    ['an amount of zero', { amount: '0' }],
    ['a closed period', { date: '2025-06-30' }],
    ['a day to come', { date: '2027-06-30' }],
  ] as const) {
    contract(`${what}: Odoo takes it`, { odoo: [14, 19] }, async (odoo) => {
      expect(await readPayment(odoo, await draftPayment(odoo, more), ['state'])).toMatchObject({
        state: 'draft',
      });
    });
  }

  contract('amounts are rounded to cents', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftPayment(odoo, { amount: '1.005' });
    expect(await readPayment(odoo, id, ['amount'])).toMatchObject({ amount: 1.01 });
  });

  contract(
    'one with a state is posted, with nothing booked',
    { odoo: [19], notInDemo: 'it goes around posting' },
    async (odoo) => {
      const id = await draftPayment(odoo, { state: 'paid' });
      expect(await readPayment(odoo, id, ['state', 'move_id'])).toMatchObject({
        state: 'paid',
        move_id: false,
      });
    },
  );

  contract('one with a state is not modelled', { odoo: [19], demoOnly: true }, async (odoo) => {
    const loading = loadPayments(odoo, [payment(odoo, { state: 'paid' })]);
    expect((await faultOf(loading)).name).toBe('mcp_odoo.demo.NotModelled');
  });
});

describe('who may pay', () => {
  contract('check_access_rights tells', { odoo: [14, 19] }, async (odoo) => {
    const may = (role: 'billing' | 'readonly' | 'accountant', operation: string) =>
      odoo.as(role).call('account.payment', 'check_access_rights', { operation, raise_exception: false });
    expect(await may('billing', 'create')).toBe(true);
    expect(await may('accountant', 'create')).toBe(true);
    expect(await may('readonly', 'read')).toBe(true);
    expect(await may('readonly', 'create')).toBe(false);
  });

  contract('a reader reads payments and makes none', { odoo: [14, 19] }, async (odoo) => {
    const reader = odoo.as('readonly');
    expect(await readPayment(reader, await draftPayment(odoo), ['amount'])).toMatchObject({ amount: 119 });
    const { ids, messages } = await loadPayments(reader, [payment(odoo)]);
    expect({ ids, messages }).toMatchObject({ ids: false, messages: [{ type: 'error' }] });
  });

  contract("the other company's payments are not seen", { odoo: [14, 19] }, async (odoo) => {
    const context = { allowed_company_ids: [odoo.sample.company(SECOND)] };
    const journal = { 'journal_id/.id': `${odoo.sample.journal('BNK1', SECOND)}` };
    const id = await draftPayment(odoo, journal, context);
    const one = odoo.as('billing-one');
    expect(await one.search('account.payment', [['id', '=', id]])).toEqual([]);
    expect((await faultOf(readPayment(one, id, ['amount']))).name).toBe('odoo.exceptions.AccessError');
    expect(await readPayment(odoo, id, ['company_id'])).toMatchObject({
      company_id: [odoo.sample.company(SECOND), SECOND],
    });
  });
});
