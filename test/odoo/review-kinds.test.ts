import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { afterAll, describe, expect, it } from 'vitest';
import { idOf, moveHandle } from '../../src/accounting/handle.ts';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import type { MoveType } from '../../src/accounting/kinds.ts';
import type { Requester } from '../../src/posting/review/review.ts';
import type { Values } from '../support/odoo-person.ts';
import { Bookkeeping, LINDENHOF } from '../support/bookkeeping.ts';
import { problemOf } from '../support/problem-of.ts';
import { protocols, startTestedOdoo, testedVersion } from './tested-odoo.ts';

/* What a person is shown of each kind of document, and that posting does what was shown. */

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('review-kinds'));
const { admin } = books;
const [protocol = 'json-rpc'] = protocols;
const office = await books.open(protocol);
afterAll(() => office.dispose());

const agent: Requester = { kind: 'agent', saysItIs: 'Visual Studio Code' };
const settlesAtOnce = testedVersion !== '14';
const ofLindenhof = { allowed_company_ids: [LINDENHOF] };
const inLindenhof = (field: string, value: string) => [
  [field, '=', value],
  ['company_id', '=', LINDENHOF],
];
const [azure, expenses, sales, purchases, invoices] = await Promise.all([
  admin.one('res.partner', [['name', '=', 'Azure Interior']]),
  admin.one('account.account', [['code', '=', '600000']], ofLindenhof),
  admin.one('account.account', [['code', '=', '400000']], ofLindenhof),
  admin.one('account.journal', inLindenhof('code', 'BILL'), ofLindenhof),
  admin.one('account.journal', inLindenhof('code', 'INV'), ofLindenhof),
]);

const request = (document: MoveHandle) => office.gate.request(document, agent, new AbortController().signal);

/** What the dialog says, with what differs from run to run taken out. */
async function shownOf(document: MoveHandle): Promise<string> {
  expect(await problemOf(request(document))).toMatchObject({ code: 'declined' });
  office.gate.lift(document);
  const shown = office.person.shown.at(-1);
  expect(shown?.complete).toBe(true);
  return `${shown?.question}\n\n${shown?.detail}\n`
    .replace(office.session.origin, 'ORIGIN')
    .replace(office.session.database, 'DATABASE')
    .replace(/Reference: R-\S+/, 'Reference: R');
}

async function postedOf(document: MoveHandle) {
  office.person.willAnswer('yes');
  const posted = await request(document);
  expect(posted.deviations).toEqual([]);
  return posted;
}

type InvoiceKind = 'in_invoice' | 'in_refund' | 'out_invoice' | 'out_refund';

async function invoice(type: InvoiceKind, more: Values = {}): Promise<MoveHandle> {
  const isSold = type.startsWith('out_');
  const { view } = await office.books.createDraftInvoice({
    ...{
      type,
      company: LINDENHOF,
      partner: azure,
      invoiceDate: '2026-11-20',
      reference: `R-${randomUUID()}`,
    },
    dueDate: '2026-12-20',
    lines: [
      {
        description: 'Office chairs',
        quantity: '4',
        price: '120',
        account: isSold ? sales : expenses,
        taxes: ['19%'],
      },
      { description: 'Paper, A4', price: '7.5', account: isSold ? sales : expenses, taxes: ['7%'] },
    ],
    ...more,
  });
  return view.document;
}

async function receipt(type: 'in_receipt' | 'out_receipt'): Promise<MoveHandle> {
  const isSold = type === 'out_receipt';
  const [id = 0] = await admin.create(
    'account.move',
    [
      {
        move_type: type,
        journal_id: isSold ? invoices : purchases,
        invoice_date: '2026-11-20',
        date: '2026-11-20',
        invoice_date_due: '2026-12-20',
        invoice_line_ids: [
          [
            0,
            0,
            { name: 'Taxi', quantity: 1, price_unit: 35, account_id: isSold ? sales : expenses, tax_ids: [] },
          ],
        ],
      },
    ],
    { ...ofLindenhof, default_move_type: type },
  );
  return moveHandle(id);
}

async function entry(more: Values = {}): Promise<MoveHandle> {
  const { view } = await office.books.createDraftEntry({
    ...{ company: LINDENHOF, date: '2026-11-20', reference: 'Accrual of November' },
    lines: [
      {
        ...{ account: '630000', side: 'debit', amount: '120', description: 'Energy of November' },
        analytic: 'Showroom Leipzig',
      },
      { account: '220000', side: 'credit', amount: '120', partner: azure },
    ],
    ...more,
  });
  return view.document;
}

const open = async (document: MoveHandle) =>
  z
    .tuple([z.object({ amount_residual: z.number() })])
    .parse(await admin.read('account.move', [idOf(document)], ['amount_residual']))[0].amount_residual;

const inDollars = () =>
  invoice('in_invoice', {
    currency: 'USD',
    lines: [{ description: 'Hosting', price: '1250', account: expenses, taxes: [] }],
  });

const KINDS: readonly (readonly [string, MoveType, () => Promise<MoveHandle>])[] = [
  ['a vendor bill', 'in_invoice', () => invoice('in_invoice')],
  ['a bill in a foreign currency', 'in_invoice', () => inDollars()],
  ['a customer invoice', 'out_invoice', () => invoice('out_invoice')],
  ['a vendor credit note', 'in_refund', () => invoice('in_refund')],
  ['a customer credit note', 'out_refund', () => invoice('out_refund')],
  ['a purchase receipt', 'in_receipt', () => receipt('in_receipt')],
  ['a sales receipt', 'out_receipt', () => receipt('out_receipt')],
  ['a journal entry', 'entry', () => entry()],
  [
    'a journal entry in a foreign currency',
    'entry',
    () =>
      entry({
        currency: 'USD',
        lines: [
          { account: '630000', side: 'debit', amount: '125', description: 'Hosting' },
          { account: '220000', side: 'credit', amount: '125' },
        ],
      }),
  ],
];

