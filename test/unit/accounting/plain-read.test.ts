import { describe, expect, it } from 'vitest';
import { booksCalls } from '../../../src/accounting/allowed/books-calls.ts';
import { Kept } from '../../../src/common/kept.ts';
import type { Json } from '../../../src/common/json.ts';
import type { AllowList } from '../../../src/odoo/allow-list.ts';
import { olderFields } from '../../../src/accounting/reading/older-fields.ts';
import { PlainRead } from '../../../src/accounting/reading/plain-read.ts';
import type { Specification } from '../../../src/accounting/reading/record-reader.ts';
import { cannedClient } from '../../support/canned-client.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { AZURE, LINDENHOF, TAX_7 } from '../../support/paper-company.ts';
import { officeWithBill } from '../../support/paper-bill.ts';
import { openPaperOffice } from '../../support/paper-office.ts';
import { PaperSession } from '../../support/paper-session.ts';

const READS: AllowList = [
  'account.move',
  'account.move.line',
  'res.currency',
  'res.partner',
  'account.tax',
].map((model) => ({ model, method: 'read', kind: 'read', fields: 'all-stored' }));

const V14 = { major: 14, text: '14.0' };

/** A draft bill with the fields of 14, as one was read there. */
const MOVE = { id: 7, partner_id: [9, 'Azure Interior'], auto_post: false, line_ids: [71, 72, 73] };
const line = (id: number, more: Record<string, Json>): Json => ({
  ...{ id, display_type: false, exclude_from_invoice_tab: true, tax_line_id: false, is_rounding_line: false },
  ...{ account_internal_type: 'other', account_id: [4, '600000 Expenses'], analytic_account_id: false },
  ...{ reconciled: false, matched_debit_ids: [], matched_credit_ids: [] },
  ...more,
});
const LINES = [
  line(71, { exclude_from_invoice_tab: false, analytic_account_id: [12, 'Project'] }),
  line(72, { tax_line_id: [2, '19%'] }),
  line(73, { account_internal_type: 'payable', reconciled: true }),
];

function reading(answers: Record<string, Json> = {}, life = 0, clock = new ManualClock()) {
  const client = cannedClient(READS, {
    'account.move.read': [MOVE],
    'account.move.line.read': LINES,
    'res.partner.read': [{ id: 9, display_name: 'Azure Interior', vat: 'DE1' }],
    'account.tax.read': [{ id: 2, display_name: '19%' }],
    ...answers,
  });
  const reader = new PlainRead(client, olderFields(V14), new Kept(clock, life));
  const read = async (specification: Specification) =>
    (await reader.read('account.move', [7], specification, { context: {} }))[0];
  return { client, clock, read };
}

describe('Odoo 14 is read in the words of later ones', () => {
  it('references as ids, by name, or as deep as was asked', async () => {
    const { read } = reading();
    expect(await read({ partner_id: {} })).toEqual({ id: 7, partner_id: 9 });
    expect(await read({ partner_id: { fields: { display_name: {} } } })).toEqual({
      id: 7,
      partner_id: { id: 9, display_name: 'Azure Interior' },
    });
    expect(await read({ partner_id: { fields: { display_name: {}, vat: {} } } })).toEqual({
      id: 7,
      partner_id: { id: 9, display_name: 'Azure Interior', vat: 'DE1' },
    });
  });

  it('what kind a line is', async () => {
    const { read } = reading();
    expect(await read({ line_ids: { fields: { display_type: {} } } })).toMatchObject({
      line_ids: [{ display_type: 'product' }, { display_type: 'tax' }, { display_type: 'payment_term' }],
    });
    const others = [
      line(71, { display_type: 'line_note' }),
      line(72, { is_rounding_line: true }),
      line(73, {}),
    ];
    const read2 = reading({ 'account.move.line.read': others }).read;
    expect(await read2({ line_ids: { fields: { display_type: {} } } })).toMatchObject({
      line_ids: [{ display_type: 'line_note' }, { display_type: 'rounding' }, { display_type: 'cogs' }],
    });
  });

  it('the account with its code, the analytic account as a distribution, nothing of early payments', async () => {
    const { read } = reading();
    const fields = {
      account_id: { fields: { code: {}, name: {} } },
      ...{ analytic_distribution: {}, discount_date: {}, discount_amount_currency: {} },
    };
    const account_id = { id: 4, code: false, name: '600000 Expenses' };
    const none = { discount_date: false, discount_amount_currency: 0 };
    expect(await read({ line_ids: { fields } })).toMatchObject({
      line_ids: [
        { id: 71, account_id, analytic_distribution: { 12: 100 }, ...none },
        { id: 72, account_id, analytic_distribution: false, ...none },
        { id: 73 },
      ],
    });
  });

  it('posting by itself, and that a line of nothing is settled with nothing', async () => {
    expect(await reading().read({ auto_post: {}, duplicated_ref_ids: {} })).toEqual({
      ...{ id: 7, auto_post: 'no', duplicated_ref_ids: [] },
    });
    const automatic = reading({ 'account.move.read': [{ ...MOVE, auto_post: true }] });
    expect(await automatic.read({ auto_post: {} })).toEqual({ id: 7, auto_post: 'at_date' });
    expect(await reading().read({ line_ids: { fields: { reconciled: {} } } })).toMatchObject({
      line_ids: [{ reconciled: false }, { reconciled: false }, { reconciled: false }],
    });
    const settled = [line(71, { reconciled: true, matched_debit_ids: [5] })];
    const read = reading({ 'account.move.line.read': settled }).read;
    expect(await read({ line_ids: { fields: { reconciled: {} } } })).toMatchObject({
      line_ids: [{ reconciled: true }],
    });
  });

  it('as nothing when it does not exist', async () => {
    expect(await reading({ 'account.move.read': [] }).read({ partner_id: {} })).toBeUndefined();
  });
});

