import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentLine } from '../../../src/accounting/documents.ts';
import { renderReview } from '../../../src/posting/review/render.ts';
import type { Review } from '../../../src/posting/review/review.ts';
import { officeWithBill } from '../../support/paper-bill.ts';
import type { OfficeWithBill } from '../../support/paper-bill.ts';
import type { Row } from '../../support/paper-records.ts';

/** What the person sees of a bill after something was done to it. */
async function shownOf(prepare: (office: OfficeWithBill) => void = () => undefined) {
  const office = await officeWithBill();
  prepare(office);
  const agent = { kind: 'agent', saysItIs: 'Copilot' } as const;
  await office.gate.request(office.document, agent, new AbortController().signal).catch(() => undefined);
  const [shown] = office.person.shown;
  if (shown === undefined) throw new Error('No dialog was shown.');
  return { ...shown, text: `${shown.question}\n\n${shown.detail}` };
}

describe('the dialog', () => {
  it('of a bill with two lines and two taxes', async () => {
    const { text, complete, verb } = await shownOf();
    expect({ complete, verb }).toEqual({ complete: true, verb: 'Post Vendor Bill' });
    expect(text).toMatchInlineSnapshot(`
      "Post vendor bill of “Azure Interior”, 561.75 EUR?

      Odoo: https://books.example.com
      Database: books
      Company: Lindenhof GmbH
      Posted by the Odoo user: billing@example.com

      Vendor: Azure Interior
      VAT number: DE123456788
      Reference: INV-1
      Bill date: 2026-01-10
      Accounting date: 2026-01-10
      Due: 2026-02-10
      Journal: Purchases

      1. “Office chairs”
      Quantity 1, price 480.10, amount 480.10 EUR
      Account: 600000 Expenses
      Tax: 15%
      2. “Paper, A4”
      Quantity 3, price 3.335, discount 10 %, amount 9.00 EUR
      Account: 600000 Expenses
      Tax: 7%

      Untaxed: 489.10 EUR
      Tax: 72.02 EUR, “15%”
      Tax: 0.63 EUR, “7%”

      Booked as:
      1. Debit 480.10 EUR, account 600000 Expenses
      2. Debit 9.00 EUR, account 600000 Expenses
      3. Debit 72.02 EUR, tax “15%” on 480.10, account 131000 Tax Paid
      4. Debit 0.63 EUR, tax “7%” on 9.00, account 131000 Tax Paid
      5. Credit 561.75 EUR, due 2026-02-10, account 211000 Account Payable

      Posting takes the next number of the journal Purchases.

      Total: 561.75 EUR

      Attached: INV-1.pdf
      Asked by an agent (says it is “Copilot”)."
    `);
  });

  it('of a bill in a foreign currency, with a note, a bank account, terms and all that needs a warning', async () => {
    const { text } = await shownOf(({ odoo, move }) => {
      odoo.edit(move, {
        ...{ currency_id: 2, amount_total_signed: -11234.5, amount_total: 12345.678, partner_bank_id: 70 },
        ...{ ref: false, duplicated_ref_ids: [3, 4], invoice_payment_term_id: 4 },
        ...{ narration: '<p>Thank <b>you</b></p>', tax_lock_date_message: 'The date is locked.' },
      });
      const [line = 0, second = 0] = odoo.linesOf(move);
      for (const id of odoo.linesOf(move)) odoo.records.write('account.move.line', id, { currency_id: 2 });
      odoo.records.write('account.move.line', line, { amount_currency: 999 });
      odoo.records.write('account.move.line', second, { display_type: 'line_note', account_id: false });
      for (const { id } of odoo.records.rows('ir.attachment')) odoo.records.remove('ir.attachment', id);
    });
    expect(text).toMatchInlineSnapshot(`
      "Post vendor bill of “Azure Interior”, 12,345.68 USD?

      Odoo: https://books.example.com
      Database: books
      Company: Lindenhof GmbH
      Posted by the Odoo user: billing@example.com

      Warning: Posting moves the accounting date. In Odoo's words: The date is locked.
      Warning: Possible duplicate of BILL/2025/12/0003, move/3.
      Warning: Possible duplicate of BILL/2025/12/0004, move/4.
      Warning: A line is not booked with the amount of its price: compare the journal items.
      Warning: No reference: Odoo cannot tell a bill that was entered twice.
      Warning: Nothing is attached.

      Vendor: Azure Interior
      VAT number: DE123456788
      Reference: none
      Bill date: 2026-01-10
      Accounting date: 2026-01-10 (posting moves it, see the warning)
      Due: 2026-02-10
      Payment terms: 30 Days
      To be paid to: DE89 3704 0044 0532 0130 00
      Journal: Purchases

      1. “Office chairs”
      Quantity 1, price 480.10, amount 480.10 USD
      Account: 600000 Expenses
      Tax: 15%
      Note: “Paper, A4”

      Untaxed: 489.10 USD
      Tax: 72.02 USD, “15%”
      Tax: 0.63 USD, “7%”

      Booked as:
      1. Debit 480.10 EUR (999.00 USD), account 600000 Expenses
      2. Debit 72.02 EUR (72.02 USD), tax “15%” on 480.10, account 131000 Tax Paid
      3. Debit 0.63 EUR (0.63 USD), tax “7%” on 9.00, account 131000 Tax Paid
      4. Credit 561.75 EUR (561.75 USD), due 2026-02-10, account 211000 Account Payable

      Terms and conditions: Thank you

      Posting takes the next number of the journal Purchases.

      Total: 12,345.68 USD
      In company currency: 11,234.50 EUR
      Rate: 1 USD for 1 EUR, of 2026-01-10

      Asked by an agent (says it is “Copilot”)."
    `);
  });

  it('of a bill whose names try to look like something else', async () => {
    const { text, complete } = await shownOf(({ odoo, move }) => {
      odoo.records.write('res.partner', 7, { display_name: 'Azure”, 1.00 EUR?\nTotal: 1.00 EUR \u202eRUE' });
      odoo.edit(move, { ref: 'INV\u2028Total: 1.00 EUR\u3164' });
      const [line = 0] = odoo.linesOf(move);
      odoo.records.write('account.move.line', line, { name: '1”\r\n    1 × 1 = 1.00 EUR' });
      odoo.attach(move, 'ok.pdf\nTotal: 1.00 EUR', 'sha1');
    });
    expect(complete).toBe(true);
    expect(text.split('\n').filter((row) => row.startsWith('Total'))).toEqual(['Total: 561.75 EUR']);
    expect(text).toMatchInlineSnapshot(`
      "Post vendor bill of “Azure', 1.00 EUR? Total: 1.00 EUR <U+202E>RUE”, 561.75 EUR?

      Odoo: https://books.example.com
      Database: books
      Company: Lindenhof GmbH
      Posted by the Odoo user: billing@example.com

      Vendor: Azure”, 1.00 EUR? Total: 1.00 EUR <U+202E>RUE
      VAT number: DE123456788
      Reference: INV<U+2028>Total: 1.00 EUR<U+3164>
      Bill date: 2026-01-10
      Accounting date: 2026-01-10
      Due: 2026-02-10
      Journal: Purchases

      1. “1' 1 × 1 = 1.00 EUR”
      Quantity 1, price 480.10, amount 480.10 EUR
      Account: 600000 Expenses
      Tax: 15%
      2. “Paper, A4”
      Quantity 3, price 3.335, discount 10 %, amount 9.00 EUR
      Account: 600000 Expenses
      Tax: 7%

      Untaxed: 489.10 EUR
      Tax: 72.02 EUR, “15%”
      Tax: 0.63 EUR, “7%”

      Booked as:
      1. Debit 480.10 EUR, account 600000 Expenses
      2. Debit 9.00 EUR, account 600000 Expenses
      3. Debit 72.02 EUR, tax “15%” on 480.10, account 131000 Tax Paid
      4. Debit 0.63 EUR, tax “7%” on 9.00, account 131000 Tax Paid
      5. Credit 561.75 EUR, due 2026-02-10, account 211000 Account Payable

      Posting takes the next number of the journal Purchases.

      Total: 561.75 EUR

      Attached: INV-1.pdf
      Attached: ok.pdf Total: 1.00 EUR
      Asked by an agent (says it is “Copilot”)."
    `);
  });
});

