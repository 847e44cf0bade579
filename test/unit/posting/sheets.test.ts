import { config } from '@vscode/l10n';
import { describe, expect, it } from 'vitest';
import { renderDiscard } from '../../../src/posting/discarding/render-discard.ts';
import { renderPayment, rowOfPayment } from '../../../src/posting/payments/render-payment.ts';
import { factsOf } from '../../../src/posting/proposals/facts-of.ts';
import { renderTransaction, rowOfTransaction } from '../../../src/posting/proposals/render-transaction.ts';
import { textOf } from '../../../src/posting/review/render.ts';
import type { RenderedReview } from '../../../src/posting/review/render.ts';
import { renderSet } from '../../../src/posting/review/render-set.ts';
import type { Place } from '../../../src/posting/review/review.ts';
import { rowOf } from '../../../src/posting/review/row-of-review.ts';
import { partsOf } from '../../../src/posting/review/sheet.ts';
import type { SheetPart } from '../../../src/posting/review/sheet.ts';
import { renderUndo } from '../../../src/posting/undoing/render-undo.ts';
import { aPayment, meantFor, openBill } from '../../support/a-payment.ts';
import { aReview } from '../../support/a-review.ts';
import { inLanguage } from '../../support/in-language.ts';
import { officeWithBill } from '../../support/paper-bill.ts';
import { payment as settling, proposal, records } from './proposals/entering-facts.ts';

const place: Place = {
  ...{ origin: 'https://books.example.com', database: 'books', login: 'ada', isDemo: false },
  ...{ connectionName: 'Lindenhof, live', postsAs: 'poster', typeTotalsOver: '100' },
};
const agent = { kind: 'agent', saysItIs: 'Copilot' } as const;

const aDraftPayment = () =>
  aPayment({
    record: { partner_bank_id: { id: 8, display_name: 'DE02 1203' } },
    meant: [meantFor(openBill(1, '500.00'), '120.00')],
    files: [{ id: 1, name: 'advice.pdf', checksum: 'x', url: '' }],
  });
const aTransaction = () => factsOf(settling('-100.00'), records(), new Set());

/** The sheets that the panel shows for a question, with what is said of all together. */
function partsIn({ sheets, overview = [] }: RenderedReview): SheetPart[] {
  return [...overview, ...sheets.flatMap((sheet) => partsOf(sheet))];
}

function part(rendered: RenderedReview, title: string): SheetPart | undefined {
  return partsIn(rendered).find((each) => each.title === title);
}

/** Every number and every name in quotation marks that a text says. */
function saidIn(text: string): Set<string> {
  return new Set(text.match(/(?<=“)[^”]+(?=”)|\d[\w.,/-]*\w|\d/g));
}

async function aChange(): Promise<RenderedReview> {
  const office = await officeWithBill();
  office.odoo.edit(office.move, { write_uid: 6 });
  const view = await office.books.getDocument(office.document);
  if (!('digest' in view)) throw new Error('It is no document of account.move.');
  const [chairs, paper] = view.lines;
  const outcome = await office.books.updateDraft({
    ...{ document: office.document, digest: view.digest, reference: 'NEW-9' },
    lineChanges: [{ line: chairs?.id ?? 0, price: '130.00' }],
    removeLines: [paper?.id ?? 0],
    addLines: [{ description: 'Delivery', price: '45.00', taxes: [2] }],
  });
  if (!('held' in outcome)) throw new Error('It was written.');
  office.person.willAnswer('keep');
  const asking = office.gate.requestChange(outcome.held, agent, new AbortController().signal);
  await expect(asking).rejects.toThrow();
  const [shown] = office.person.shown;
  if (shown === undefined) throw new Error('Nobody was asked.');
  return shown;
}

