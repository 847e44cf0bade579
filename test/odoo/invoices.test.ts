import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentView } from '../../src/accounting/documents.ts';
import type { InvoiceRequest, LineRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
import { idOf } from '../../src/accounting/handle.ts';
import { INVOICE_TYPES, isPurchase } from '../../src/accounting/kinds.ts';
import type { InvoiceType } from '../../src/accounting/kinds.ts';
import { Bookkeeping, LINDENHOF, TRADING } from '../support/bookkeeping.ts';
import type { Office } from '../support/office.ts';
import { problemOf } from '../support/problem-of.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

/* What a bookkeeper writes on invoices, bills and credit notes, and what Odoo makes of it. */

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('invoices'));
const { admin } = books;

describe.each(protocols)('an invoice over %s', (protocol) => {
  let office: Office;
  let numbers = 0;
  beforeAll(async () => {
    office = await books.open(protocol);
  });
  afterAll(() => office.dispose());

  const number = () => `INV-${protocol}-${(numbers += 1)}`;
  const asked = (more: Partial<InvoiceRequest> = {}): InvoiceRequest => ({
    ...{ type: 'in_invoice', company: LINDENHOF, partner: 'Azure Interior', reference: number() },
    ...{ invoiceDate: '2026-11-20', lines: [{ description: 'Office chairs', price: '100' }] },
    ...more,
  });
  const draft = (more?: Partial<InvoiceRequest>) => office.books.createDraftInvoice(asked(more));
  const line = (more: Partial<LineRequest>) => ({
    lines: [{ description: 'Office chairs', price: '100', ...more }],
  });
  /** What the request is refused with; nothing is written. */
  async function refused(more: Partial<InvoiceRequest>) {
    const before = await books.count();
    const problem = await problemOf(draft(more));
    expect(await books.count()).toBe(before);
    expect(`${problem.person} ${problem.model}`).not.toMatch(/Traceback|odoo\.exceptions|psycopg/);
    return problem;
  }
  /** Many here are of one partner, date and total; what is said of that is proven elsewhere. */
  const besidesDuplicates = (notes: readonly string[]) =>
    notes.filter((note) => !note.startsWith('Same partner, date and total'));
  const taxesOf = ({ lines }: DocumentView) => lines.map(({ taxes }) => taxes.map(({ name }) => name).join());

  describe.each(INVOICE_TYPES)('of the kind %s', (type: InvoiceType) => {
    const isBought = isPurchase(type);
    const named = line({ account: isBought ? '600000' : '400000' });

    it('takes description, price, account and taxes from its product', async () => {
      const { view, filledIn, notes } = await draft({ type, lines: [{ product: 'Handbook of Woods' }] });
      expect(view).toMatchObject({ type, state: 'draft', company: { id: LINDENHOF } });
      expect(view.lines).toMatchObject([
        {
          description: '[BOOK] Handbook of Woods',
          quantity: '1',
          price: isBought ? '18.2' : '32',
          account: { name: expect.stringContaining(isBought ? '625000' : '400000') },
          taxes: [{ name: '7%' }],
        },
      ]);
      expect(view).toMatchObject(
        isBought
          ? { untaxed: '18.20', tax: '1.27', total: '19.47' }
          : { untaxed: '32.00', tax: '2.24', total: '34.24' },
      );
      expect(filledIn).toEqual(
        expect.arrayContaining(['lines.description', 'lines.price', 'lines.account', 'lines.taxes']),
      );
      expect(besidesDuplicates(notes)).toEqual([]);
    });

    it('takes the taxes of a foreign partner, by product and by text', async () => {
      // Of credit notes Odoo 19 takes the account of a text from the other side of the books, and its taxes with it.
      const [ofBook, ofText] = isBought ? ['625000', '600000'] : ['400000', '400000'];
      const isNote = type.endsWith('refund');
      const lines = [
        { product: 'Handbook of Woods', price: '10', account: isNote ? ofBook : undefined },
        { description: 'Text', price: '20', account: isNote ? ofText : undefined },
      ];
      const foreign = await draft({ type, partner: 'Meubles Dupont', lines });
      const tax = isBought ? '0% Foreign' : '0% Export';
      expect(taxesOf(foreign.view)).toEqual([tax, tax]);
      expect(foreign.view).toMatchObject({ tax: '0.00', total: '30.00' });
      const home = await draft({ type, lines });
      expect(taxesOf(home.view)).toEqual(['7%', '19%']);
    });

    it('has what was named: account by code, tax by name, discount, quantity, analytic account', async () => {
      const { view, notes, filledIn } = await draft({
        type,
        lines: [
          {
            ...{ description: 'Stand', price: '250', quantity: '2', discount: '10' },
            account: isBought ? '690000' : '410000',
            taxes: ['7%'],
            analytic: 'Trade Fair Cologne',
          },
          { description: 'Stamps', price: '5.5', account: isBought ? '620000' : '400000', taxes: [] },
        ],
      });
      const [fair] = await admin.search('account.analytic.account', [['name', '=', 'Trade Fair Cologne']]);
      expect(view.lines).toMatchObject([
        {
          ...{ description: 'Stand', price: '250', quantity: '2', discount: '10', amount: '450.00' },
          account: { name: expect.stringMatching(isBought ? /690000/ : /410000/) },
          taxes: [{ name: '7%' }],
          analytic: { [`${fair ?? 0}`]: 100 },
        },
        { price: '5.5', amount: '5.50', taxes: [] },
      ]);
      expect(view.lines[1]?.analytic ?? {}).toEqual({});
      expect(view).toMatchObject({ untaxed: '455.50', tax: '31.50', total: '487.00' });
      expect(filledIn.filter((field) => field.startsWith('lines.'))).toEqual([]);
      expect(besidesDuplicates(notes)).toEqual([]);
    });

    it('may be in another currency', async () => {
      const { view, notes } = await draft({ type, currency: 'USD', ...named });
      expect(view).toMatchObject({ currency: 'USD', total: '119.00' });
      const [row] = await admin.read('account.move', [idOf(view.document)], ['amount_total_signed']);
      expect(Math.abs(Number(row?.amount_total_signed))).toBe(95.2);
      expect(besidesDuplicates(notes)).toEqual([]);
    });

    it('is due on the day that was named, or by the payment term that was named', async () => {
      const day = await draft({ type, partner: 'Büromöbel Richter', dueDate: '2026-12-24', ...named });
      expect(day.view).toMatchObject({ dueDate: '2026-12-24' });
      expect(day.view.paymentTerm).toBeUndefined();
      const term = await draft({ type, paymentTerm: '60 days', ...named });
      expect(term.view).toMatchObject({ dueDate: '2027-01-19', paymentTerm: { name: '60 Days' } });
      expect(besidesDuplicates([...day.notes, ...term.notes])).toEqual([]);
    });

    it('counts on the day that was named', async () => {
      const { view, notes } = await draft({ type, accountingDate: '2026-11-30', ...named });
      expect(view).toMatchObject({ invoiceDate: '2026-11-20', date: '2026-11-30' });
      expect(besidesDuplicates(notes)).toEqual([]);
    });

    it('has a note as it was written, markup and line breaks as text', async () => {
      const narration = 'Bitte <b>sofort</b> & "bar"\nzahlen.\n\n<script>x</script>  é';
      const { view, notes } = await draft({ type, narration, ...named });
      expect(view.narration).toBe(narration);
      expect(besidesDuplicates(notes)).toEqual([]);
    });
  });

  if (testedVersion === '19')
    it('says so when Odoo takes the account of a credit note from the other side of the books', async () => {
      const { view, notes } = await draft({ type: 'out_refund', partner: 'Stadtwerke Leipzig' });
      expect(view.lines[0]?.account?.name).toBe('630000 Energy');
      expect(notes).toEqual([
        expect.stringContaining(
          'Line 1: Odoo chose the expense account 630000 Energy, which a customer credit note seldom has',
        ),
      ]);
    });

  it('is kept in the journal that was named, by name or code', async () => {
    const [travel] = await admin.search('account.journal', [['code', '=', 'TRAV']]);
    if (travel === undefined && !isDemo) {
      const journal = {
        ...{ name: 'Travel Expenses', code: 'TRAV', type: 'purchase', company_id: LINDENHOF },
        default_account_id: await books.account('660000'),
      };
      await admin.create('account.journal', [journal], { allowed_company_ids: [LINDENHOF] });
    }
    const [name, code] = isDemo ? ['Vendor Bills', 'BILL'] : ['Travel Expenses', 'TRAV'];
    for (const journal of [name, code, await books.journal(code)])
      expect((await draft({ journal })).view.journal.name).toContain(name);
  });

  it.each([
    ['another kind', 'BNK1', 'is of type "bank", and this document needs one of type "purchase"'],
    ['another kind, by its id', 'id of BNK1', 'is of type "bank"'],
    ['nobody', 'Cheques', 'No journal is called "Cheques"'],
  ])('is not kept in a journal of %s', async (_what, journal, said) => {
    const named = journal.startsWith('id of ') ? await books.journal(journal.slice(6)) : journal;
    expect((await refused({ journal: named })).model).toContain(said);
  });

  it("does not take a sale's tax for a purchase, by name or by id", async () => {
    const sale = await books.tax('sale', '0% Export');
    for (const tax of ['0% Export', sale])
      expect((await refused(line({ taxes: [tax] }))).model).toContain(
        '"0% Export" is of type "sale", and this document needs one of type "purchase"',
      );
    const bought = await books.tax('purchase', '7%');
    expect((await refused({ type: 'out_invoice', ...line({ taxes: [bought] }) })).code).toBe('wrong_record');
  });

  it.each(['Azure Interior', 'interior AZURE', 'DE136695976', 'de 136 695 976', 'AZURE@example.com'])(
    'is of the partner that is called %s',
    async (partner) => {
      expect((await draft({ partner })).view.partner?.name).toBe('Azure Interior');
    },
  );

  it('is of nobody who may be one of several, or is only near', async () => {
    await admin.create('res.partner', [{ name: 'Nordwind AG', city: 'Kiel' }, { name: 'Nordwind GmbH' }]);
    const problem = await refused({ partner: 'Nordwind' });
    expect(problem.code).toBe('record_ambiguous');
    expect(problem.model).toMatch(/\d+ "Nordwind AG" \(Kiel\); \d+ "Nordwind GmbH"/);
    expect(problem.model).toContain('Repeat the call with the id of the one that is meant');
    const near = await refused({ partner: 'Azure Interoir' });
    expect(near.code).toBe('record_not_found');
    expect(near.model).toContain('The nearest:');
    expect((await refused({ partner: 'Unbekannt & Söhne' })).model).toContain('propose_partner');
    expect((await refused({ partner: 999_999 })).model).toContain('partner 999999 does not exist');
    // Whoever runs next finds them by other names.
    const made = await admin.search('res.partner', [['name', 'like', 'Nordwind%']]);
    for (const id of made) await admin.write('res.partner', [id], { name: `Left over ${id}` });
  });

  it('is drafted for a company that is named, by id or name, when there are several', async () => {
    expect((await draft({ company: 'Lindenhof Trading BV' })).view.company.id).toBe(TRADING);
    const unnamed = await refused({ company: undefined });
    expect([unnamed.code, unnamed.model]).toEqual([
      'company_needed',
      expect.stringContaining('Lindenhof GmbH (1), Lindenhof Trading BV (2)'),
    ]);
    const alone = await books.open(protocol, { role: 'billing-one' });
    const { view } = await alone.books.createDraftInvoice(asked({ company: undefined }));
    expect(view.company.id).toBe(LINDENHOF);
    expect((await problemOf(alone.books.createDraftInvoice(asked({ company: TRADING })))).code).toBe(
      'company_not_allowed',
    );
    await alone.dispose();
  });

  it('has no record of another company, whichever it is, by id or by name', async () => {
    const analytic = await admin.one('account.analytic.account', [['name', '=', 'Warehouse Utrecht']]);
    const foreign: Partial<InvoiceRequest>[] = [
      line({ account: await books.account('600000', TRADING) }),
      line({ taxes: [await books.tax('purchase', '19%', TRADING)] }),
      line({ analytic }),
      line({ analytic: 'Warehouse Utrecht' }),
      { journal: await books.journal('BILL', TRADING) },
      { taxAmounts: [{ tax: await books.tax('purchase', '19%', TRADING), amount: '19.00' }] },
    ];
    for (const more of foreign) expect((await refused(more)).code).toBe('record_not_found');
    const product = await books.product('Handbook of Woods');
    for (const more of [{ lines: [{ product }] }, { lines: [{ product: 'Handbook of Woods' }] }])
      expect((await refused({ company: TRADING, ...more })).code).toBe('record_not_found');
  });

  it('may be dated in the future or in a closed period, and that is said', async () => {
    const future = await draft({ invoiceDate: '2031-05-20' });
    expect(future.view.warnings).toContain('Its date was in the future when it was made.');
    const closed = await draft({ invoiceDate: '2025-05-20' });
    expect(closed.view.warnings.join()).toContain('It is dated in a closed period');
  });

  if (testedVersion === '14')
    it('is refused by Odoo 14 in a locked year, with the lock', async () => {
      const problem = await refused({ company: TRADING, invoiceDate: '2025-05-20' });
      expect(problem.code).toBe('refused_by_odoo');
      expect(problem.person).toContain(
        'The books of Lindenhof Trading BV are locked up to 2025-12-31, and this is of 2025-05-20.',
      );
    });

  describe('with the total of its paper', () => {
    const notesOf = async (expectedTotal: string, more?: Partial<InvoiceRequest>) =>
      besidesDuplicates((await draft({ expectedTotal, ...more })).notes);
    const two = {
      lines: [
        { description: 'A', price: '100' },
        { description: 'B', price: '40' },
      ],
    };

    it('says nothing when it is that', async () => {
      expect(await notesOf('119')).toEqual([]);
    });

    it.each<[string, string, Partial<InvoiceRequest>, string]>([
      ['the tax', '100.00', {}, 'That is the tax'],
      ['rounding', '118.99', {}, 'pass it as "tax_amounts"'],
      [
        'a line that is missing',
        '285.60',
        two,
        'as much as line 1 with its tax: a line like it may be missing',
      ],
      ['a line that is there too often', '119.00', two, 'That is line 2 with its tax'],
      ['no tax on the draft', '119.00', line({ taxes: [] }), 'the tax of the paper may be missing'],
      ['nothing that can be told', '150.00', {}, 'A line or a tax may be missing.'],
    ])('says that it may be %s', async (_what, total, more, said) => {
      const notes = await notesOf(total, more);
      expect(notes).toEqual([expect.stringMatching(/^The total is .* than the expected /)]);
      expect(notes[0]).toContain(said);
    });

    it('says so when a tax was included in the prices', async () => {
      expect(await notesOf('119', line({ price: '119', taxes: ['19% incl.'] }))).toEqual([
        'Of line 1 the tax is one that is included in prices, so the price was taken as one with tax.',
      ]);
    });
  });
});
