import { groupThousands } from '../../common/decimal.ts';
import { DEMO_COMPANY, demoMarked } from '../../common/demo-words.ts';
import type { DocumentLine } from '../../accounting/documents.ts';
import { kindTitle } from '../../accounting/kinds.ts';
import { ReviewWriter } from './review-writer.ts';
import type { JournalItem, Requester, Review } from './review.ts';

/** A review as text, ready for a dialog that shows plain text only. */
export interface RenderedReview {
  /** "Post vendor bill of “Azure Interior”, 1,234.56 EUR?" */
  readonly question: string;
  /** Many lines, each value on one line. */
  readonly detail: string;
  /** False when something had to be cut: then there is no way to post from this dialog. */
  readonly complete: boolean;
  /** The verb and the object, for the button: "Post Vendor Bill". */
  readonly verb: string;
  /** What the button says that leaves everything as it is: "Keep as Draft". */
  readonly keep: string;
}

const TOO_LONG =
  'This document is too long for a dialog, so it cannot be posted from here. Review and post it in Odoo.';

/**
 * Writes a review as plain text. Every foreign value stands on a line of its own behind our label, or in quotation
 * marks that it cannot contain; amounts are formatted here and come first where a name follows.
 */
export function renderReview(review: Review): RenderedReview {
  const writer = new ReviewWriter();
  const isVendors = review.type.startsWith('in_');
  const kind = kindTitle(review.type);
  const money = (amount: string, currency = review.currency) =>
    `${groupThousands(amount)} ${writer.value(currency, 10)}`;
  const of = review.partner === undefined ? '' : ` of ${writer.quoted(review.partner, 80)}`;

  if (review.isDemo) writer.sentence(DEMO_COMPANY);
  writer.gap();
  writer.row('Odoo', review.origin);
  writer.row('Database', review.database);
  writer.row('Company', review.company.name);
  writer.row('Posted by the Odoo user', review.login);
  writer.gap();
  for (const warning of review.warnings) writer.sentence(`⚠ ${writer.value(warning, 300)}`);
  writer.gap();
  writer.row(isVendors ? 'Vendor' : 'Partner', review.partner);
  writer.row('VAT number', review.partnerVat);
  writer.row('To be paid to', review.bankAccount);
  writer.row('Payment reference', review.paymentReference);
  writer.row('Reference', review.reference ?? 'none');
  writer.row(isVendors ? 'Bill date' : 'Invoice date', review.invoiceDate ?? 'none');
  writer.row('Accounting date', review.date ?? 'none');
  writer.row('Due', review.dueDate);
  writer.row('Payment terms', review.paymentTerm);
  writer.row('Journal', review.journal);
  writer.gap();
  writer.sentence(`Total: ${money(review.total)}`);
  if (review.companyTotal !== undefined) {
    writer.sentence(
      `In company currency: ${money(review.companyTotal.amount, review.companyTotal.currency)}`,
    );
  }
  writer.sentence(`Untaxed: ${money(review.untaxed)}`);
  for (const tax of review.taxes)
    writer.sentence(`Tax: ${money(tax.amount)}, ${writer.quoted(tax.name, 60)}`);
  writer.gap();
  let place = 0;
  for (const line of review.lines) {
    if ('text' in line) writer.sentence(`— ${writer.quoted(line.text, 300)}`);
    else writeLine(writer, (place += 1), line, money(line.amount));
  }
  writer.gap();
  writer.sentence('Booked as:');
  for (const item of review.items) writeItem(writer, item, money);
  writer.gap();
  for (const name of review.attachments) writer.row('Attached', name);
  writer.row('Terms and conditions', review.narration?.replace(/<[^>]*>/g, ' '), 500);
  for (const effect of review.effects) writer.sentence(writer.value(effect, 300));
  writer.sentence(`Asked by ${requesterText(writer, review.requester)}.`);

  const question = demoMarked(review.isDemo, `Post ${kind.toLowerCase()}${of}, ${money(review.total)}?`);
  return { question, ...writer.finish(TOO_LONG), verb: `Post ${kind}`, keep: 'Keep as Draft' };
}

/** All that the dialog says, as one text. */
export function textOf({ question, detail }: RenderedReview): string {
  return `${question}\n\n${detail}`;
}

function writeLine(writer: ReviewWriter, place: number, line: DocumentLine, amount: string): void {
  const discount = line.discount === '0' ? '' : `, ${line.discount} % off`;
  writer.sentence(`${place}. ${writer.quoted(line.description, 300)}`);
  writer.sentence(`    ${line.quantity} × ${groupThousands(line.price)}${discount} = ${amount}`);
  writer.row('    Account', line.account?.name ?? 'none');
  if (line.taxes.length === 0) writer.sentence('    No tax');
  for (const tax of line.taxes) writer.row('    Tax', tax.name);
}

function writeItem(
  writer: ReviewWriter,
  item: JournalItem,
  money: (amount: string, currency?: string) => string,
): void {
  const foreign = item.foreign === undefined ? '' : ` (${money(item.foreign.amount, item.foreign.currency)})`;
  const due = item.due === undefined ? '' : `, due ${writer.value(item.due, 20)}`;
  const early =
    item.earlyPayment === undefined
      ? ''
      : `, or ${money(item.earlyPayment.amount)} until ${writer.value(item.earlyPayment.until, 20)}`;
  const tax =
    item.tax === undefined ? '' : `, ${writer.quoted(item.tax.name, 60)} on ${groupThousands(item.tax.base)}`;
  const partner = item.partner === undefined ? '' : `, of ${writer.quoted(item.partner, 80)}`;
  const amount = `${groupThousands(item.amount)}${foreign} ${item.side}${tax}${due}${early}${partner}`;
  writer.sentence(`    ${amount}: ${writer.value(item.account)}`);
  for (const grid of item.taxGrids) writer.row('        Tax grid', grid);
  writer.row('        Analytic', item.analytic);
}

/** Who asks: an agent's name for itself is hearsay. */
export function requesterText(writer: ReviewWriter, requester: Requester): string {
  switch (requester.kind) {
    case 'agent':
      return `an agent (says it is ${writer.quoted(requester.saysItIs, 60)})`;
    case 'command':
      return 'a VS Code command';
  }
}
