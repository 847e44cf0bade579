import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { bill, draftAll, draftBill, furtherLine, invoice, linesOf, load, move } from './drafting.ts';
import type { Cells } from './drafting.ts';
import type { Odoo } from './odoo.ts';

const contract = await openContract();

const LEFT_OUT: Cells = {
  'journal_id/.id': undefined,
  'currency_id/.id': undefined,
  'invoice_line_ids/quantity': undefined,
  'invoice_line_ids/account_id/.id': undefined,
  'invoice_line_ids/tax_ids/.id': undefined,
};

/** A bill of a product and nothing else. */
const ofProduct = (odoo: Odoo, product: string): Cells => ({
  ...LEFT_OUT,
  'invoice_line_ids/name': undefined,
  'invoice_line_ids/price_unit': undefined,
  'invoice_line_ids/product_id/.id': `${odoo.sample.product(product)}`,
});

describe('what a bill says that only names a description and an amount', () => {
  const of = (odoo: Odoo, partner: string) => ({
    ...LEFT_OUT,
    'partner_id/.id': `${odoo.sample.partner(partner)}`,
  });

  contract('journal, currency, account, tax and quantity are filled in', { odoo: [19] }, async (odoo) => {
    const { sample } = odoo;
    const id = await draftBill(odoo, of(odoo, 'Stadtbibliothek Leipzig'));
    expect(await move(odoo, id, ['journal_id', 'currency_id', 'company_id', 'amount_total'])).toMatchObject({
      journal_id: [sample.journal('BILL'), 'Vendor Bills'],
      currency_id: [sample.currency('EUR'), 'EUR'],
      company_id: [sample.company(), 'Lindenhof GmbH'],
      amount_total: 119,
    });
    expect(await linesOf(odoo, id, ['account_id', 'tax_ids', 'quantity', 'discount'])).toMatchObject([
      {
        account_id: [sample.account('600000'), 'Expenses'],
        tax_ids: [sample.tax('purchase 19%')],
        quantity: 1,
        discount: 0,
      },
    ]);
  });

  contract(
    'the account is the one that bills of this vendor mostly have, drafts included',
    { odoo: [19] },
    async (odoo) => {
      const { sample } = odoo;
      for (const [partner, account, taxes] of [
        ['Stadtwerke Leipzig', '630000', ['purchase 19%']],
        ['Hausverwaltung König', '610000', []],
        ['Buchhandlung Morgenstern', '625000', ['purchase 7%']],
      ] as const) {
        const id = await draftBill(odoo, of(odoo, partner));
        expect(await linesOf(odoo, id, ['account_id', 'tax_ids'])).toMatchObject([
          {
            account_id: [sample.account(account), expect.any(String)],
            tax_ids: taxes.map((tax) => sample.tax(tax)),
          },
        ]);
      }
    },
  );

  contract('account and quantity are filled in, no tax', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo, { ...LEFT_OUT, 'journal_id/.id': `${odoo.sample.journal('BILL')}` });
    expect(await linesOf(odoo, id, ['account_id', 'tax_ids', 'quantity'])).toMatchObject([
      { account_id: [odoo.sample.account('600000'), '600000 Expenses'], tax_ids: [], quantity: 1 },
    ]);
  });

  contract('an account without a tax of its own takes none', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, {
      'invoice_line_ids/account_id/.id': `${odoo.sample.account('610000')}`,
      'invoice_line_ids/tax_ids/.id': undefined,
    });
    expect(await linesOf(odoo, id, ['tax_ids'])).toMatchObject([{ tax_ids: [] }]);
  });
});

describe('what a line says that only names a product', () => {
  contract('price, account, taxes and description come with it', { odoo: [19] }, async (odoo) => {
    const { sample } = odoo;
    const id = await draftBill(odoo, ofProduct(odoo, 'Handbook of Woods'));
    expect(await linesOf(odoo, id, ['name', 'price_unit', 'account_id', 'tax_ids'])).toMatchObject([
      {
        name: expect.stringContaining('Handbook of Woods'),
        price_unit: 18.2,
        account_id: [sample.account('625000'), expect.any(String)],
        tax_ids: [sample.tax('purchase 7%')],
      },
    ]);
  });

  contract('an invoice takes the sales price, account and taxes', { odoo: [19] }, async (odoo) => {
    const { sample } = odoo;
    const id = await draftBill(odoo, {
      ...ofProduct(odoo, 'Interior Design, per Hour'),
      move_type: 'out_invoice',
      ref: '',
    });
    expect(await linesOf(odoo, id, ['price_unit', 'account_id', 'tax_ids'])).toMatchObject([
      {
        price_unit: 95,
        account_id: [sample.account('410000'), expect.any(String)],
        tax_ids: [sample.tax('sale 19%')],
      },
    ]);
  });

  contract('its price is nothing, and it has no tax', { odoo: [14] }, async (odoo) => {
    const more = { 'journal_id/.id': `${odoo.sample.journal('BILL')}`, 'invoice_line_ids/name': 'Book' };
    const id = await draftBill(odoo, { ...ofProduct(odoo, 'Handbook of Woods'), ...more });
    expect(await linesOf(odoo, id, ['price_unit', 'tax_ids'])).toMatchObject([
      { price_unit: 0, tax_ids: [] },
    ]);
  });
});

