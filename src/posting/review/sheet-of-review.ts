import type { DocumentLine } from '../../accounting/documents.ts';
import { isSold } from '../../accounting/kinds.ts';
import { groupThousands } from '../../common/decimal.ts';
import { bookedAs } from './booked-as.ts';
import type { BookedItem } from './booked-as.ts';
import { documentWords } from './document-words.ts';
import { ReviewWriter } from './review-writer.ts';
import { atLeastAsExact, nameOf } from './review-words.ts';
import type { JournalItem, Review, TextLine } from './review.ts';
import { amountColumn, moneyText, rowsOf, textColumn } from './sheet.ts';
import type { DocumentSheet, SheetPart, SheetRow } from './sheet.ts';

/** An invoice, bill, credit note, receipt or entry as a sheet. */
export function sheetOfReview(review: Review): DocumentSheet {
  return {
    place: review,
    company: review.company.name,
    byWhom: 'Posted by the Odoo user',
    document: review.document,
    name: nameOf(new ReviewWriter('shows all'), review),
    warnings: review.warnings,
    body: [
      { kind: 'facts', title: 'Document', rows: documentRows(review) },
      linesTable(review),
      taxTable(review),
      bookedAs(
        review.items.map((item) => bookedItem(item, review.currency)),
        review.companyCurrency,
      ),
      { kind: 'text', title: 'Terms and conditions', text: withoutTags(review.narration ?? '') },
    ],
    effects: review.effects,
    total: totalRows(review),
    typeTotal: review.typeTotal,
    attachments: review.attachments,
    requester: review.requester,
  };
}

function documentRows(review: Review): SheetRow[] {
  const words = documentWords(review.type);
  const { dateNotes } = review;
  const date = (value: string | undefined, note: string | undefined) =>
    note === undefined ? (value ?? 'none') : `${value ?? 'none'} (${note})`;
  const isEntry = review.type === 'entry';
  return rowsOf([
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

function totalRows(review: Review): SheetRow[] {
  const { companyTotal, rate, currency } = review;
  const isEntry = review.type === 'entry';
  const inCompany = companyTotal && moneyText(companyTotal.amount, companyTotal.currency);
  const of = rate?.of === undefined ? '' : `, of ${rate.of}`;
  return [
    ...rowsOf([
      ['Untaxed', isEntry ? undefined : moneyText(review.untaxed, currency)],
      ['Tax', isEntry ? undefined : moneyText(review.tax, currency)],
    ]),
    { label: 'Total', value: moneyText(review.total, currency), isStrong: true },
    ...rowsOf([
      ['In company currency', inCompany],
      [
        'Rate',
        rate && companyTotal && `${moneyText(rate.rate, currency)} for 1 ${companyTotal.currency}${of}`,
      ],
    ]),
  ];
}

function linesTable({ lines, currency, total }: Review): SheetPart {
  return {
    kind: 'table',
    title: 'Lines',
    columns: [
      textColumn('What'),
      amountColumn('Quantity'),
      amountColumn('Price'),
      amountColumn(`Amount, ${currency}`),
    ],
    rows: lines.map((line) => lineCells(line, total)),
  };
}

function lineCells(line: DocumentLine | TextLine, total: string): string[][] {
  if ('text' in line) return [[`Note: ${line.text}`], [], [], []];
  const taxes = line.taxes.length === 0 ? ['No tax'] : line.taxes.map(({ name }) => `Tax: ${name}`);
  const discount = line.discount === '0' ? [] : [`Discount ${line.discount} %`];
  return [
    [line.description, `Account: ${line.account?.name ?? 'none'}`, ...taxes],
    [groupThousands(line.quantity)],
    [groupThousands(atLeastAsExact(line.price, total)), ...discount],
    [groupThousands(line.amount)],
  ];
}

function taxTable({ taxes, currency }: Review): SheetPart {
  return {
    kind: 'table',
    title: 'Taxes',
    columns: [textColumn('Tax'), amountColumn(`Amount, ${currency}`)],
    rows: taxes.map(({ name, amount }) => [[name], [groupThousands(amount)]]),
  };
}

function bookedItem(item: JournalItem, currency: string): BookedItem {
  const { label, partner, due, earlyPayment: early, tax, analytic, foreign } = item;
  const about = [
    label,
    partner && `Partner: ${partner}`,
    due && `Due ${due}`,
    early && `Or ${moneyText(early.amount, foreign?.currency ?? currency)} until ${early.until}`,
    tax && `Tax: ${tax.name} on ${groupThousands(tax.base)}`,
    ...item.taxGrids.map((grid) => `Tax grid: ${grid}`),
    analytic && `Analytic: ${analytic}`,
  ].filter((line) => line !== undefined);
  const { side, amount } = item;
  return { about: [item.account, ...about], side, amount, ...(foreign !== undefined && { foreign }) };
}

function withoutTags(html: string): string {
  return html.replace(/<[^>]*>/g, ' ');
}