it('Odoo 16 names the documents that may be the same', async () => {
  const version = { major: 16, text: '16.0' };
  const client = cannedClient(booksCalls(version), {
    'account.move.read': ([ids]) =>
      JSON.stringify(ids) === '[7]'
        ? [{ id: 7, duplicated_ref_ids: [3] }]
        : [{ id: 3, display_name: 'BILL/2026/01/0003' }],
  });
  const reader = new PlainRead(client, olderFields(version), new Kept(new ManualClock(), 0));
  const specification = { duplicated_ref_ids: { fields: { display_name: {} } } };
  const [read] = await reader.read('account.move', [7], specification, { context: {} });
  expect(read).toEqual({
    id: 7,
    duplicated_ref_ids: [{ id: 3, display_name: 'BILL/2026/01/0003' }],
  });
});

describe('names of master data', () => {
  const lines = [line(71, { tax_ids: [2] }), line(72, { tax_ids: [2] })];
  const ofTaxes = { line_ids: { fields: { tax_ids: { fields: { display_name: {} } } } } };
  const asked = (made: readonly { name: string }[]) =>
    made.filter(({ name }) => name === 'account.tax.read').length;

  it('are believed for their time, and no longer', async () => {
    const { client, clock, read } = reading({ 'account.move.line.read': lines }, 60_000);
    await read(ofTaxes);
    await read(ofTaxes);
    expect(asked(client.made)).toBe(1);
    clock.advance(60_001);
    expect(await read(ofTaxes)).toMatchObject({
      line_ids: [{ tax_ids: [{ id: 2, display_name: '19%' }] }, {}],
    });
    expect(asked(client.made)).toBe(2);
  });

  it('are read anew each time where they are to be fresh, and documents always are', async () => {
    const fresh = reading({ 'account.move.line.read': lines });
    await fresh.read(ofTaxes);
    await fresh.read(ofTaxes);
    expect(asked(fresh.client.made)).toBe(2);
    const kept = reading({ 'account.move.line.read': lines }, 60_000);
    await kept.read(ofTaxes);
    await kept.read(ofTaxes);
    expect(kept.client.made.filter(({ name }) => name === 'account.move.line.read')).toHaveLength(2);
  });
});

describe('an Odoo that is read level by level', () => {
  const session = () => new PaperSession(undefined, 16);
  const request = {
    type: 'in_invoice' as const,
    ...{ company: LINDENHOF, partner: AZURE, reference: 'INV-1', invoiceDate: '2026-01-10' },
    lines: [
      { description: 'Chairs', price: '480.1', taxes: [2] },
      { description: 'Paper', price: '3.335', quantity: '3', discount: '10', taxes: [TAX_7] },
    ],
  };

  it('shows the same document as one that is read in one call, in at most three requests', async () => {
    const [older, newer] = [await openPaperOffice({ session: session() }), await openPaperOffice()];
    const { view } = await older.books.createDraftInvoice(request);
    const other = (await newer.books.createDraftInvoice(request)).view;
    const account = { id: 32, name: 'Expenses' };
    expect({ ...view, url: '' }).toEqual({
      ...other,
      url: '',
      lines: other.lines.map((each) => ({ ...each, account })),
    });
    older.session.takeCalls();
    await older.books.getDocument(view.document);
    expect(older.session.takeCalls().length).toBeLessThanOrEqual(3);
  });

  it('posts through the gate, and only what was shown', async () => {
    const office = await officeWithBill({ session: session() });
    const ask = () =>
      office.gate.request(office.document, { kind: 'agent', saysItIs: 'x' }, new AbortController().signal);
    office.person.willAnswer(() => {
      office.odoo.edit(office.move, { ref: 'by hand' });
      return Promise.resolve('yes');
    });
    await expect(ask()).rejects.toMatchObject({ code: 'changed_since_review' });
    office.person.willAnswer('yes');
    expect(await ask()).toMatchObject({ document: office.document, deviations: [] });
  });
});
