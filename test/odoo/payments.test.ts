import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentRequest } from '../../src/accounting/drafting/payments/payment-request.ts';
import type { InvoiceRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('payments');
const user = (role: string) => userOf(database, role);
const open = (role: string, protocol: Protocol) =>
  openOffice({
    url: database.url,
    database: database.db,
    login: user(role).login,
    secret: user(role).key,
    protocol,
  });

const admin = await OdooPerson.logIn(database, user('admin'));
const azure = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);
const payments = () => admin.call('account.payment', 'search_count', [[]]);

const requestsOfAPayment = {
  14: [
    'ir.model.data.check_object_reference',
    'account.move.search_read',
    'account.payment.load',
    'account.payment.search_read',
  ],
  19: [
    'ir.model.data.check_object_reference',
    'account.move.search_read',
    'account.payment.load',
    'account.payment.search_read',
  ],
};

describe.each(protocols)('drafting a payment over %s', (protocol) => {
  let office: Office;
  beforeAll(async () => {
    office = await open('billing', protocol);
  });
  afterAll(() => office.dispose());
  const draft = (request: Partial<PaymentRequest>) =>
    office.books.createDraftPayment({ company: 1, date: '2026-12-01', pays: [], ...request });

  /** A posted document over 120.00 without tax. */
  async function posted(reference: string, change: Partial<InvoiceRequest> = {}): Promise<MoveHandle> {
    const { view } = await office.books.createDraftInvoice({
      type: 'in_invoice',
      company: 1,
      partner: azure,
      reference: `${reference} ${protocol}`,
      invoiceDate: '2026-11-20',
      lines: [{ description: 'Chairs', price: '120', taxes: [] }],
      ...change,
    });
    await admin.call('account.move', 'action_post', [[idOf(view.document)]]);
    return view.document;
  }

  it('follows from the bill that it pays: partner, direction, amount, currency, bank', async () => {
    const bill = await posted('P-1');
    const { view, replayed, notes } = await draft({
      pays: [{ document: bill }],
      memo: `Bill P-1 ${protocol}`,
    });
    expect(replayed).toBe(false);
    expect(notes).toEqual([expect.stringContaining('stays open until a person posts the payment')]);
    expect(view).toMatchObject({
      type: 'payment',
      direction: 'pay',
      state: 'draft',
      company: { id: 1 },
      partner: { id: azure },
      date: '2026-12-01',
      memo: `Bill P-1 ${protocol}`,
      currency: 'EUR',
      amount: '120.00',
      pays: [{ document: bill, amount: '120.00', open: '120.00' }],
      warnings: [],
    });
    expect(view.journal.name).toMatch(/^Bank/);
    expect(view.url).toContain(`account.payment`);
    expect(await office.books.getDocument(view.document)).toEqual(view);
    const [paymentType] = await admin.read('account.payment', [idOf(view.document)], ['partner_type']);
    expect(paymentType).toMatchObject({ partner_type: 'supplier' });
  });

  it('asks for no more than it needs once master data is known', async () => {
    const bill = await posted('P-2');
    office.takeRequests();
    await draft({ pays: [{ document: bill }] });
    expect(office.takeRequests().toSorted()).toEqual(requestsOfAPayment[testedVersion].toSorted());
  });

  it('pays several documents of one partner, each with its own amount', async () => {
    const [first, second] = [await posted('P-3a'), await posted('P-3b')];
    const { view, notes } = await draft({
      amount: '200',
      pays: [{ document: first, amount: '50' }, { document: second }],
    });
    expect(view).toMatchObject({
      amount: '200.00',
      pays: [
        { document: first, amount: '50.00' },
        { document: second, amount: '120.00' },
      ],
    });
    expect(notes[0]).toContain('30.00 EUR of it pays none of the documents');
  });

  it('receives what a customer owes, and pays a part when less is said', async () => {
    const invoice = await posted('P-4', { type: 'out_invoice' });
    const { view } = await draft({ amount: '20.5', pays: [{ document: invoice }], journal: 'Cash' });
    expect(view).toMatchObject({ direction: 'receive', amount: '20.50', pays: [{ amount: '20.50' }] });
    expect(view.journal.name).toMatch(/^Cash/);
  });

  it('can be for no document, and then says so', async () => {
    const { view } = await draft({ partner: 'Azure Interior', amount: '75', direction: 'pay' });
    expect(view).toMatchObject({ direction: 'pay', amount: '75.00', partner: { id: azure }, pays: [] });
    expect(view.warnings.join(' ')).toContain('names no document');
  });

  it('is listed with the drafts, and its entry is not', async () => {
    const { view } = await draft({ partner: azure, amount: '76', direction: 'pay', memo: `P-6 ${protocol}` });
    const { drafts } = await office.books.listDrafts({ type: 'payment', limit: 1 });
    expect(drafts).toMatchObject([
      {
        document: view.document,
        type: 'payment',
        partner: { id: azure },
        reference: `P-6 ${protocol}`,
        date: '2026-12-01',
        total: '-76.00',
        currency: 'EUR',
      },
    ]);
    const all = await office.books.listDrafts({ limit: 100 });
    expect(all.drafts.filter(({ total }) => total.replace('-', '') === '76.00').length).toBe(
      all.drafts.filter(({ type, total }) => type === 'payment' && total === '-76.00').length,
    );
  });

  it('makes one payment of a request that comes twice, although the bill cannot be paid any more', async () => {
    const bill = await posted('P-7');
    const request = { pays: [{ document: bill }], idempotencyKey: `P-7 ${protocol}` };
    const first = await draft(request);
    await admin.call('account.move', 'button_draft', [[idOf(bill)]]);
    const before = await payments();
    const [second, third] = await Promise.all([draft(request), draft(request)]);
    expect(second).toMatchObject({ replayed: true, view: { document: first.view.document } });
    expect(third.view.document).toBe(first.view.document);
    expect(await payments()).toBe(before);
    expect((await problemOf(draft({ ...request, amount: '5' }))).code).toBe('key_used_differently');
  });

  it('tells that another draft pays the same bill already, as soon as it is more than is open', async () => {
    const bill = await posted('P-twice');
    const first = await draft({
      pays: [{ document: bill, amount: '50' }],
      idempotencyKey: `one ${protocol}`,
    });
    const second = await draft({
      pays: [{ document: bill, amount: '70' }],
      idempotencyKey: `two ${protocol}`,
    });
    expect([first.view.warnings, second.view.warnings]).toEqual([[], []]);
    const third = await draft({ pays: [{ document: bill }], idempotencyKey: `three ${protocol}` });
    expect(third.view.warnings).toEqual([
      `${bill} is paid by the draft ${first.view.document}, ${second.view.document}, too: together 240.00 of 120.00 open.`,
    ]);
    await admin.call('account.payment', 'unlink', [[idOf(third.view.document)]]);
    expect((await office.books.getDocument(second.view.document)).warnings).toEqual([]);
  });

  it('never brings back what a person threw away', async () => {
    const request = { partner: azure, amount: '77', direction: 'pay' as const };
    const { view } = await draft(request);
    await admin.call('account.payment', 'unlink', [[idOf(view.document)]]);
    expect((await problemOf(draft(request))).code).toBe('draft_deleted');
    expect((await draft({ ...request, again: true })).replayed).toBe(false);
  });

  it('makes nothing of what does not fit, and says what', async () => {
    const bill = await posted('P-8');
    const invoice = await posted('P-8b', { type: 'out_invoice' });
    const dollars = await posted('P-8c', { currency: 'USD' });
    const dupont = await posted('P-8d', { partner: 'Meubles Dupont' });
    const { view: unposted } = await office.books.createDraftInvoice({
      type: 'in_invoice',
      company: 1,
      partner: azure,
      reference: `P-8e ${protocol}`,
      lines: [{ description: 'Chairs', price: '120', taxes: [] }],
    });
    const before = await payments();
    const refused = async (change: Partial<PaymentRequest>) => {
      const { code, model } = await problemOf(draft({ pays: [{ document: bill }], ...change }));
      return `${code}: ${model}`;
    };
    expect(await refused({ pays: [{ document: unposted.document }] })).toContain('still a draft');
    expect(await refused({ pays: [{ document: bill, amount: '120.01' }] })).toContain(
      'more than what is open',
    );
    expect(await refused({ amount: '100', pays: [{ document: bill, amount: '120' }] })).toContain(
      'less than the 120.00 EUR',
    );
    expect(await refused({ direction: 'receive' })).toContain('takes money out');
    expect(await refused({ pays: [{ document: bill }, { document: invoice }] })).toMatch(
      /brings money in|of the other side/,
    );
    expect(await refused({ pays: [{ document: bill }, { document: dollars }] })).toContain('is in USD');
    expect(await refused({ pays: [{ document: bill }, { document: dupont }] })).toContain('another partner');
    expect(await refused({ partner: 'Meubles Dupont' })).toContain('another partner');
    expect(await refused({ pays: [{ document: bill }, { document: bill }] })).toContain('twice');
    expect(await refused({ amount: '0' })).toContain('it is zero');
    expect(await refused({ amount: '120.005' })).toContain('more decimal places');
    expect(await refused({ journal: 'MISC' })).toContain('no bank or cash journal');
    expect(await refused({ pays: [{ document: 'move/999999' }] })).toContain('document_not_found');
    expect(await refused({ pays: [], direction: 'pay', partner: azure })).toContain('Give "amount"');
    expect(await refused({ pays: [], amount: '5', partner: azure })).toContain('Give "direction"');
    expect(await refused({ company: 2 })).toMatch(/document_not_found|belongs to/);
    expect(await payments()).toBe(before);
  });

  it('pays a bill in foreign currency in that currency', async () => {
    const dollars = await posted('P-9', { currency: 'USD' });
    const { view } = await draft({ pays: [{ document: dollars }] });
    expect(view).toMatchObject({ currency: 'USD', amount: '120.00', pays: [{ amount: '120.00' }] });
  });

  it('shows what a person changed in Odoo', async () => {
    const request = { partner: azure, amount: '78', direction: 'pay' as const };
    const { view } = await draft(request);
    await admin.write('account.payment', [idOf(view.document)], { amount: 50 });
    const again = await draft(request);
    expect(again.view.amount).toBe('50.00');
    expect(again.notes.join(' ')).toContain('amount: it is 50.00, not 78');
  });
});
