import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DocumentView } from '../../src/accounting/documents.ts';
import type { InvoiceRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
import { idOf } from '../../src/accounting/handle.ts';
import { Bookkeeping, LINDENHOF, TRADING } from '../support/bookkeeping.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

/* Credit notes that correct an invoice. */

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('credit-notes'));
const { admin } = books;

const SIDES = [
  { invoice: 'in_invoice', note: 'in_refund', kind: 'vendor bill', accounts: ['690000', '620000'] },
  { invoice: 'out_invoice', note: 'out_refund', kind: 'customer invoice', accounts: ['410000', '400000'] },
] as const;

describe.each(protocols)('a credit note over %s', (protocol) => {
  let office: Office;
  let numbers = 0;
  beforeAll(async () => {
    office = await books.open(protocol);
  });
  afterAll(() => office.dispose());

  const number = () => `CN-${protocol}-${(numbers += 1)}`;

  describe.each(SIDES)('of a $kind', ({ invoice, note, accounts, kind }) => {
    const original = (more: Partial<InvoiceRequest> = {}): InvoiceRequest => ({
      ...{ type: invoice, company: LINDENHOF, partner: 'Deco Addict', reference: number() },
      ...{ invoiceDate: '2026-11-10', accountingDate: '2026-11-10' },
      lines: [
        {
          ...{ description: 'Trade fair', price: '250', quantity: '2', discount: '10' },
          ...{ account: accounts[0], taxes: ['7%'], analytic: 'Trade Fair Cologne' },
        },
        {
          ...{ product: 'Handbook of Woods', description: 'Handbook', price: '32' },
          ...{ account: accounts[1], taxes: [] },
        },
      ],
      ...more,
    });
    async function posted(more?: Partial<InvoiceRequest>): Promise<DocumentView> {
      const { view } = await office.books.createDraftInvoice(original(more));
      await books.post(view.document);
      return view;
    }
    const correcting = (corrected: DocumentView, more: Partial<InvoiceRequest> = {}): InvoiceRequest => ({
      ...{ type: note, company: LINDENHOF, reference: number(), invoiceDate: '2026-11-20' },
      corrects: corrected.document,
      ...more,
    });
    const told = ({ lines }: DocumentView) =>
      lines.map(({ id: _, ...line }) => ({ ...line, analytic: line.analytic ?? {} }));

    it('copies the lines of what it corrects, with products, taxes, discounts and analytic accounts', async () => {
      const corrected = await posted();
      const { view, notes } = await office.books.createDraftInvoice(correcting(corrected));
      expect(view).toMatchObject({
        ...{ type: note, state: 'draft', corrects: corrected.document, partner: corrected.partner },
        ...{ untaxed: corrected.untaxed, tax: corrected.tax, total: corrected.total },
      });
      expect(told(view)).toEqual(told(corrected));
      expect(view.lines[0]).toMatchObject({ discount: '10', amount: '450.00' });
      expect(notes.filter((each) => !each.startsWith('Same partner'))).toEqual([]);
    });

    it('may have lines of its own, and is in the currency of what it corrects', async () => {
      const corrected = await posted({ currency: 'USD' });
      const lines = [{ description: 'One stand less', price: '45', account: accounts[0], taxes: ['7%'] }];
      const { view } = await office.books.createDraftInvoice(correcting(corrected, { lines }));
      expect(view).toMatchObject({ currency: 'USD', total: '48.15', corrects: corrected.document });
    });

    it('is tied to it once it is posted', async () => {
      const corrected = await posted();
      const { view } = await office.books.createDraftInvoice(correcting(corrected));
      await books.post(view.document);
      const now = await office.books.getDocument(view.document);
      expect(now).toMatchObject({ state: 'posted', corrects: corrected.document });
      // 19 settles the two with each other at once, 14 leaves that to a person.
      const open = { 14: corrected.total, 19: '0.00' }[testedVersion];
      expect((await office.books.getDocument(corrected.document)).open).toBe(open);
    });

    const drafts = () => books.count([['state', '=', 'draft']]);
    async function refused(request: InvoiceRequest) {
      const before = await drafts();
      const problem = await problemOf(office.books.createDraftInvoice(request));
      expect(await drafts()).toBe(before);
      return problem;
    }

    it('does not correct what is a draft, of another partner, or in another currency', async () => {
      const draft = (await office.books.createDraftInvoice(original())).view;
      const corrected = await posted();
      const wrong = [
        [correcting(draft), 'It is not posted: change or discard the draft itself instead.'],
        [correcting(corrected, { partner: 'Azure Interior' }), 'It is of another partner.'],
        [
          correcting(corrected, { currency: 'USD' }),
          'It is in EUR, the credit note would be in another currency.',
        ],
      ] as const;
      for (const [request, said] of wrong) {
        const problem = await refused(request);
        expect(problem.code).toBe('wrong_correction');
        expect(problem.model).toContain(said);
        expect(problem.model).toContain('find_records {kind: "document"}');
      }
    });

    it('does not correct a document of another kind, another company, or none at all', async () => {
      const other = await posted();
      const turned = { type: note === 'in_refund' ? 'out_refund' : 'in_refund' } as const;
      expect((await refused(correcting(other, turned))).model).toContain(`It is a ${kind}, not a `);
      const foreign = await posted({
        company: TRADING,
        lines: [{ description: 'x', price: '1', account: accounts[1], taxes: [] }],
      });
      expect((await refused(correcting(foreign))).code).toBe('document_not_found');
      expect((await refused(correcting({ ...other, document: 'move/999999' }))).code).toBe(
        'document_not_found',
      );
      const invoiceAgain = { ...original(), corrects: other.document };
      expect((await refused(invoiceAgain)).code).toBe('invalid_arguments');
    });

    it('is drafted once, too', async () => {
      const request = correcting(await posted());
      const first = await office.books.createDraftInvoice(request);
      expect(await office.books.createDraftInvoice(request)).toMatchObject({
        ...{ replayed: true, view: { document: first.view.document, digest: first.view.digest } },
      });
    });
  });

  if (testedVersion === '19' && !isDemo)
    it('copies shares of several analytic accounts', async () => {
      const ids = await admin.search('account.analytic.account', [
        ['name', 'in', ['Showroom Leipzig', 'Trade Fair Cologne']],
      ]);
      const shares = Object.fromEntries(ids.map((id, index) => [id, index === 0 ? 60 : 40]));
      const { view } = await office.books.createDraftInvoice({
        ...{ type: 'in_invoice', company: LINDENHOF, partner: 'Azure Interior', reference: number() },
        ...{ invoiceDate: '2026-11-10', lines: [{ description: 'Stand', price: '10' }] },
      });
      const line = { analytic_distribution: shares };
      await admin.write('account.move', [idOf(view.document)], {
        invoice_line_ids: [[1, view.lines[0]?.id, line]],
      });
      await books.post(view.document);
      const { view: note } = await office.books.createDraftInvoice({
        ...{ type: 'in_refund', company: LINDENHOF, reference: number(), corrects: view.document },
      });
      expect(note.lines[0]?.analytic).toEqual(shares);
    });

  it('of the family is right: the company of a contact, and the contact of a company', async () => {
    const inge = await books.partner('Inge Krüger');
    const rows = await admin.read('res.partner', [inge], ['commercial_partner_id']);
    const [family] = z
      .tuple([z.object({ commercial_partner_id: z.tuple([z.int(), z.string()]) })])
      .parse(rows)[0].commercial_partner_id;
    const { view } = await office.books.createDraftInvoice({
      ...{ type: 'out_invoice', company: LINDENHOF, partner: inge, reference: number() },
      ...{ invoiceDate: '2026-11-10', lines: [{ description: 'Desk', price: '10' }] },
    });
    await books.post(view.document);
    const note = { type: 'out_refund', company: LINDENHOF, corrects: view.document } as const;
    const drafted = await office.books.createDraftInvoice({ ...note, partner: family, reference: number() });
    expect(drafted.view).toMatchObject({ corrects: view.document, partner: { id: family } });
  });
});
