import { t } from '@vscode/l10n';
import { demoMarked } from '../../common/demo-words.ts';
import { shownAmount, shownNumber } from '../../common/shown-amount.ts';
import { shownDate } from '../../common/shown-date.ts';
import type { DocumentLine } from '../../accounting/documents.ts';
import { isSold } from '../../accounting/kinds.ts';
import { documentWords } from './document-words.ts';
import { labelled, written } from './review-writer.ts';
import type { ReviewWriter, Written } from './review-writer.ts';
import { atLeastAsExact, nameOf, rateText, withNote } from './review-words.ts';
import type { JournalItem, Review } from './review.ts';
import type { DocumentSheet, SheetPart } from './sheet.ts';
import { sheetOfReview } from './sheet-of-review.ts';
import type { TotalToType } from './typed-total.ts';
import { askedBy } from './requester-text.ts';
import { postVerb } from './set-kind.ts';
import { sideText } from './side-text.ts';
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

/**
 * Writes a review as plain text. Every foreign value stands on a line of its own behind our label, or in quotation
 * marks that it cannot contain; labels come before values, and amounts before names.
 */
export function renderReview(review: Review): RenderedReview {
  const { total, currency, typeTotal: why } = review;
  return {
    ...written(
      t`This document is too long for a dialog, so it cannot be posted from here. Review shows all of it.`,
      (writer) => writeReview(writer, review),
    ),
    verb: postVerb(review.type),
    keep: t`Keep as Draft`,
    sheets: [sheetOfReview(review)],
    typeTotal: why === undefined ? undefined : { why: why.person, total, currency },
  };
}

/** All that the dialog says, uncut, as one text. */
export function textOf({ question, whole }: Written): string {
  return `${question}\n\n${whole}`;
}

/** Writes all that a dialog about one document says, and answers with its question. */
function writeReview(writer: ReviewWriter, review: Review): string {
  writePlace(writer, review, [review.company.name], t`Posted by the Odoo user`);
  writeWarnings(writer, review.warnings);
  writeDocument(writer, review);
  writer.gap();
  for (const name of review.attachments) writer.row(t`Attached`, name);
  writer.sentence(askedBy(writer, review.requester));
  return demoMarked(review.isDemo, t`Post ${nameOf(writer, review)}?`);
}

/** What the document says and what posting does: from its partner to its total. */
function writeDocument(writer: ReviewWriter, review: Review): void {
  const money = (amount: string) => writer.money(amount, review.currency);
  writer.gap();
  writeHead(writer, review);
  writer.gap();
  let place = 0;
  for (const line of review.lines) {
    if ('text' in line) writer.sentence(labelled(t`Note`, writer.quoted(line.text, 300)));
    else writeLine(writer, (place += 1), line, review);
  }
  writer.gap();
  if (review.type !== 'entry') writer.sentence(labelled(t`Untaxed`, money(review.untaxed)));
  for (const tax of review.taxes)
    writer.sentence(labelled(t`Tax`, `${money(tax.amount)}, ${writer.quoted(tax.name, 60)}`));
  writer.gap();
  writer.sentence(t`Booked as:`);
  for (const [index, item] of review.items.entries()) writeItem(writer, index + 1, item, review);
  writer.gap();
  writer.row(t`Terms and conditions`, review.narration?.replace(/<[^>]*>/g, ' '), 500);
  writer.gap();
  for (const effect of review.effects) writer.sentence(writer.value(effect, 300));
  writer.gap();
  writer.sentence(labelled(t`Total`, money(review.total)));
  const { companyTotal, rate } = review;
  if (companyTotal === undefined) return;
  const inCompany = writer.money(companyTotal.amount, companyTotal.currency);
  writer.sentence(labelled(t`In company currency`, inCompany));
  if (rate === undefined) return;
  const of = rate.of === undefined ? undefined : writer.date(rate.of);
  const booked = rateText(money(rate.rate), writer.value(companyTotal.currency, 10), of);
  writer.sentence(labelled(t`Rate`, booked));
}

function writeHead(writer: ReviewWriter, review: Review): void {
  const words = documentWords(review.type);
  const { dateNotes } = review;
  const date = (label: string, value: string | undefined, note: string | undefined) => {
    writer.sentence(labelled(label, withNote(value === undefined ? undefined : writer.date(value), note)));
  };
  writer.row(words.partner, review.partner);
  writer.row(t`VAT number`, review.partnerVat);
  // An invoice of our own has its number; only what others gave us is expected to have one.
  writer.row(t`Reference`, review.reference ?? (isSold(review.type) ? undefined : t`none`));
  if (review.type !== 'entry') date(words.invoiceDate, review.invoiceDate, dateNotes.invoiceDate);
  date(t`Accounting date`, review.date, dateNotes.date);
  writer.row(t`Due`, review.dueDate && shownDate(review.dueDate));
  writer.row(t`Payment terms`, review.paymentTerm);
  writer.row(words.bankAccount, review.bankAccount);
  writer.row(t`Payment reference`, review.paymentReference);
  writer.row(t`Journal`, review.journal);
}

function writeLine(
  writer: ReviewWriter,
  place: number,
  line: DocumentLine,
  { total, currency }: Review,
): void {
  const price = shownAmount(atLeastAsExact(line.price, total));
  writer.sentence(`${place}. ${writer.quoted(line.description, 300)}`);
  const facts = [
    t`Quantity ${shownNumber(line.quantity)}`,
    t`price ${price}`,
    ...(line.discount === '0' ? [] : [t`discount ${shownNumber(line.discount)} %`]),
    t`amount ${writer.money(line.amount, currency)}`,
  ];
  writer.sentence(facts.join(', '));
  writer.row(t`Account`, line.account?.name ?? t`none`);
  if (line.taxes.length === 0) writer.sentence(t`No tax`);
  for (const tax of line.taxes) writer.row(t`Tax`, tax.name);
}

function writeItem(writer: ReviewWriter, place: number, item: JournalItem, review: Review): void {
  const { label, foreign, due, earlyPayment: early, tax, partner } = item;
  const inOther = foreign === undefined ? '' : ` (${foreignText(writer, foreign)})`;
  const amount = `${writer.money(item.amount, review.companyCurrency)}${inOther}`;
  const earlyAmount = early && writer.money(early.amount, foreign?.currency ?? review.currency);
  const about = [
    label === undefined ? sideText(item.side, amount) : writer.quoted(label, 200),
    label === undefined ? undefined : sideWithin(item.side, amount),
    tax && t`tax ${writer.quoted(tax.name, 60)} on ${shownAmount(tax.base)}`,
    due === undefined ? undefined : t`due ${writer.date(due)}`,
    early && t`or ${earlyAmount ?? ''} until ${writer.date(early.until)}`,
    partner === undefined ? undefined : t`partner ${writer.quoted(partner, 80)}`,
    t`account ${writer.value(item.account)}`,
  ].filter((part) => part !== undefined);
  writer.sentence(`${place}. ${about.join(', ')}`);
  for (const grid of item.taxGrids) writer.row(t`Tax grid`, grid);
  writer.row(t`Analytic`, item.analytic, 300);
}

function foreignText(
  writer: ReviewWriter,
  { amount, currency, rate }: NonNullable<JournalItem['foreign']>,
): string {
  const money = writer.money(amount, currency);
  return rate === undefined ? money : `${money} ${t`at ${shownAmount(rate)}`}`;
}

/** "debit 552.00 EUR", behind the label of an item. */
function sideWithin(side: JournalItem['side'], amount: string): string {
  return side === 'debit' ? t`debit ${amount}` : t`credit ${amount}`;
}
