import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
import { Bookkeeping, LINDENHOF, TRADING } from '../support/bookkeeping.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { TroubledWire } from '../support/troubled-wire.ts';
import { protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

/* The same paper is drafted once, whoever drafted it and however it is asked for. */

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('duplicates'));
const { admin } = books;

describe.each(protocols)('a paper that is there already, over %s', (protocol) => {
  let office: Office;
  let numbers = 0;
  beforeAll(async () => {
    office = await books.open(protocol);
  });
  afterAll(() => office.dispose());

  const number = () => `Dup-${protocol}/${(numbers += 1)}_%`;
  const bill = (more: Partial<InvoiceRequest> = {}): InvoiceRequest => ({
    ...{ type: 'in_invoice', company: LINDENHOF, partner: 'Azure Interior', invoiceDate: '2026-11-20' },
    lines: [{ description: `Paper ${numbers}`, price: `${10 + numbers}` }],
    ...more,
  });
  const draft = async (request: InvoiceRequest) => (await office.books.createDraftInvoice(request)).view;
  async function refused(request: InvoiceRequest) {
    const before = await books.count();
    const problem = await problemOf(office.books.createDraftInvoice(request));
    expect(await books.count()).toBe(before);
    return problem;
  }

  it('and that another window drafts at this moment under the same key is the answer, no duplicate', async () => {
    const folder = temporaryFolder();
    const wire = new TroubledWire();
    const [other, late] = [
      await books.open(protocol, { folder }),
      await books.open(protocol, { folder, through: (session) => wire.through(session) }),
    ];
    const request = bill({ reference: number(), idempotencyKey: number() });
    const drafted: string[] = [];
    wire.when('account.move.search_read', async () => {
      drafted.push((await other.books.createDraftInvoice(request)).view.document);
    });
    const answer = await late.books.createDraftInvoice(request);
    expect([answer.view.document]).toEqual(drafted);
    expect(answer.replayed).toBe(true);
    await Promise.all([other.dispose(), late.dispose()]);
  });

  it('is not drafted again: the same partner, kind and reference, whatever else it says', async () => {
    const reference = number();
    const { document } = await draft(bill({ reference }));
    for (const other of [reference.toUpperCase(), reference.toLowerCase(), ` ${reference} `.trim()]) {
      const problem = await refused(
        bill({ reference: other, invoiceDate: '2026-11-01', lines: [{ description: 'Other', price: '7' }] }),
      );
      expect(problem.code).toBe('duplicate_found');
      expect(problem.model).toContain(
        `${document} (draft). Nothing was drafted. If the person says that this is another one, pass "allow_duplicate_of": "${document}".`,
      );
      expect(problem.person).toContain(`${document} (draft)`);
    }
  });

  it('is known of the contacts of a partner, of its company, and once it is posted', async () => {
    const inge = await books.partner('Inge Krüger');
    const reference = number();
    const view = await draft(bill({ partner: inge, reference }));
    await books.post(view.document);
    const { number: name } = await office.books.getDocument(view.document);
    for (const partner of [inge, 'Möbelhaus Krüger']) {
      const problem = await refused(bill({ partner, reference, lines: [{ description: 'y', price: '8' }] }));
      expect(problem.model).toContain(`${view.document} (${name ?? ''})`);
    }
  });

  it('is known whoever drafted it: a colleague, in Odoo itself', async () => {
    const reference = number();
    const partner = await books.partner('Deco Addict');
    const journal = await books.journal('BILL');
    const values = { move_type: 'in_invoice', partner_id: partner, ref: reference, journal_id: journal };
    const [id = 0] = await admin.create('account.move', [values], { allowed_company_ids: [LINDENHOF] });
    expect((await refused(bill({ partner, reference }))).model).toContain(`move/${id} (draft)`);
  });

  it('is another one of another partner, of another kind, or of another company', async () => {
    const reference = number();
    await draft(bill({ reference }));
    const others: Partial<InvoiceRequest>[] = [
      { partner: 'Deco Addict' },
      { type: 'in_refund' },
      { type: 'out_invoice' },
      { company: TRADING },
      { reference: `${reference}a` },
      { reference: reference.replace('_', 'x') },
    ];
    for (const other of others) {
      const { replayed } = await office.books.createDraftInvoice(bill({ reference, ...other }));
      expect(replayed).toBe(false);
    }
  });

  it('does not stand in the way once it is cancelled', async () => {
    const reference = number();
    const { document } = await draft(bill({ reference }));
    await admin.call('account.move', 'button_cancel', [[Number(document.slice(5))]]);
    // Odoo 14 itself does not take it for gone, on the same date.
    const again = { invoiceDate: '2026-11-03', lines: [{ description: 'Again', price: '9' }] };
    const second = await draft(bill({ reference, ...again }));
    expect(second.document).not.toBe(document);
  });

  it('is drafted again when a person knows of that very document', async () => {
    const reference = number();
    const { document } = await draft(bill({ reference }));
    // Odoo 14 itself allows no two of one partner, reference and date.
    const another = bill({ reference, invoiceDate: '2026-11-02', lines: [{ description: 'Z', price: '3' }] });
    expect((await refused({ ...another, allowDuplicateOf: 'move/1' })).code).toBe('duplicate_found');
    const allowed = await office.books.createDraftInvoice({ ...another, allowDuplicateOf: document });
    expect(allowed.view.document).not.toBe(document);
  });

  if (testedVersion === '14')
    it('is refused by Odoo 14 all the same on the same date, with the reason', async () => {
      const reference = number();
      const { document } = await draft(bill({ reference }));
      const another = bill({ reference, lines: [{ description: 'Z', price: '3' }] });
      const problem = await refused({ ...another, allowDuplicateOf: document });
      expect(problem.code).toBe('refused_by_odoo');
      expect(problem.model).toContain(`${document}, and this version of Odoo allows no second one.`);
    });

  it('may be one with the same partner, date and total: that is said, and it is drafted', async () => {
    const price = `${500 + numbers}.37`;
    const request = (reference: string) => bill({ reference, lines: [{ description: 'Same', price }] });
    const { document } = await draft(request(number()));
    const { view, notes } = await office.books.createDraftInvoice(request(number()));
    expect([...view.warnings, ...notes].join(' ')).toContain(document);
    const elsewhere = await office.books.createDraftInvoice({
      ...request(number()),
      invoiceDate: '2026-11-19',
    });
    expect([...elsewhere.view.warnings, ...elsewhere.notes].join(' ')).not.toContain(document);
  });

  it('is answered as the document it became, and how to say that it is another one', async () => {
    const request = bill({ lines: [{ description: `Without a number ${protocol}`, price: '12' }] });
    const { document } = await draft(request);
    const again = await office.books.createDraftInvoice(request);
    expect(again).toMatchObject({ replayed: true, view: { document } });
    expect(again.notes[0]).toBe(
      `Already drafted as ${document}; no second one was made. For another document like it pass a new idempotency_key.`,
    );
    const other = await draft({ ...request, idempotencyKey: `another ${protocol}` });
    expect(other.document).not.toBe(document);
  });

  it.each(['with a key', 'without a key'])(
    'stays discarded once a person threw it away, unless it is wanted again: %s',
    async (how) => {
      const request = bill({
        reference: number(),
        ...(how === 'with a key' && { idempotencyKey: `thrown away ${protocol}` }),
      });
      const { document } = await draft(request);
      await books.discard(document);
      const problem = await refused(request);
      expect(problem.code).toBe('draft_deleted');
      expect(problem.model).toContain(`drafted as ${document} and a person deleted it`);
      expect(problem.model).toContain('"again": true');
      const again = await office.books.createDraftInvoice({ ...request, again: true });
      expect(again.replayed).toBe(false);
      // Both ways of asking now mean the new one.
      for (const repeat of [request, { ...request, again: true }])
        expect(await office.books.createDraftInvoice(repeat)).toMatchObject({
          ...{ replayed: true, view: { document: again.view.document } },
        });
      await books.discard(again.view.document);
      expect((await refused(request)).code).toBe('draft_deleted');
      const third = await office.books.createDraftInvoice({ ...request, again: true });
      expect(third.replayed).toBe(false);
    },
  );
});
