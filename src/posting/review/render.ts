import { groupThousands } from '../../common/decimal.ts';
import { demoMarked } from '../../common/demo-words.ts';
import type { DocumentLine } from '../../accounting/documents.ts';
import { isSold, kindTitle } from '../../accounting/kinds.ts';
import { documentWords } from './document-words.ts';
import { written } from './review-writer.ts';
import type { ReviewWriter, Written } from './review-writer.ts';
import { atLeastAsExact, nameOf } from './review-words.ts';
import type { JournalItem, Review } from './review.ts';
import type { DocumentSheet, SheetPart } from './sheet.ts';
import { sheetOfReview } from './sheet-of-review.ts';
import type { TotalToType } from './typed-total.ts';
import { requesterText } from './requester-text.ts';
import { writePlace, writeWarnings } from './write-place.ts';

/** A review as text, ready for a dialog that shows plain text only. */
export interface RenderedReview extends Written {
  /** "Post vendor bill of “Azure Interior”, 1,234.56 EUR?" */
  readonly question: string;
  /** Many lines, each value on one line. */
  readonly detail: string;
  /** False when something had to be cut: then a yes counts only from the review panel, which shows all. */
  readonly complete: boolean;
  /** The verb and the object, for the button: "Post Vendor Bill". */
  readonly verb: string;
  /** What the button says that leaves everything as it is: "Keep as Draft". */
  readonly keep: string;
  /** The documents that it is about, for the review panel; none of a contact, which has no panel. */
  readonly sheets: readonly DocumentSheet[];
  /** Of several documents: what is said of all of them together. */
  readonly overview?: readonly SheetPart[];
  /** The total that the person has to type after their yes. */
  readonly typeTotal?: TotalToType | undefined;
}

/** Room for a date, even one that is none. */
const DATE = 100;

const TOO_LONG =
  'This document is too long for a dialog, so it cannot be posted from here. Review shows all of it.';

/**
 * Writes a review as plain text. Every foreign value stands on a line of its own behind our label, or in quotation
 * marks that it cannot contain; labels come before values, and amounts before names.
 */
export function renderReview(review: Review): RenderedReview {
  const { total, currency, typeTotal: why } = review;
  return {
    ...written(TOO_LONG, (writer) => writeReview(writer, review)),
    verb: `Post ${kindTitle(review.type)}`,
    keep: 'Keep as Draft',
    sheets: [sheetOfReview(review)],
    typeTotal: why === undefined ? undefined : { why, total, currency },
  };
}

/** All that the dialog says, uncut, as one text. */
export function textOf({ question, whole }: Written): string {
  return `${question}\n\n${whole}`;
}

/** Writes all that a dialog about one document says, and answers with its question. */
function writeReview(writer: ReviewWriter, review: Review): string {
  writePlace(writer, review, [review.company.name], 'Posted by the Odoo user');
  writeWarnings(writer, review.warnings);
  writeDocument(writer, review);
  writer.gap();
  for (const name of review.attachments) writer.row('Attached', name);
  writer.sentence(`Asked by ${requesterText(writer, review.requester)}.`);
  return demoMarked(review.isDemo, `Post ${nameOf(writer, review)}?`);
}

/** What the document says and what posting does: from its partner to its total. */
function writeDocument(writer: ReviewWriter, review: Review): void {
  const money = (amount: string) => writer.money(amount, review.currency);
  writer.gap();
  writeHead(writer, review);
  writer.gap();
  let place = 0;
  for (const line of review.lines) {
    if ('text' in line) writer.sentence(`Note: ${writer.quoted(line.text, 300)}`);
    else writeLine(writer, (place += 1), line, review);
  }
  writer.gap();
  if (review.type !== 'entry') writer.sentence(`Untaxed: ${money(review.untaxed)}`);
  for (const tax of review.taxes)
    writer.sentence(`Tax: ${money(tax.amount)}, ${writer.quoted(tax.name, 60)}`);
  writer.gap();
  writer.sentence('Booked as:');
  for (const [index, item] of review.items.entries()) writeItem(writer, index + 1, item, review);
  writer.gap();
  writer.row('Terms and conditions', review.narration?.replace(/<[^>]*>/g, ' '), 500);
  writer.gap();
  for (const effect of review.effects) writer.sentence(writer.value(effect, 300));
  writer.gap();
  writer.sentence(`Total: ${money(review.total)}`);
  const { companyTotal, rate } = review;
  if (companyTotal === undefined) return;
  writer.sentence(`In company currency: ${writer.money(companyTotal.amount, companyTotal.currency)}`);
  if (rate === undefined) return;
  const of = rate.of === undefined ? '' : `, of ${writer.value(rate.of, DATE)}`;
  writer.sentence(`Rate: ${money(rate.rate)} for 1 ${writer.value(companyTotal.currency, 10)}${of}`);
}