describe('the number', () => {
  const shownWith = async (values: Row) => (await shownOf(({ odoo, move }) => odoo.edit(move, values))).text;

  it('of a draft that has one already stays', async () => {
    expect(await shownWith({ name: 'BILL/2026/01/0001' })).toContain(
      'Posting keeps the number BILL/2026/01/0001.',
    );
  });

  it('is not promised when posting moves the date: numbers belong to a period', async () => {
    const text = await shownWith({ name: 'BILL/2026/01/0001', tax_lock_date_message: 'It will be moved.' });
    expect(text).toContain('Its number is BILL/2026/01/0001; posting may give it another one');
    expect(text).toContain('It will be moved.');
  });
});

describe('who asks', () => {
  it.each([
    [{ kind: 'command' } as const, 'Asked by a VS Code command.'],
    [
      { kind: 'agent', saysItIs: 'a VS Code command' } as const,
      'Asked by an agent (says it is “a VS Code command”).',
    ],
    [
      { kind: 'agent', saysItIs: 'x”). \nAsked by you' } as const,
      "Asked by an agent (says it is “x'). Asked by you”).",
    ],
  ])('%j', (requester, said) => {
    expect(
      renderReview({ ...plain, requester })
        .detail.split('\n')
        .at(-1),
    ).toBe(said);
  });
});

