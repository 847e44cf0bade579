import type { DocumentLine } from '../../accounting/documents.ts';
import { isSold } from '../../accounting/kinds.ts';
import { groupThousands } from '../../common/decimal.ts';
import { documentWords } from '../../posting/review/document-words.ts';
import { atLeastAsExact } from '../../posting/review/render.ts';
import { ReviewWriter } from '../../posting/review/review-writer.ts';
import type { JournalItem, Review, TextLine } from '../../posting/review/review.ts';
import { requesterText } from '../../posting/review/requester-text.ts';
import { money, shown } from './panel-text.ts';
import type { Block } from './panel-view.ts';

interface Row {
  readonly label: string;
  readonly value: string;
  readonly isStrong?: boolean;
}

/** A review as the panel shows it, in the order of the dialog: all that the dialog says, and nothing of it cut. */
export function showReview(review: Review): Block[] {
  const blocks: Block[] = [
    { kind: 'facts', title: 'Where', rows: placeRows(review) },
    { kind: 'warnings', title: 'Warnings', items: review.warnings.map(shown) },
    { kind: 'facts', title: 'Document', rows: documentRows(review) },
    linesTable(review),
    taxTable(review),
    itemsTable(review),
    { kind: 'text', title: 'Terms and conditions', text: shown(withoutTags(review.narration ?? '')) },
    { kind: 'list', title: 'What posting does besides', items: review.effects.map(shown) },
    { kind: 'facts', title: 'Total', rows: totalRows(review) },
    { kind: 'list', title: 'Attachments', items: review.attachments.map(shown) },
    {
      kind: 'facts',
      title: 'Request',
      rows: facts([['Asked by', requesterText(new ReviewWriter('shows all'), review.requester)]]),
    },
  ];
  return blocks.filter(isFilled);
}

function placeRows({ origin, database, company, login, postsAs = login, connectionName }: Review): Row[] {
  return facts([
    ['Odoo', origin],
    ['Database', database],
    ['Company', company.name],
    ['Your name for the connection', connectionName],
    ['Posted by the Odoo user', postsAs],
  ]);
}

function documentRows(review: Review): Row[] {
  const words = documentWords(review.type);
  const { dateNotes } = review;
  const date = (value: string | undefined, note: string | undefined) =>
    note === undefined ? (value ?? 'none') : `${value ?? 'none'} (${note})`;
  const isEntry = review.type === 'entry';
  return facts([
    [words.partner, review.partner],
    ['VAT number', review.partnerVat],
    // As in the dialog: an invoice of our own has its number.
    ['Reference', review.reference ?? (isSold(review.type) ? undefined : 'none')],
    [words.invoiceDate, isEntry ? undefined : date(review.invoiceDate, dateNotes.invoiceDate)],
    ['Accounting date', date(review.date, dateNotes.date)],
    ['Due', review.dueDate],
    ['Payment terms', review.paymentTerm],
    [words.bankAccount, review.bankAccount],
    ['Payment reference', review.paymentReference],
    ['Journal', review.journal],
  ]);
}

function totalRows(review: Review): Row[] {
  const { companyTotal, rate, currency } = review;
  const isEntry = review.type === 'entry';
  const inCompany = companyTotal && money(companyTotal.amount, companyTotal.currency);
  const of = rate?.of === undefined ? '' : `, of ${rate.of}`;
  return [
    ...facts([
      ['Untaxed', isEntry ? undefined : money(review.untaxed, currency)],
      ['Tax', isEntry ? undefined : money(review.tax, currency)],
    ]),
    { label: 'Total', value: money(review.total, currency), isStrong: true },
    ...facts([
      ['In company currency', inCompany],
      ['Rate', rate && companyTotal && `${money(rate.rate, currency)} for 1 ${companyTotal.currency}${of}`],
      ['You type it', review.typeTotal],
    ]),
  ];
}

function linesTable({ lines, currency, total }: Review): Block {
  return {
    kind: 'table',
    title: 'Lines',
    columns: [
      { label: 'What', isAmount: false },
      { label: 'Quantity', isAmount: true },
      { label: 'Price', isAmount: true },
      { label: `Amount, ${shown(currency)}`, isAmount: true },
    ],
    rows: lines.map((line) => lineCells(line, total)),
  };
}

function lineCells(line: DocumentLine | TextLine, total: string): string[][] {
  if ('text' in line) return [[`Note: ${shown(line.text)}`], [], [], []];
  const taxes = line.taxes.length === 0 ? ['No tax'] : line.taxes.map(({ name }) => `Tax: ${shown(name)}`);
  const discount = line.discount === '0' ? [] : [`Discount ${line.discount} %`];
  return [
    [shown(line.description), `Account: ${shown(line.account?.name ?? 'none')}`, ...taxes],
    [groupThousands(line.quantity)],
    [groupThousands(atLeastAsExact(line.price, total)), ...discount],
    [groupThousands(line.amount)],
  ];
}

function taxTable({ taxes, currency }: Review): Block {
  return {
    kind: 'table',
    title: 'Taxes',
    columns: [
      { label: 'Tax', isAmount: false },
      { label: `Amount, ${shown(currency)}`, isAmount: true },
    ],
    rows: taxes.map(({ name, amount }) => [[shown(name)], [groupThousands(amount)]]),
  };
}

function itemsTable({ items, companyCurrency, currency }: Review): Block {
  return {
    kind: 'table',
    title: 'Booked as',
    columns: [
      { label: 'Account', isAmount: false },
      { label: `Debit, ${shown(companyCurrency)}`, isAmount: true },
      { label: `Credit, ${shown(companyCurrency)}`, isAmount: true },
    ],
    rows: items.map((item) => itemCells(item, currency)),
  };
}

function itemCells(item: JournalItem, currency: string): string[][] {
  const amount = [
    groupThousands(item.amount),
    ...(item.foreign === undefined ? [] : [money(item.foreign.amount, item.foreign.currency)]),
  ];
  const about = [
    item.label === undefined ? undefined : shown(item.label),
    item.partner === undefined ? undefined : `Partner: ${shown(item.partner)}`,
    item.due === undefined ? undefined : `Due ${shown(item.due)}`,
    item.earlyPayment === undefined
      ? undefined
      : `Or ${money(item.earlyPayment.amount, item.foreign?.currency ?? currency)} until ${shown(item.earlyPayment.until)}`,
    item.tax === undefined ? undefined : `Tax: ${shown(item.tax.name)} on ${groupThousands(item.tax.base)}`,
    ...item.taxGrids.map((grid) => `Tax grid: ${shown(grid)}`),
    item.analytic === undefined ? undefined : `Analytic: ${shown(item.analytic)}`,
  ].filter((line) => line !== undefined);
  const isDebit = item.side === 'debit';
  return [[shown(item.account), ...about], isDebit ? amount : [], isDebit ? [] : amount];
}

/** Rows for what is there. */
function facts(pairs: readonly (readonly [label: string, foreign: string | undefined])[]): Row[] {
  return pairs.flatMap(([label, foreign = '']) => {
    const value = shown(foreign);
    return value === '' ? [] : [{ label, value }];
  });
}

function isFilled(block: Block): boolean {
  switch (block.kind) {
    case 'facts':
    case 'table':
      return block.rows.length > 0;
    case 'list':
    case 'warnings':
      return block.items.length > 0;
    case 'text':
      return block.text !== '';
  }
}

function withoutTags(html: string): string {
  return html.replace(/<[^>]*>/g, ' ');
}
