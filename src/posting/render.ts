import { groupThousands } from '../common/decimal.ts';
import { plainText } from '../common/plain-text.ts';
import { kindTitle } from '../accounting/kinds.ts';
import type { DocumentLine } from '../accounting/documents.ts';
import type { Requester, Review } from './review.ts';

/** A review as text, ready for a dialog that shows plain text only. */
export interface RenderedReview {
  /** "Post vendor bill of Azure Interior, 1,234.56 EUR?" */
  readonly question: string;
  /** Many lines, each value on one line. */
  readonly detail: string;
  /** False when something had to be cut: then there is no way to post from this dialog. */
  readonly complete: boolean;
  /** The verb and the object, for the button: "Post Vendor Bill". */
  readonly verb: string;
}

/** More lines than these do not fit a dialog that a person reads to its end. */
const MOST_LINES = 40;

/**
 * Writes a review as plain text. Every value is made visible and kept on its own line (`plainText`); amounts
 * are formatted here, so nothing of Odoo's can look like a line of ours.
 */
export function renderReview(review: Review): RenderedReview {
  const writer = new Writer();
  const kind = kindTitle(review.type);
  const money = (amount: string) => `${groupThousands(amount)} ${writer.value(review.currency, 10)}`;
  const of = review.partner === undefined ? '' : ` of ${writer.value(review.partner, 80)}`;
  const question = `Post ${kind.toLowerCase()}${of}, ${money(review.total)}?`;

  writer.line('Odoo', writer.value(review.origin));
  writer.line('Database', writer.value(review.database));
  writer.line('Company', writer.value(review.company.name));
  writer.gap();
  if (review.warnings.length > 0) {
    for (const warning of review.warnings) writer.text(`⚠ ${writer.value(warning, 300)}`);
    writer.gap();
  }
  if (review.partner !== undefined) {
    const vat = review.partnerVat === undefined ? '' : ` (VAT ${writer.value(review.partnerVat, 40)})`;
    writer.line(review.type.startsWith('in_') ? 'Vendor' : 'Partner', writer.value(review.partner) + vat);
  }
  writer.line('Reference', writer.value(review.reference ?? 'none'));
  writer.line(review.type.startsWith('in_') ? 'Bill date' : 'Invoice date', review.invoiceDate ?? 'none');
  writer.line('Accounting date', review.date ?? 'none');
  if (review.dueDate !== undefined) writer.line('Due', review.dueDate);
  if (review.paymentTerm !== undefined) writer.line('Payment terms', writer.value(review.paymentTerm));
  writer.line('Journal', writer.value(review.journal));
  writer.gap();
  if (review.lines.length > MOST_LINES) writer.cut();
  review.lines
    .slice(0, MOST_LINES)
    .forEach((line, index) => writer.documentLine(index + 1, line, review.currency));
  writer.gap();
  writer.line('Untaxed', money(review.untaxed));
  for (const tax of review.taxes) writer.line(`Tax ${writer.value(tax.name, 60)}`, money(tax.amount));
  writer.line('Total', money(review.total));
  if (review.companyTotal !== undefined) {
    const { amount, currency } = review.companyTotal;
    writer.line('In company currency', `${groupThousands(amount)} ${writer.value(currency, 10)}`);
  }
  writer.gap();
  const files = review.attachments.map((name) => writer.value(name, 100));
  if (files.length > 0) writer.line('Attached', files.join(', '));
  for (const effect of review.effects) writer.text(writer.value(effect, 300));
  writer.line('Asked by', requesterText(review.requester, writer));

  return {
    question,
    detail: writer.finish(),
    complete: !writer.wasCut,
    verb: `Post ${kind}`,
  };
}

function requesterText(requester: Requester, writer: Writer): string {
  switch (requester.kind) {
    case 'agent':
      return `an agent (says it is "${writer.value(requester.saysItIs, 60)}")`;
    case 'command':
      return 'a VS Code command';
  }
}

class Writer {
  #lines: string[] = [];
  #cut = false;

  get wasCut(): boolean {
    return this.#cut;
  }

  /** A foreign value, safe on one line. Remembers when its end is missing. */
  value(foreign: string, most = 200): string {
    const { text, cut } = plainText(foreign, most);
    if (cut) this.#cut = true;
    return text;
  }

  cut(): void {
    this.#cut = true;
  }

  line(label: string, text: string): void {
    this.#lines.push(`${label}: ${text}`);
  }

  text(text: string): void {
    this.#lines.push(text);
  }

  gap(): void {
    if (this.#lines.at(-1) !== '') this.#lines.push('');
  }

  documentLine(place: number, line: DocumentLine, currency: string): void {
    const discount = line.discount === '0' ? '' : `, ${line.discount} % off`;
    const amount = `${groupThousands(line.amount)} ${this.value(currency, 10)}`;
    const price = groupThousands(line.price);
    const account = line.account === undefined ? 'no account' : this.value(line.account.name, 80);
    const taxes = line.taxes.map((tax) => this.value(tax.name, 60)).join(' + ');
    this.#lines.push(`${place}. ${this.value(line.description, 300)}`);
    this.#lines.push(`    ${line.quantity} × ${price}${discount} = ${amount}`);
    this.#lines.push(`    ${account}; ${taxes === '' ? 'no tax' : `tax ${taxes}`}`);
  }

  finish(): string {
    const shown = this.#cut
      ? [
          'This document is too long for a dialog, so it cannot be posted from here. Review and post it in Odoo.',
          '',
          ...this.#lines,
        ]
      : this.#lines;
    return shown.join('\n').trim();
  }
}