const questions: readonly (readonly [string, () => RenderedReview | Promise<RenderedReview>])[] = [
  ['a payment', () => renderPayment(place, aDraftPayment(), agent)],
  ['a bank transaction', () => renderTransaction(place, aTransaction(), agent)],
  [
    'an undo',
    () => {
      const review = aReview({ ...place, requester: agent, effects: [] });
      const locks = [{ until: '2026-11-30', label: 'Books are locked for everybody until' }];
      return renderUndo({ review, number: 'BILL/2026/11/0007', laterNumbers: 3, locks });
    },
  ],
  [
    'a discard',
    () => {
      const row = rowOf(aReview(place));
      return renderDiscard({ place, row, files: ['a-1.pdf'], isInOdoo: true, requester: agent });
    },
  ],
  ['a change', aChange],
  [
    'a set',
    () =>
      renderSet(
        { ...place, typeTotalsOver: '5000' },
        [
          rowOf(aReview({ warnings: ['Nothing is attached to number 7.'] })),
          rowOfPayment({ ...place, typeTotalsOver: '5000' }, aDraftPayment(), agent),
          rowOfTransaction(place, factsOf(proposal({ amount: '50.00' }), records(), new Set()), agent),
        ].map((row) => ({ ...row, typeTotal: undefined })),
        agent,
      ),
  ],
];

describe('the sheet of', () => {
  it.each(questions)('%s says every number and name that the dialog says', async (_what, question) => {
    const rendered = await question();
    const inDialog = saidIn(textOf(rendered).replaceAll('\u2068', '').replaceAll('\u2069', ''));
    const inPanel = saidIn(
      [rendered.question, ...rendered.sheets.map(({ name }) => name)]
        .concat(partsIn(rendered).flatMap(textsOf))
        .join('\n'),
    );
    const text = partsIn(rendered).flatMap(textsOf).join('\n');
    expect(inDialog.size).toBeGreaterThan(5);
    expect([...inDialog].filter((each) => !inPanel.has(each) && !text.includes(each))).toEqual([]);
  });
});

describe.each(['de', 'fr'] as const)('in %s', (language) => {
  it.each(questions)('the sheet of %s says every name that the dialog says', async (_what, question) => {
    const rendered = await inLanguage(language, question);
    const parts = await inLanguage(language, () => partsIn(rendered));
    const inDialog = saidIn(textOf(rendered).replaceAll(/[\u2068\u2069]/gu, ''));
    const text = [rendered.question, ...rendered.sheets.map(({ name }) => name), ...parts.flatMap(textsOf)];
    const inPanel = text.join('\n');
    expect([...inDialog].filter((each) => !inPanel.includes(each))).toEqual([]);
  });
});

/** A language in which we say nothing: what is left is what others wrote. */
const SPEECHLESS = new Proxy<Record<string, string>>(
  {},
  {
    get: (_, key) =>
      String(key)
        .match(/\{\w+\}/g)
        ?.join(' ') ?? '-',
  },
);

describe('all that is ours is said in the language of the person', () => {
  it.each(questions)('in the question about %s', async (_what, question) => {
    config({ contents: SPEECHLESS });
    try {
      const rendered = await question();
      const { verb, keep, sheets } = rendered;
      const texts = [textOf(rendered), verb, keep, ...sheets.map(({ name }) => name)];
      const all = [...texts, ...partsIn(rendered).flatMap(textsOf)].join(' ');
      expect(
        THEIRS.reduce((left, each) => left.replaceAll(each, ''), all).match(/[A-Za-z]{3,}.{0,20}/g),
      ).toBeNull();
    } finally {
      config({ contents: {} });
    }
  });
});

/** What stands in the documents of these questions, and the name of Odoo. */
const THEIRS = [
  ...[
    'https://books.example.com',
    'https://odoo.example.com',
    'Lindenhof, live',
    'Lindenhof GmbH',
    'Azure Interior',
    'Copilot',
  ],
  ...[
    'Manual Payment',
    'Outstanding Payments',
    'Trade Payables',
    'Payable',
    'Account Payable',
    'Tax Paid',
    'Expenses',
    'Vendor Bills',
  ],
  ...['advice.pdf', 'november.csv', 'Office chairs', 'Bill 7', 'BILL', 'Bank', 'move/'],
  ...['billing@example.com', 'poster', 'books', 'EUR', 'Odoo'],
  ...[
    'INV-1',
    'NEW-9',
    'Purchases',
    'Paper, A4',
    'Delivery',
    'Account fee',
    'Charges',
    'a-1.pdf',
    'azure.pdf',
    'INV-1.pdf',
  ],
  // As these tests put it into a review by themselves.
  ...['Books are locked for everybody until', 'Nothing is attached to number 7.'],
  'Posting takes the next number of the journal Vendor Bills.',
].toSorted((one, other) => other.length - one.length);

function textsOf(each: SheetPart): string[] {
  switch (each.kind) {
    case 'facts':
      return each.rows.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return [...each.columns.map(({ label }) => label), ...each.rows.flat(2)];
    case 'list':
    case 'warnings':
      return [...each.items];
    case 'text':
      return [each.text];
  }
}