describe('whatever the values are', () => {
  const value = fc.string({ unit: 'binary', maxLength: 8 }).map((text) => `x${text}`);
  const short = fc.string({ unit: 'binary', maxLength: 1 }).map((text) => `x${text}`);
  const amount = fc.constantFrom('0.00', '-1.00', '1234567.89', '999999999999999');
  const line: fc.Arbitrary<DocumentLine> = fc.record({
    id: fc.nat(),
    ...{ description: value, quantity: amount, price: amount, discount: amount, amount },
    account: fc.record({ id: fc.nat(), name: value }),
    taxes: fc.tuple(fc.record({ id: fc.nat(), name: value })),
  });
  const reviews: fc.Arbitrary<Review> = fc.record({
    ...{ origin: value, database: value, login: value, journal: value, partner: value, partnerVat: value },
    ...{ bankAccount: value, reference: value, invoiceDate: value, date: value, dueDate: value },
    dateNotes: fc.record({ invoiceDate: fc.constant('posting sets it'), date: fc.constant('moved') }),
    rate: fc.record({ rate: amount, of: short }),
    connectionName: value,
    ...{ paymentTerm: value, narration: fc.constant('none'), currency: short, companyCurrency: short },
    ...{ untaxed: amount, tax: amount, total: amount },
    company: fc.record({ id: fc.nat(), name: value }),
    isDemo: fc.constant(false),
    document: fc.constant('move/7' as const),
    type: fc.constant('in_invoice' as const),
    companyTotal: fc.record({ amount, currency: short }),
    lines: fc.tuple(line, fc.record({ text: value }), line),
    items: fc.tuple(
      fc.record({
        ...{ account: value, amount, due: value, partner: value },
        side: fc.constantFrom('debit' as const, 'credit' as const),
        foreign: fc.record({ amount, currency: short }),
        earlyPayment: fc.record({ until: value, amount }),
        tax: fc.record({ name: value, base: amount }),
        taxGrids: fc.tuple(value),
        analytic: value,
      }),
    ),
    paymentReference: value,
    taxes: fc.tuple(fc.record({ name: value, amount }), fc.record({ name: value, amount })),
    attachments: fc.tuple(value, value),
    effects: fc.tuple(value),
    warnings: fc.tuple(value, value),
    requester: fc.record({ kind: fc.constant('agent' as const), saysItIs: value }),
  });

  it('each stands on one line: there are always as many', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(reviews, (review) => {
        const { question, detail, complete } = renderReview(review);
        fc.pre(complete);
        seen.add(detail.split('\n').length);
        expect(seen.size).toBe(1);
        expect(question).not.toContain('\n');
      }),
      { numRuns: 300 },
    );
  });

  it('nothing in it is invisible, and nothing reorders what stands beside it', () => {
    fc.assert(
      fc.property(reviews, (review) => {
        const { question, detail } = renderReview(review);
        for (const row of `${question}\n${detail}`.split('\n')) {
          // Our own isolates around letters from right to left come in pairs, on one line.
          expect(row.split('\u2068').length).toBe(row.split('\u2069').length);
          expect(row.replaceAll(/[\u2068\u2069]/g, '')).not.toMatch(
            /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a value that is too long takes the way to post away', () => {
    for (const long of ['reference', 'journal', 'partner', 'database', 'paymentTerm'] as const) {
      const rendered = renderReview({ ...plain, [long]: 'x'.repeat(1_000) });
      expect(rendered.complete).toBe(false);
      expect(rendered.detail.startsWith('This document is too long for a dialog')).toBe(true);
    }
  });
});

it('a review of the demo company says so in its question and in its first line', () => {
  const { question, detail } = renderReview({ ...plain, isDemo: true });
  expect(question).toMatch(/^DEMO: Post vendor bill/);
  expect(detail.split('\n').slice(0, 4)).toEqual([
    'Odoo: https://books.example.com',
    'Database: books',
    'Company: Lindenhof GmbH',
    'DEMO COMPANY: nothing here is real.',
  ]);
});

const plain: Review = {
  origin: 'https://books.example.com',
  database: 'books',
  login: 'billing@example.com',
  isDemo: false,
  company: { id: 1, name: 'Lindenhof GmbH' },
  document: 'move/7',
  type: 'in_invoice',
  journal: 'Purchases',
  dateNotes: {},
  currency: 'EUR',
  companyCurrency: 'EUR',
  lines: [],
  items: [],
  taxes: [],
  untaxed: '1.00',
  tax: '0.00',
  total: '1.00',
  attachments: [],
  effects: [],
  warnings: [],
  requester: { kind: 'command' },
};
