import { describe, expect, it } from 'vitest';
import { documentUrl } from '../../../src/accounting/document-url.ts';
import { AZURE, LINDENHOF, NET_30, TAX_7 } from '../../support/paper-company.ts';
import { openPaperOffice } from '../../support/paper-office.ts';
import type { Row } from '../../support/paper-records.ts';
import { problemOf } from '../../support/problem-of.ts';

async function officeWithBill(edit: Row = {}) {
  const office = await openPaperOffice();
  const { view } = await office.books.createDraftInvoice({
    type: 'in_invoice',
    ...{ company: LINDENHOF, partner: AZURE, reference: 'INV-1', invoiceDate: '2026-01-10' },
    lines: [
      { description: 'Chairs', price: '480.1', taxes: [2] },
      { description: 'Paper', price: '3.335', quantity: '3', discount: '10', taxes: [TAX_7] },
    ],
  });
  const [move] = office.odoo.moves;
  if (move === undefined) throw new Error('There is no bill.');
  office.odoo.edit(move.id, edit);
  office.session.takeCalls();
  return { ...office, document: view.document, move: move.id };
}

describe('a document is shown as it now is in Odoo', () => {
  it('in full, in one request', async () => {
    const { books, session, document } = await officeWithBill({ invoice_payment_term_id: NET_30 });
    const view = await books.getDocument(document);
    expect(session.takeCalls()).toEqual(['account.move.web_read']);
    expect(view).toMatchObject({
      ...{ document, type: 'in_invoice', state: 'draft', reference: 'INV-1' },
      ...{ invoiceDate: '2026-01-10', date: '2026-01-10', paymentTerm: { id: NET_30, name: '30 Days' } },
      company: { id: 1, name: 'Lindenhof GmbH' },
      partner: { id: AZURE, name: 'Azure Interior' },
      lines: [
        {
          description: 'Chairs',
          account: { id: 32, name: '600000 Expenses' },
          price: '480.1',
          amount: '480.10',
        },
        { description: 'Paper', quantity: '3', price: '3.335', discount: '10', amount: '9.00' },
      ],
      ...{ untaxed: '489.10', tax: '72.65', total: '561.75', currency: 'EUR', warnings: [] },
    });
    expect(view.number).toBeUndefined();
  });

  it("the items of a journal entry in the company's currency, and as its total the sum of the debits", async () => {
    const { books, odoo, document, move } = await officeWithBill({
      move_type: 'entry',
      currency_id: 2,
      // Odoo's own total of an entry in foreign currency is another number on each version.
      amount_total: 125,
    });
    for (const [index, line] of odoo.linesOf(move).entries()) {
      const sides = [{ debit: 60.1 }, { debit: 39.9 }, { credit: 100 }][index] ?? {};
      const booked = { debit: 0, credit: 0, currency_id: 2, amount_currency: index === 0 ? 75.125 : 0 };
      odoo.records.write('account.move.line', line, { ...booked, ...sides });
    }
    const view = await books.getDocument(document);
    expect(view).toMatchObject({ type: 'entry', currency: 'EUR', total: '100.00', lines: [] });
    expect(view.items?.slice(0, 3)).toMatchObject([
      { debit: '60.10', currency: 'USD', amount: '75.13' },
      { debit: '39.90' },
      { credit: '100.00' },
    ]);
  });

  it("restores the amounts that Odoo's floats blur", async () => {
    const { books, document } = await officeWithBill({
      amount_total: 12.600000000000001,
      amount_tax: 0.1 + 0.2,
    });
    expect(await books.getDocument(document)).toMatchObject({ total: '12.60', tax: '0.30' });
  });

  it('without what Odoo says is empty', async () => {
    const empty = { partner_id: false, ref: false, invoice_date: false, invoice_date_due: false };
    const { books, document } = await officeWithBill(empty);
    const view = await books.getDocument(document);
    for (const field of ['partner', 'reference', 'invoiceDate', 'dueDate', 'paymentTerm'] as const) {
      expect(view[field]).toBeUndefined();
    }
  });

  it('without sections and notes among its lines', async () => {
    const { books, odoo, document, move } = await officeWithBill();
    const [line = 0] = odoo.linesOf(move);
    odoo.records.write('account.move.line', line, { display_type: 'line_section', account_id: false });
    expect((await books.getDocument(document)).lines.map(({ description }) => description)).toEqual([
      'Paper',
    ]);
  });

  it('with its number only once it is posted: a draft may have one in waiting', async () => {
    const { books, odoo, document, move } = await officeWithBill({ name: 'BILL/2026/00001' });
    expect((await books.getDocument(document)).number).toBeUndefined();
    odoo.edit(move, { state: 'posted' });
    expect((await books.getDocument(document)).number).toBe('BILL/2026/00001');
    odoo.edit(move, { name: '/' });
    expect((await books.getDocument(document)).number).toBeUndefined();
  });

  it('or not at all when it does not exist', async () => {
    const { books } = await officeWithBill();
    const problem = await problemOf(books.getDocument('move/999999'));
    expect(problem.code).toBe('document_not_found');
    expect(problem.model).toContain('list_drafts');
  });
});

describe('what a reviewer should look at is said', () => {
  it.each<[string, Row, string]>([
    ['no partner', { partner_id: false }, 'No partner'],
    ['no bill date', { invoice_date: false }, 'No bill date.'],
    ['a possible duplicate', { duplicated_ref_ids: [3] }, 'possible duplicate of BILL/2025/12/0003, move/3.'],
    ['posting by itself', { auto_post: 'at_date' }, 'without asking anyone'],
  ])('%s', async (_what, edit, said) => {
    const { books, document } = await officeWithBill(edit);
    expect((await books.getDocument(document)).warnings).toEqual([expect.stringContaining(said)]);
  });

  it('up to five possible duplicates, each by its number', async () => {
    const { books, document } = await officeWithBill({ duplicated_ref_ids: [1, 2, 3, 4, 5, 6] });
    expect((await books.getDocument(document)).warnings).toHaveLength(5);
  });

  it('and nothing of a document that is posted already', async () => {
    const { books, document } = await officeWithBill({
      state: 'posted',
      duplicated_ref_ids: [3],
      invoice_date: false,
    });
    expect((await books.getDocument(document)).warnings).toEqual([]);
  });

  it('a customer invoice needs no bill date, a journal entry no partner', async () => {
    const { books, odoo, document, move } = await officeWithBill({
      move_type: 'out_invoice',
      invoice_date: false,
    });
    expect((await books.getDocument(document)).warnings).toEqual([]);
    odoo.edit(move, { move_type: 'entry', partner_id: false });
    expect((await books.getDocument(document)).warnings).toEqual([]);
  });
});

describe('the address of a document in Odoo', () => {
  it.each([
    [19, 'https://books.example.com/odoo/account.move/7?db=my%20books'],
    [18, 'https://books.example.com/odoo/account.move/7?db=my%20books'],
    [17, 'https://books.example.com/web?db=my%20books#id=7&model=account.move&view_type=form'],
  ])('of version %s', (major, url) => {
    expect(
      documentUrl(
        { origin: 'https://books.example.com', database: 'my books', version: { major, text: '' } },
        7,
      ),
    ).toBe(url);
  });
});