describe('the sheet of a payment', () => {
  const rendered = () => renderPayment(place, aDraftPayment(), agent);

  it('says which way the money goes, to whom, and from which journal', () => {
    expect(part(rendered(), 'Payment')).toMatchObject({
      rows: [
        { label: 'Money', value: 'out: we pay' },
        { label: 'Vendor', value: 'Azure Interior' },
        { label: 'To be paid to', value: 'DE02 1203' },
        { label: 'Memo', value: 'Bill 7' },
        { label: 'Date', value: '2026-12-01' },
        { label: 'Journal', value: 'Bank' },
        { label: 'Payment method', value: 'Manual Payment' },
      ],
    });
  });

  it('says of each document that it pays what was open and what stays open, and has its files beside it', () => {
    expect(part(rendered(), 'What it pays, EUR')).toMatchObject({
      rows: [[['BILL/2026/1', 'move/1'], ['500.00'], ['120.00'], ['380.00']]],
    });
    expect(rendered().sheets[0]?.beside).toEqual([{ document: 'move/1', name: 'BILL/2026/1' }]);
  });

  it('books each side, and says why the total is to be typed', () => {
    expect(part(rendered(), 'Booked as')).toMatchObject({
      rows: [
        [['100920 Outstanding Payments'], [], ['120.00']],
        [['200000 Trade Payables'], ['120.00'], []],
      ],
    });
    expect(part(rendered(), 'Total')).toMatchObject({
      rows: [
        { label: 'Total', value: '120.00 EUR', isStrong: true },
        { label: 'You type it', value: expect.stringContaining('over your limit') },
      ],
    });
  });
});

describe('the sheet of a bank transaction', () => {
  it('says where it comes from, what it settles, and both sides of it', () => {
    const rendered = renderTransaction(place, aTransaction(), agent);
    expect(part(rendered, 'Transaction')).toMatchObject({
      rows: expect.arrayContaining([
        { label: 'Money', value: 'out: we pay' },
        { label: 'Amount', value: '-100.00 EUR' },
        { label: 'Comes from', value: 'row 2 of november.csv' },
      ]),
    });
    expect(part(rendered, 'What it settles, EUR')).toMatchObject({
      rows: [[[expect.stringContaining('BILL'), 'move/3'], ['120.00'], ['100.00'], ['20.00']]],
    });
    expect(part(rendered, 'Booked as')).toMatchObject({
      rows: [
        [['200000 Trade Payables'], ['100.00'], []],
        [['100000 Bank'], [], ['100.00']],
      ],
    });
  });
});

describe('the sheet of a change', () => {
  it('sets each thing before beside after, a removed and a new line, too', async () => {
    expect(part(await aChange(), 'What is changed')).toMatchObject({
      rows: [
        [['Reference'], ['INV-1'], ['NEW-9']],
        [['Price', 'Line: Office chairs'], ['480.10'], ['130.00']],
        [['Line removed'], expect.arrayContaining(['Paper, A4', 'Price: 3.335']), ['removed']],
        [['New line'], ['not there'], expect.arrayContaining(['Delivery', 'Price: 45.00', 'Quantity: 1'])],
      ],
    });
  });

  it('says that the document below is the one before, and that nothing is posted', async () => {
    const titles = partsIn(await aChange()).map(({ title }) => title);
    expect(titles).toContain('Lines, before the change');
    expect(titles).not.toContain('What posting does besides');
  });
});

describe('the overview of a set', () => {
  it('has a row for each document, which opens its sheet, and totals apart for money in and money out', async () => {
    const [, question] = questions.find(([what]) => what === 'a set') ?? [];
    const rendered = await question?.();
    if (rendered === undefined) throw new Error('There is no set.');
    const documents = part(rendered, 'Documents');
    expect(documents).toMatchObject({ opensSheets: true });
    expect(documents?.kind === 'table' && documents.rows.length).toBe(rendered.sheets.length);
    expect(part(rendered, 'Totals by kind')).toMatchObject({
      rows: [
        [['Vendor Bill', 'money out'], ['1'], ['119.00 EUR']],
        [['Payment', 'money out'], ['1'], ['120.00 EUR']],
        [['Bank transaction', 'money in'], ['1'], ['50.00 EUR']],
      ],
    });
  });
});
