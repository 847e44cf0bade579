import { t } from '@vscode/l10n';
import type { DocumentLine } from '../../accounting/documents.ts';
import { isSold } from '../../accounting/kinds.ts';
import { shownAmount, shownNumber } from '../../common/shown-amount.ts';
import { shownDate } from '../../common/shown-date.ts';
import { bookedAs } from './booked-as.ts';
import type { BookedItem } from './booked-as.ts';
import { documentWords } from './document-words.ts';
import { labelled, ReviewWriter } from './review-writer.ts';
import { atLeastAsExact, nameOf, rateText, withNote } from './review-words.ts';
import type { JournalItem, Review, TextLine } from './review.ts';
import { amountColumn, moneyText, rowsOf, textColumn } from './sheet.ts';
import type { DocumentSheet, SheetPart, SheetRow } from './sheet.ts';

/** An invoice, bill, credit note, receipt or entry as a sheet. */
export function sheetOfReview(review: Review): DocumentSheet {
  return {
    place: review,
    company: review.company.name,
    byWhom: t`Posted by the Odoo user`,
    document: review.document,
    name: nameOf(new ReviewWriter('shows all'), review),
    warnings: review.warnings,
    body: [
      { kind: 'facts', title: t`Document`, rows: documentRows(review) },
      linesTable(review),
      taxTable(review),
      bookedAs(
        review.items.map((item) => bookedItem(item, review.currency)),
        review.companyCurrency,
      ),
      { kind: 'text', title: t`Terms and conditions`, text: withoutTags(review.narration ?? '') },
    ],
    effects: review.effects,
    total: totalRows(review),
    typeTotal: review.typeTotal?.person,
    attachments: review.attachments,
    requester: review.requester,
  };
}

function documentRows(review: Review): SheetRow[] {
  const words = documentWords(review.type);
  const { dateNotes } = review;
  const date = (value: string | undefined, note: string | undefined) =>
    withNote(value && shownDate(value), note);
  const isEntry = review.type === 'entry';
  return rowsOf([
    [words.partner, review.partner],
    [t`VAT number`, review.partnerVat],
    // As in the dialog: an invoice of our own has its number.
    [t`Reference`, review.reference ?? (isSold(review.type) ? undefined : t`none`)],
    [words.invoiceDate, isEntry ? undefined : date(review.invoiceDate, dateNotes.invoiceDate)],
    [t`Accounting date`, date(review.date, dateNotes.date)],
    [t`Due`, review.dueDate && shownDate(review.dueDate)],
    [t`Payment terms`, review.paymentTerm],
    [words.bankAccount, review.bankAccount],
    [t`Payment reference`, review.paymentReference],
    [t`Journal`, review.journal],
  ]);
}

function totalRows(review: Review): SheetRow[] {
  const { companyTotal, rate, currency } = review;
  const isEntry = review.type === 'entry';
  const inCompany = companyTotal && moneyText(companyTotal.amount, companyTotal.currency);
  const of = rate?.of === undefined ? undefined : shownDate(rate.of);
  return [
    ...rowsOf([
      [t`Untaxed`, isEntry ? undefined : moneyText(review.untaxed, currency)],
      [t`Tax`, isEntry ? undefined : moneyText(review.tax, currency)],
    ]),
    { label: t`Total`, value: moneyText(review.total, currency), isStrong: true },
    ...rowsOf([
      [t`In company currency`, inCompany],
      [t`Rate`, rate && companyTotal && rateText(moneyText(rate.rate, currency), companyTotal.currency, of)],
    ]),
  ];
}

function linesTable({ lines, currency, total }: Review): SheetPart {
  return {
    kind: 'table',
    title: t`Lines`,
    columns: [
      textColumn(t`What`),
      amountColumn(t`Quantity`),
      amountColumn(t`Price`),
      amountColumn(t`Amount, ${currency}`),
    ],
    rows: lines.map((line) => lineCells(line, total)),
  };
}

function lineCells(line: DocumentLine | TextLine, total: string): string[][] {
  if ('text' in line) return [[labelled(t`Note`, line.text)], [], [], []];
  const taxes = line.taxes.length === 0 ? [t`No tax`] : line.taxes.map(({ name }) => labelled(t`Tax`, name));
  const discount = line.discount === '0' ? [] : [t`Discount ${shownNumber(line.discount)} %`];
  return [
    [line.description, labelled(t`Account`, line.account?.name ?? t`none`), ...taxes],
    [shownAmount(line.quantity)],
    [shownAmount(atLeastAsExact(line.price, total)), ...discount],
    [shownAmount(line.amount)],
  ];
}

function taxTable({ taxes, currency }: Review): SheetPart {
  return {
    kind: 'table',
    title: t`Taxes`,
    columns: [textColumn(t`Tax`), amountColumn(t`Amount, ${currency}`)],
    rows: taxes.map(({ name, amount }) => [[name], [shownAmount(amount)]]),
  };
}

function bookedItem(item: JournalItem, currency: string): BookedItem {
  const { label, partner, due, earlyPayment: early, tax, analytic, foreign } = item;
  const earlyAmount = early && moneyText(early.amount, foreign?.currency ?? currency);
  const about = [
    label,
    partner && labelled(t`Partner`, partner),
    due && t`Due ${shownDate(due)}`,
    early && t`Or ${earlyAmount ?? ''} until ${shownDate(early.until)}`,
    tax && t`Tax: ${tax.name} on ${shownAmount(tax.base)}`,
    ...item.taxGrids.map((grid) => labelled(t`Tax grid`, grid)),
    analytic && labelled(t`Analytic`, analytic),
  ].filter((line) => line !== undefined);
  const { side, amount } = item;
  return { about: [item.account, ...about], side, amount, ...(foreign !== undefined && { foreign }) };
}

function withoutTags(html: string): string {
  return html.replace(/<[^>]*>/g, ' ');
}