describe('when a bill is due', () => {
  const richter = (odoo: Odoo) => ({ 'partner_id/.id': `${odoo.sample.partner('Büromöbel Richter')}` });

  contract("is what the partner's payment term says", { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, richter(odoo));
    expect(await move(odoo, id, ['invoice_date_due', 'invoice_payment_term_id'])).toMatchObject({
      invoice_date_due: '2026-12-20',
      invoice_payment_term_id: [odoo.sample.paymentTerm('30 Days'), '30 Days'],
    });
  });

  contract("is at once: the partner's payment term is not asked", { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo, richter(odoo));
    expect(await move(odoo, id, ['invoice_payment_term_id'])).toMatchObject({
      invoice_payment_term_id: false,
    });
  });

  contract('is today when there is no term, unless it is said', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    expect(await move(odoo, id, ['invoice_date_due', 'invoice_payment_term_id'])).toMatchObject({
      invoice_date_due: await odoo.today(),
      invoice_payment_term_id: false,
    });
    const said = await draftBill(odoo, { invoice_date_due: '2026-12-24' });
    expect(await move(odoo, said, ['invoice_date_due'])).toMatchObject({ invoice_date_due: '2026-12-24' });
  });

  contract('is what a term that was sent says', { odoo: [14, 19] }, async (odoo) => {
    const term = `${odoo.sample.paymentTerm('60 Days')}`;
    const id = await draftBill(odoo, { 'invoice_payment_term_id/.id': term });
    expect(await move(odoo, id, ['invoice_date_due'])).toMatchObject({ invoice_date_due: '2027-01-19' });
  });
});

describe('the accounting date of a bill', () => {
  const dated = (odoo: Odoo, invoice_date: string) => draftBill(odoo, { invoice_date, date: undefined });

  contract('that is sent is kept', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo, { invoice_date: '2026-09-10', date: '2026-11-02' });
    expect(await move(odoo, id, ['date', 'invoice_date'])).toMatchObject({
      date: '2026-11-02',
      invoice_date: '2026-09-10',
    });
  });

  contract('of an earlier month is the last day of that month', { odoo: [19] }, async (odoo) => {
    const id = await dated(odoo, '2026-03-10');
    expect(await move(odoo, id, ['date', 'invoice_date'])).toMatchObject({
      date: '2026-03-31',
      invoice_date: '2026-03-10',
    });
  });

  contract('of this month is today', { odoo: [19] }, async (odoo) => {
    const today = await odoo.today();
    const id = await dated(odoo, `${today.slice(0, 8)}01`);
    expect(await move(odoo, id, ['date'])).toMatchObject({ date: today });
  });

  contract('of the future is the date of the bill', { odoo: [19] }, async (odoo) => {
    const id = await dated(odoo, '2033-03-10');
    expect(await move(odoo, id, ['date'])).toMatchObject({ date: '2033-03-10' });
  });

  contract('is the date of the bill', { odoo: [14] }, async (odoo) => {
    const id = await dated(odoo, '2026-03-10');
    expect(await move(odoo, id, ['date'])).toMatchObject({ date: '2026-03-10' });
  });

  contract(
    'of a period locked for taxes is the end of the first open month',
    { odoo: [19] },
    async (odoo) => {
      const id = await dated(odoo, '2025-12-15');
      expect(await move(odoo, id, ['date'])).toMatchObject({ date: '2026-01-31' });
    },
  );

  contract('of an invoice is the date of the invoice', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, invoice(odoo, { invoice_date: '2026-03-10', date: undefined }));
    expect(await move(odoo, id, ['date'])).toMatchObject({ date: '2026-03-10' });
  });
});

describe('the journal that Odoo takes', () => {
  contract('is the first of the right kind', { odoo: [19] }, async (odoo) => {
    const kinds = { in_invoice: 'BILL', out_invoice: 'INV', in_refund: 'BILL', entry: 'MISC' };
    for (const [move_type, code] of Object.entries(kinds)) {
      const cells: Cells = { id: bill(odoo).id, move_type, ref: odoo.unique('journal') };
      const [id = 0] = await draftAll(odoo, [cells]);
      expect(await move(odoo, id, ['journal_id'])).toMatchObject({
        journal_id: [odoo.sample.journal(code), expect.any(String)],
      });
    }
  });

  contract('is the one for miscellaneous, even for a bill', { odoo: [14] }, async (odoo) => {
    const cells: Cells = { id: bill(odoo).id, move_type: 'in_invoice', ref: odoo.unique('journal') };
    const { ids } = await load(odoo, [cells]);
    const [id = 0] = ids === false ? [] : ids;
    expect(await move(odoo, id, ['journal_id'])).toMatchObject({
      journal_id: [odoo.sample.journal('MISC'), expect.any(String)],
    });
  });

  contract('is that of the company that comes first in the context', { odoo: [19] }, async (odoo) => {
    const [first, second] = [odoo.sample.company(), odoo.sample.company('Lindenhof Trading BV')];
    const cells: Cells = { id: bill(odoo).id, move_type: 'in_invoice', ref: odoo.unique('journal') };
    const [id = 0] = await draftAll(odoo, [cells], { allowed_company_ids: [second, first] });
    expect(await move(odoo, id, ['company_id'])).toMatchObject({ company_id: [second, expect.any(String)] });
  });
});

describe('a second line', () => {
  contract('may leave its description empty', { odoo: [19] }, async (odoo) => {
    const rows = [
      bill(odoo),
      furtherLine({ name: '', price_unit: '1.00', 'account_id/.id': `${odoo.sample.account('620000')}` }),
    ];
    const [id = 0] = await draftAll(odoo, rows);
    expect(await linesOf(odoo, id, ['name'])).toMatchObject([{ name: 'Chairs' }, { name: false }]);
  });
});
