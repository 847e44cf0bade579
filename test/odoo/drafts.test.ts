import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
import { idOf } from '../../src/accounting/handle.ts';
import type { Protocol } from '../../src/odoo/session.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { openOffice } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import type { Office } from '../support/office.ts';
import { protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

const bed = await startTestedOdoo();
const database = await bed.freshDatabase('drafts');
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
const dupont = await admin.one('res.partner', [['name', '=', 'Meubles Dupont']]);
const ofCompany = (company: number) => ({ allowed_company_ids: [company] });
const bills = () => admin.call('account.move', 'search_count', [[['move_type', '=', 'in_invoice']]]);

const requestsOfADocument = {
  14: ['account.move.read', 'account.move.line.read'],
  19: ['account.move.web_read'],
};
/** Whether it is there already: as this request's, or as a paper with the same reference. */
const looks = ['account.move.search_read', 'ir.model.data.check_object_reference'];
const requestsOfADraft = {
  // On 14 documents with the same partner, date and total are looked for besides.
  14: [...looks, 'account.move.load', ...requestsOfADocument[14], 'account.move.search_read'],
  19: [...looks, 'account.move.load', ...requestsOfADocument[19]],
};

const chairs: InvoiceRequest = {
  type: 'in_invoice',
  company: 1,
  partner: azure,
  lines: [{ description: 'Office chairs', price: '480' }],
};

describe.each(protocols)('drafting a vendor bill over %s', (protocol) => {
  let office: Office;
  beforeAll(async () => {
    office = await open('billing', protocol);
  });
  afterAll(() => office.dispose());

  it('makes one line of description and amount, and lets Odoo fill in account, tax and terms', async () => {
    const { view, replayed, notes } = await office.books.createDraftInvoice({
      ...chairs,
      reference: `A-1 ${protocol}`,
      invoiceDate: '2026-11-20',
    });
    expect(view).toMatchObject({
      type: 'in_invoice',
      state: 'draft',
      partner: { id: azure },
      company: { id: 1 },
      reference: `A-1 ${protocol}`,
      invoiceDate: '2026-11-20',
      date: '2026-11-20',
      lines: [
        {
          description: 'Office chairs',
          quantity: '1',
          price: '480',
          amount: '480.00',
          taxes: [{ name: '19%' }],
        },
      ],
      untaxed: '480.00',
      tax: '91.20',
      total: '571.20',
      currency: 'EUR',
    });
    // 19 takes the account that this vendor's bills had before, 14 that of the journal.
    const account = { 14: '600000 Expenses', 19: '500000 Cost of Goods Sold' }[testedVersion];
    expect(view.lines[0]?.account?.name).toBe(account);
    expect({ replayed, notes }).toEqual({ replayed: false, notes: [] });
  });

  it('asks for no more than it needs once master data is known', async () => {
    office.takeRequests();
    const dated = { ...chairs, invoiceDate: '2026-11-20' };
    await office.books.createDraftInvoice({ ...dated, reference: `A-2 ${protocol}` });
    expect(office.takeRequests().toSorted()).toEqual(requestsOfADraft[testedVersion].toSorted());
  });

  it("applies a foreign vendor's fiscal position, because no tax is sent that was not asked for", async () => {
    const { view } = await office.books.createDraftInvoice({
      ...chairs,
      partner: dupont,
      reference: `A-3 ${protocol}`,
    });
    expect(view).toMatchObject({ untaxed: '480.00', tax: '0.00', total: '480.00' });
  });

  it('takes no tax for an empty list, and the accounts, quantities and discounts that were named', async () => {
    const account = await admin.one('account.account', [['code', '=', '620000']], ofCompany(1));
    const { view, notes } = await office.books.createDraftInvoice({
      type: 'in_invoice',
      company: 1,
      partner: azure,
      reference: `A-4 ${protocol}`,
      lines: [
        {
          description: 'Paper, A4; "white"\u00a0é',
          price: '3.33',
          quantity: '3',
          discount: '10',
          account,
          taxes: [],
        },
        { description: 'Rounding', price: '-0.01', account, taxes: [] },
      ],
    });
    expect(notes).toEqual([]);
    expect(view.lines).toMatchObject([
      { price: '3.33', quantity: '3', discount: '10', amount: '8.99', taxes: [], account: { id: account } },
      { price: '-0.01', amount: '-0.01', taxes: [] },
    ]);
    expect(view).toMatchObject({ untaxed: '8.98', tax: '0.00', total: '8.98' });
  });

  if (testedVersion === '19')
    it('keeps a price of three decimal places, as Odoo 19 does', async () => {
      const { view, notes } = await office.books.createDraftInvoice({
        ...chairs,
        reference: `A-12 ${protocol}`,
        lines: [{ description: 'Screws', quantity: '100', price: '0.335' }],
      });
      expect(view.lines).toMatchObject([{ price: '0.335', amount: '33.50' }]);
      expect(notes).toEqual([]);
    });

  if (testedVersion === '14')
    it('says so when Odoo 14 rounds a price to two decimal places', async () => {
      const { view, notes } = await office.books.createDraftInvoice({
        ...chairs,
        reference: `A-12 ${protocol}`,
        lines: [{ description: 'Screws', quantity: '100', price: '0.335' }],
      });
      // The amount was computed before the price was rounded.
      expect(view.lines).toMatchObject([{ price: '0.34', amount: '33.50' }]);
      expect(notes.join(' ')).toContain('0.335');
    });

  it('keeps a due date that was named, without payment terms that would overrule it', async () => {
    const { view } = await office.books.createDraftInvoice({
      ...chairs,
      reference: `A-5 ${protocol}`,
      invoiceDate: '2026-11-01',
      dueDate: '2026-12-24',
    });
    expect(view.dueDate).toBe('2026-12-24');
    expect(view.paymentTerm).toBeUndefined();
  });

  it("says when Odoo's total is not that of the paper", async () => {
    const { view, notes } = await office.books.createDraftInvoice({
      ...chairs,
      reference: `A-6 ${protocol}`,
      expectedTotal: '552.00',
    });
    expect(view.total).toBe('571.20');
    expect(notes).toEqual([expect.stringContaining('19.20 more than the expected 552.00')]);
  });

  it('makes one document of a request that comes twice', async () => {
    const request = { ...chairs, reference: `A-7 ${protocol}` };
    const first = await office.books.createDraftInvoice(request);
    const before = await bills();
    const second = await office.books.createDraftInvoice(request);
    expect(second.view.document).toBe(first.view.document);
    expect(second.replayed).toBe(true);
    expect(second.notes[0]).toContain('Already drafted as');
    expect(await bills()).toBe(before);
  });

  it('makes one document of four requests at the same time', async () => {
    const before = Number(await bills());
    const request = { ...chairs, idempotencyKey: `at once ${protocol}` };
    const offices = await Promise.all([1, 2, 3].map(() => open('billing', protocol)));
    const all = [office, ...offices.map(() => office)].map((each) => each.books.createDraftInvoice(request));
    const documents = (await Promise.all(all)).map(({ view }) => view.document);
    expect(new Set(documents).size).toBe(1);
    expect(await bills()).toBe(before + 1);
    await Promise.all(offices.map((each) => each.dispose()));
  });

  it('never overwrites what a person changed: the repeat shows the document as it now is', async () => {
    const request = { ...chairs, reference: `A-8 ${protocol}` };
    const { view } = await office.books.createDraftInvoice(request);
    await admin.write('account.move', [idOf(view.document)], { ref: `by hand, ${protocol}` });
    const again = await office.books.createDraftInvoice(request);
    expect(again.view.reference).toBe(`by hand, ${protocol}`);
    expect(again.notes.join(' ')).toContain(`reference: it is "by hand, ${protocol}"`);
  });

  it('never brings back what a person threw away', async () => {
    const request = { ...chairs, reference: `A-9 ${protocol}` };
    const { view } = await office.books.createDraftInvoice(request);
    await admin.call('account.move', 'unlink', [[idOf(view.document)]]);
    const before = await bills();
    expect((await problemOf(office.books.createDraftInvoice(request))).code).toBe('draft_deleted');
    expect(await bills()).toBe(before);
  });

  it('refuses one idempotency key for two different bills', async () => {
    const idempotencyKey = `bill 10 ${protocol}`;
    await office.books.createDraftInvoice({ ...chairs, idempotencyKey });
    const other = { ...chairs, lines: [{ description: 'Tables', price: '900' }], idempotencyKey };
    expect((await problemOf(office.books.createDraftInvoice(other))).code).toBe('key_used_differently');
  });

  it('tells two different bills that come under one key at the same moment apart', async () => {
    const before = Number(await bills());
    const idempotencyKey = `at the same moment ${protocol}`;
    const other = { ...chairs, lines: [{ description: 'Tables', price: '900' }], idempotencyKey };
    const results = await Promise.allSettled([
      office.books.createDraftInvoice({ ...chairs, idempotencyKey }),
      office.books.createDraftInvoice(other),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await bills()).toBe(before + 1);
    const [first, second] = results;
    const again = first.status === 'fulfilled' ? { ...chairs, idempotencyKey } : other;
    expect((await office.books.createDraftInvoice(again)).replayed).toBe(true);
    expect(second.status).not.toBe(first.status);
  });

  it('writes only for a company that was named, when there are several', async () => {
    const before = await bills();
    const unnamed = await problemOf(office.books.createDraftInvoice({ ...chairs, company: undefined }));
    expect(unnamed.code).toBe('company_needed');
    expect(unnamed.model).toContain('Lindenhof GmbH (1), Lindenhof Trading BV (2)');
    const unknown = await problemOf(office.books.createDraftInvoice({ ...chairs, company: 'Acme' }));
    expect(unknown.code).toBe('company_not_allowed');
    expect(await bills()).toBe(before);
  });

  it("refuses another company's tax and account, and a partner that does not exist", async () => {
    const before = await bills();
    const [tax = 0] = await admin.search('account.tax', [
      ['company_id', '=', 2],
      ['type_tax_use', '=', 'purchase'],
    ]);
    const withTax = { ...chairs, lines: [{ description: 'Chairs', price: '1', taxes: [tax] }] };
    expect((await problemOf(office.books.createDraftInvoice(withTax))).code).toBe('record_not_found');
    expect((await problemOf(office.books.createDraftInvoice({ ...chairs, partner: 999_999 }))).code).toBe(
      'record_not_found',
    );
    expect(await bills()).toBe(before);
  });

  it('is refused in words when the user may not draft', async () => {
    const reader = await open('readonly', protocol);
    const problem = await problemOf(reader.books.createDraftInvoice({ ...chairs, reference: 'R' }));
    expect(problem.code).toBe('refused_by_odoo');
    expect(problem.person).not.toMatch(/Traceback|odoo\.exceptions|File "/);
    await reader.dispose();
  });

  it('journals the intent before it sends, and what came of it', async () => {
    const request = { ...chairs, reference: `A-11 ${protocol}` };
    const { view } = await office.books.createDraftInvoice(request);
    const [intended, settled, left] = (await office.entries()).slice(-3);
    expect(intended).toMatchObject({
      what: 'draft-intended',
      company: 1,
      asked: { reference: `A-11 ${protocol}` },
    });
    expect(settled).toMatchObject({ what: 'draft-settled', outcome: 'done', document: view.document });
    expect(left).toMatchObject({ what: 'draft-left', document: view.document, left: view.digest });
  });
});

describe.each(protocols)('looking things up over %s', (protocol) => {
  let office: Office;
  beforeAll(async () => {
    office = await open('billing', protocol);
  });
  afterAll(() => office.dispose());

  it('lists drafts page by page, newest first, without gaps', async () => {
    const all = await office.books.listDrafts({ type: 'in_invoice', limit: 100 });
    const first = await office.books.listDrafts({ type: 'in_invoice', limit: 3 });
    const second = await office.books.listDrafts({ type: 'in_invoice', limit: 3, after: first.next });
    const pages = [...first.drafts, ...second.drafts].map(({ document }) => document);
    expect(pages).toEqual(all.drafts.slice(0, 6).map(({ document }) => document));
  });

  it('asks Odoo once for a list of one kind, once for each place for all, and for no more than it needs for a document', async () => {
    const { drafts: known } = await office.books.listDrafts({ type: 'in_invoice', limit: 1 });
    await office.books.getDocument(known[0]?.document ?? 'move/1');
    office.takeRequests();
    await office.books.listDrafts({ limit: 1 });
    expect(office.takeRequests().toSorted()).toEqual([
      'account.move.search_read',
      'account.payment.search_read',
    ]);
    const { drafts } = await office.books.listDrafts({ type: 'in_invoice', limit: 1 });
    expect(office.takeRequests()).toEqual(['account.move.search_read']);
    await office.books.getDocument(drafts[0]?.document ?? 'move/1');
    expect(office.takeRequests()).toEqual(requestsOfADocument[testedVersion]);
  });

  it('says so when a document does not exist', async () => {
    expect((await problemOf(office.books.getDocument('move/999999'))).code).toBe('document_not_found');
  });
});
