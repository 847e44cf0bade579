import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceRequest } from '../../src/accounting/drafting/invoices/invoice-request.ts';
import { idOf } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import { INVOICE_TYPES, isPurchase } from '../../src/accounting/kinds.ts';
import { Bookkeeping, LINDENHOF } from '../support/bookkeeping.ts';
import type { Office } from '../support/office.ts';
import { isDemo, protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

/* The tax of the paper, where rounding makes it another amount than Odoo's. */

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('tax-amounts'));
const { admin } = books;

describe.each(protocols)('the tax of a paper over %s', (protocol) => {
  let office: Office;
  let numbers = 0;
  beforeAll(async () => {
    office = await books.open(protocol);
  });
  afterAll(() => office.dispose());

  const asked = (amounts: Record<string, string>, more: Partial<InvoiceRequest> = {}): InvoiceRequest => {
    const type = more.type ?? 'in_invoice';
    const account = isPurchase(type) ? '600000' : '400000';
    numbers += 1;
    return {
      ...{ type, company: LINDENHOF, partner: 'Deco Addict', reference: `TAX-${protocol}-${numbers}` },
      invoiceDate: '2026-11-20',
      lines: [{ description: 'Lamps', price: '99.97', account, taxes: ['19%'] }],
      taxAmounts: Object.entries(amounts).map(([tax, amount]) => ({ tax, amount })),
      ...more,
    };
  };
  const draft = (amounts: Record<string, string>, more?: Partial<InvoiceRequest>) =>
    office.books.createDraftInvoice(asked(amounts, more));
  const taxNotes = (notes: readonly string[]) => notes.filter((note) => /tax/i.test(note));
  const changes = async () => (await office.entries()).filter(({ what }) => what.startsWith('change-'));

  /** What is owed, and whether debits and credits are the same. */
  async function balance(document: MoveHandle) {
    const ids = await admin.search('account.move.line', [['move_id', '=', idOf(document)]]);
    const items = await admin.read('account.move.line', ids, [
      ...['debit', 'credit', 'amount_currency', 'date_maturity'],
    ]);
    const sum = (field: string) =>
      Math.round(100 * items.reduce((total, item) => total + Number(item[field]), 0)) / 100;
    const owed = items.filter(({ date_maturity }) => date_maturity !== false);
    const inCurrency = owed.reduce((total, item) => total + Number(item.amount_currency), 0);
    return {
      gap: sum('debit') - sum('credit'),
      inCurrency: sum('amount_currency'),
      owed: Math.abs(inCurrency).toFixed(2),
    };
  }

  describe.each(INVOICE_TYPES)('of the kind %s', (type) => {
    it.each([
      ['0.01', '19.00', '118.97'],
      ['0.05', '18.94', '118.91'],
    ])('is set when it is off by %s', async (_by, amount, total) => {
      const { view, notes } = await draft({ '19%': amount }, { type, expectedTotal: total });
      expect(view).toMatchObject({ untaxed: '99.97', tax: amount, total });
      expect(taxNotes(notes)).toEqual([`Tax 19% was set from 18.99 to ${amount}, as on the paper.`]);
      expect(await balance(view.document)).toEqual({ gap: 0, inCurrency: 0, owed: total });
    });

    it('is not set when it is off by 0.06, and that is said', async () => {
      const before = (await changes()).length;
      const { view, notes } = await draft({ '19%': '19.05' }, { type });
      expect(view).toMatchObject({ tax: '18.99', total: '118.96' });
      expect(taxNotes(notes)).toEqual([
        expect.stringMatching(/has 19\.05 of tax 19% \(\d+\), Odoo 18\.99\. That is more than rounding/),
      ]);
      expect((await changes()).length).toBe(before);
    });

    it('is set in another currency', async () => {
      const { view } = await draft({ '19%': '19.02' }, { type, currency: 'USD' });
      expect(view).toMatchObject({ currency: 'USD', tax: '19.02', total: '118.99' });
      expect(await balance(view.document)).toEqual({ gap: 0, inCurrency: 0, owed: '118.99' });
    });
  });

  const mixed: Partial<InvoiceRequest> = {
    lines: [
      { description: 'Lamp', price: '99.97', taxes: ['19%'] },
      { description: 'Book', price: '33.33', taxes: ['7%'] },
    ],
  };

  it('is set for each of several taxes, and for no other', async () => {
    const both = await draft({ '19%': '19.00', '7%': '2.32' }, mixed);
    expect(both.view).toMatchObject({ tax: '21.32', total: '154.62' });
    expect(await balance(both.view.document)).toEqual({ gap: 0, inCurrency: 0, owed: '154.62' });
    const one = await draft({ '7%': '2.34' }, mixed);
    expect(one.view).toMatchObject({ tax: '21.33', total: '154.63' });
  });

  it('is left alone where it is right, and said where it is none of the draft', async () => {
    const right = await draft({ '19%': '18.99' });
    expect(taxNotes(right.notes)).toEqual([]);
    const other = await draft({ '7%': '1.00', '19%': '19.00' });
    expect(other.view.tax).toBe('19.00');
    expect(taxNotes(other.notes)).toEqual([
      expect.stringMatching(/tax \d+ has no amount on the draft/),
      'Tax 19% was set from 18.99 to 19.00, as on the paper.',
    ]);
    const fine = await draft({ '19%': '18.991' });
    expect(taxNotes(fine.notes)).toEqual([expect.stringContaining('more decimal places than EUR')]);
  });

  if (!isDemo)
    it('is set where it is owed on several days', async () => {
      await makeTwoParts();
      const { view } = await draft({ '19%': '19.00' }, { paymentTerm: 'In Two Parts' });
      expect(view.total).toBe('118.97');
      expect(await balance(view.document)).toEqual({ gap: 0, inCurrency: 0, owed: '118.97' });
    });

  it('is set once: not by a repeat, and not over what a person changed', async () => {
    const request = asked({ '19%': '19.00' });
    const { view } = await office.books.createDraftInvoice(request);
    const before = (await changes()).length;
    const again = await office.books.createDraftInvoice(request);
    expect(again).toMatchObject({ replayed: true, view: { tax: '19.00', digest: view.digest } });
    await admin.write('account.move', [idOf(view.document)], { ref: `by hand ${protocol}` });
    expect((await office.books.createDraftInvoice(request)).view.tax).toBe('19.00');
    expect((await changes()).length).toBe(before);
  });

  it('leaves the draft ours, and journals before and after', async () => {
    const { view } = await draft({ '19%': '19.00' });
    expect((await office.entries()).slice(-3)).toMatchObject([
      { what: 'change-intended', document: view.document, approved: false },
      { what: 'change-settled', outcome: 'done' },
      { what: 'draft-left', left: view.digest },
    ]);
    const changed = await office.books.updateDraft({
      ...{ document: view.document, digest: view.digest, reference: `OWN-${protocol}` },
    });
    expect(changed).toHaveProperty('changed');
  });

  it('is set once: a limit counted from what was set before would be none', async () => {
    const request = asked({ '19%': '19.02' }, { idempotencyKey: `drift ${protocol}` });
    expect((await office.books.createDraftInvoice(request)).view.tax).toBe('19.02');
    for (const amount of ['19.05', '19.07']) {
      const further = { ...request, taxAmounts: [{ tax: '19%', amount }] };
      const { view, notes } = await office.books.createDraftInvoice(further);
      expect(view.tax).toBe('19.02');
      expect(notes.join(' ')).toContain('no tax was set again');
    }
  });

  it('is not set where one tax is named twice', async () => {
    const twice = ['19.00', '19.01'].map((amount) => ({ tax: '19%', amount }));
    const { view, notes } = await draft({}, { taxAmounts: twice });
    expect(view.tax).toBe('18.99');
    expect(notes.join(' ')).toContain('a tax is named twice');
  });

  it('is not set on a document that was posted while its turn was waited for', async () => {
    const idempotencyKey = `late ${protocol}`;
    const request = asked({ '19%': '19.00' }, { idempotencyKey });
    const { view } = await office.books.createDraftInvoice({ ...request, taxAmounts: undefined });
    const turn = await office.turns.take(office.session.origin, office.session.database);
    office.takeRequests();
    const late = office.books.createDraftInvoice(request);
    await expect.poll(() => office.takeRequests()).toContain('account.move.line.search_read');
    await books.post(view.document);
    turn.dispose();
    const { notes } = await late;
    expect(notes.join(' ')).toContain('changed or posted by somebody else meanwhile');
    expect(office.takeRequests()).not.toContain('account.move.write');
    expect(await office.books.getDocument(view.document)).toMatchObject({ state: 'posted', tax: '18.99' });
  });

  it('stays when the document is posted', async () => {
    const { view } = await draft({ '19%': '19.00' });
    await books.post(view.document);
    const posted = await office.books.getDocument(view.document);
    expect(posted).toMatchObject({ state: 'posted', tax: '19.00', total: '118.97', open: '118.97' });
  });
});

/** A payment term of 30 % in 10 days and the rest in 30. */
async function makeTwoParts(): Promise<void> {
  const name = 'In Two Parts';
  if ((await admin.search('account.payment.term', [['name', '=', name]])).length > 0) return;
  const lines = {
    14: [
      { value: 'percent', value_amount: 30, days: 10 },
      { value: 'balance', days: 30 },
    ],
    19: [
      { value: 'percent', value_amount: 30, nb_days: 10 },
      { value: 'percent', value_amount: 70, nb_days: 30 },
    ],
  }[testedVersion];
  const line_ids = lines.map((line) => [0, 0, line]);
  await admin.create('account.payment.term', [{ name, company_id: false, line_ids }]);
}