function writeHead(writer: ReviewWriter, review: Review): void {
  const words = documentWords(review.type);
  const { dateNotes } = review;
  const date = (label: string, value: string | undefined, note: string | undefined) => {
    const noted = note === undefined ? '' : ` (${note})`;
    writer.sentence(`${label}: ${writer.value(value ?? 'none', DATE)}${noted}`);
  };
  writer.row(words.partner, review.partner);
  writer.row('VAT number', review.partnerVat);
  // An invoice of our own has its number; only what others gave us is expected to have one.
  writer.row('Reference', review.reference ?? (isSold(review.type) ? undefined : 'none'));
  if (review.type !== 'entry') date(words.invoiceDate, review.invoiceDate, dateNotes.invoiceDate);
  date('Accounting date', review.date, dateNotes.date);
  writer.row('Due', review.dueDate);
  writer.row('Payment terms', review.paymentTerm);
  writer.row(words.bankAccount, review.bankAccount);
  writer.row('Payment reference', review.paymentReference);
  writer.row('Journal', review.journal);
}

function writeLine(
  writer: ReviewWriter,
  place: number,
  line: DocumentLine,
  { total, currency }: Review,
): void {
  const discount = line.discount === '0' ? '' : `, discount ${line.discount} %`;
  const price = groupThousands(atLeastAsExact(line.price, total));
  writer.sentence(`${place}. ${writer.quoted(line.description, 300)}`);
  writer.sentence(
    `Quantity ${line.quantity}, price ${price}${discount}, amount ${writer.money(line.amount, currency)}`,
  );
  writer.row('Account', line.account?.name ?? 'none');
  if (line.taxes.length === 0) writer.sentence('No tax');
  for (const tax of line.taxes) writer.row('Tax', tax.name);
}

function writeItem(writer: ReviewWriter, place: number, item: JournalItem, review: Review): void {
  const { foreign: inOther, due: on, earlyPayment, tax: of } = item;
  const at = inOther?.rate === undefined ? '' : ` at ${groupThousands(inOther.rate)}`;
  const foreign = inOther === undefined ? '' : ` (${writer.money(inOther.amount, inOther.currency)}${at})`;
  const due = on === undefined ? '' : `, due ${writer.value(on, DATE)}`;
  const early =
    earlyPayment === undefined
      ? ''
      : `, or ${writer.money(earlyPayment.amount, inOther?.currency ?? review.currency)} until ${writer.value(earlyPayment.until, DATE)}`;
  const tax = of === undefined ? '' : `, tax ${writer.quoted(of.name, 60)} on ${groupThousands(of.base)}`;
  const partner = item.partner === undefined ? '' : `, partner ${writer.quoted(item.partner, 80)}`;
  const label = item.label === undefined ? '' : `${writer.quoted(item.label, 200)}, `;
  const side = item.side === 'debit' ? 'Debit' : 'Credit';
  const amount = `${label === '' ? side : item.side} ${writer.money(item.amount, review.companyCurrency)}${foreign}`;
  const about = `${label}${amount}${tax}${due}${early}${partner}`;
  writer.sentence(`${place}. ${about}, account ${writer.value(item.account)}`);
  for (const grid of item.taxGrids) writer.row('Tax grid', grid);
  writer.row('Analytic', item.analytic, 300);
}