describe.each(KINDS)('%s', (name, type, draft) => {
  it('is shown as an accountant reads it', async () => {
    const text = await shownOf(await draft());
    const file = `__snapshots__/kinds/${testedVersion}-${name.replaceAll(' ', '-')}.txt`;
    await expect(text).toMatchFileSnapshot(file);
  });

  it('is posted, and nothing else changes than was said', async () => {
    const document = await draft();
    const { number } = await postedOf(document);
    const [move] = await admin.read('account.move', [idOf(document)], ['state', 'name', 'move_type']);
    expect(move).toMatchObject({ state: 'posted', name: number, move_type: type });
  });
});

describe('a credit note that corrects an invoice', () => {
  const SIDES = [
    ['in_invoice', 'in_refund'],
    ['out_invoice', 'out_refund'],
  ] as const;

  it.each(SIDES)('of %s says what posting settles, and settles that', async (invoiceType, noteType) => {
    const original = await invoice(invoiceType);
    await books.post(original);
    const before = await open(original);
    const note = await invoice(noteType, {
      corrects: original,
      lines: [{ description: 'One chair less', price: '100', taxes: ['19%'] }],
    });
    const text = await shownOf(note);
    await postedOf(note);
    if (settlesAtOnce) {
      expect(before).toBe(579.23);
      expect(text).toMatch(/\nSettles 119\.00 EUR of the 579\.23 EUR open of (?:BILL|INV)\/2026\/\S+\.\n/);
      expect(await open(original)).toBe(460.23);
    } else {
      expect(text).toMatch(/\nIt reverses \S+\. This version of Odoo settles nothing with it: match the two/);
      expect(await open(original)).toBe(before);
    }
  });

  it('that is more than is open says what stays open of it', async () => {
    const original = await invoice('in_invoice', {
      lines: [{ description: 'Taxi', price: '10', taxes: [] }],
    });
    await books.post(original);
    const note = await invoice('in_refund', {
      corrects: original,
      lines: [{ description: 'Too much', price: '30', taxes: [] }],
    });
    const text = await shownOf(note);
    if (settlesAtOnce)
      expect(text).toMatch(
        /Settles 10\.00 EUR of the 10\.00 EUR open of \S+; 20\.00 EUR of it stay open\.\n/,
      );
    await postedOf(note);
    expect(await open(note)).toBe(settlesAtOnce ? 20 : 30);
  });

  it('is not posted when something of the original was paid while the dialog was open', async () => {
    const original = await invoice('in_invoice');
    await books.post(original);
    const [first, second] = [
      await invoice('in_refund', { corrects: original }),
      await invoice('in_refund', { corrects: original }),
    ];
    office.person.willAnswer(async () => {
      if (settlesAtOnce) await books.post(first);
      else await admin.call('account.move', 'button_draft', [[idOf(original)]]);
      return 'yes';
    });
    const problem = await problemOf(request(second));
    expect(problem.code).toBe('changed_since_review');
    expect(problem.person).toContain('what it reverses is another document, or has another amount open');
  });
});

describe('an invoice to a customer without a date', () => {
  it('gets that of its posting, as was said', async () => {
    const document = await invoice('out_invoice', { invoiceDate: undefined });
    expect(await shownOf(document)).toContain('\nInvoice date: none (posting sets the day of posting)\n');
    await postedOf(document);
    const [move] = await admin.read('account.move', [idOf(document)], ['invoice_date']);
    expect(move?.invoice_date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('in a foreign currency is not asked about: its rate is not known yet', async () => {
    const document = await invoice('out_invoice', { invoiceDate: undefined, currency: 'USD' });
    expect(await problemOf(request(document))).toMatchObject({
      code: 'not_postable',
      person: expect.stringContaining('no invoice date'),
    });
  });
});

it('a date in the future is said, and posted all the same', async () => {
  const document = await entry({ date: '2099-03-01' });
  expect(await shownOf(document)).toContain(
    '\nAccounting date: 2099-03-01 (in the future, booked now all the same)\n',
  );
  await postedOf(document);
});

it('an entry without lines is not asked about', async () => {
  const [id = 0] = await admin.create('account.move', [{ move_type: 'entry' }], ofLindenhof);
  expect(await problemOf(request(moveHandle(id)))).toMatchObject({
    code: 'not_postable',
    person: expect.stringContaining('It has no lines.'),
  });
});

describe('several documents in one dialog', () => {
  it('are listed with what each is known by, what each settles and what they come to', async () => {
    const documents = [await inDollars(), await invoice('out_invoice'), await entry({ reference: 'Rent' })];
    office.person.willAnswer('yes');
    const outcomes = await office.gate.requestAll(documents, agent, new AbortController().signal);
    expect(outcomes.map((each) => ('posted' in each ? each.posted.deviations : each))).toEqual([[], [], []]);
    const shown = office.person.shown.at(-1);
    expect(shown?.question).toBe(
      'Post 3 documents, 1,250.00 USD (1 vendor bill), 579.23 EUR (1 customer invoice) and 120.00 EUR (1 journal entry)?',
    );
    expect(shown?.verb).toBe('Post 3 Documents');
    expect(shown?.detail).toMatch(/\n1\. Vendor Bill of “Azure Interior”, 1,250\.00 USD\nReference “R-/);
    expect(shown?.detail).toContain('\n3. Journal Entry, 120.00 EUR\n');
  });
});
