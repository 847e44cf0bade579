import { add, formatDecimal, fromOdooFloat, negate, ZERO } from '../../common/decimal.ts';
import type { Decimal } from '../../common/decimal.ts';
import { toDocumentLine } from '../../accounting/reading/document-line.ts';
import type { DocumentLine } from '../../accounting/documents.ts';
import { warningsOf } from './warnings/warnings-of.ts';
import { labelOf, subjectNamed } from './subject.ts';
import type { Subject } from './subject.ts';
import { linesOf, moveOf } from '../snapshot/read-move.ts';
import type { ReviewedLine, ReviewedMove } from '../snapshot/read-move.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { companyTotalOf, rateOf, totalOf } from './document-total.ts';
import { documentWords } from './document-words.ts';
import { dateNotesOf, effectsOf, settledBy } from './effects.ts';
import { journalItems } from './journal-items.ts';
import type { Place, Requester, Review, TaxTotal, TextLine } from './review.ts';
import { typeTotalReason } from './type-total-reason.ts';

/** The document in a few words, for sentences to people. */
export function subjectOf(snapshot: Snapshot): Subject {
  const move = moveOf(snapshot);
  const { kind, of } = documentWords(move.move_type);
  const partner = move.partner_id === false ? undefined : move.partner_id.display_name;
  const { amount, currency } = totalOf(move, linesOf(snapshot));
  return subjectNamed(snapshot.document, labelOf(kind, of, partner, amount, currency));
}

/** Puts together what a person is shown, from a fresh read and nothing else but who asks. */
export function buildReview(place: Place, snapshot: Snapshot, requester: Requester): Review {
  const move = moveOf(snapshot);
  const lines = linesOf(snapshot);
  const { currency_id: currency, company_currency_id: companyCurrency, partner_id: partner } = move;
  const total = totalOf(move, lines);
  const companyTotal = companyTotalOf(move);
  const isEntry = move.move_type === 'entry';
  return {
    ...place,
    company: move.company_id,
    document: snapshot.document,
    type: move.move_type,
    journal: move.journal_id.name,
    partner: partner === false ? undefined : partner.display_name,
    partnerVat: partner === false ? undefined : partner.vat,
    bankAccount: move.partner_bank_id?.name,
    paymentReference: move.payment_reference,
    reference: move.ref,
    invoiceDate: move.invoice_date,
    date: move.date,
    dateNotes: dateNotesOf(snapshot),
    dueDate: isEntry ? undefined : move.invoice_date_due,
    paymentTerm: move.invoice_payment_term_id?.name,
    narration: move.narration,
    currency: total.currency,
    companyCurrency: companyCurrency.name,
    companyTotal,
    settles: settledBy(snapshot),
    rate: rateOf(move, snapshot.version),
    lines: isEntry ? [] : lines.flatMap((line) => shownLine(line, move)),
    items: journalItems(move, lines, snapshot.analytic),
    taxes: isEntry ? [] : taxTotals(lines, move),
    untaxed: isEntry ? total.amount : inCurrency(move.amount_untaxed, currency),
    tax: inCurrency(isEntry ? 0 : move.amount_tax, currency),
    total: total.amount,
    attachments: snapshot.attachments.map(({ name, url }) => (url === '' ? name : `${name} (${url})`)),
    effects: effectsOf(snapshot),
    warnings: warningsOf(move, lines, snapshot, snapshot.findings),
    typeTotal: typeTotalReason(companyTotal ?? total, snapshot.findings, place.typeTotalsOver),
    requester,
  };
}

function shownLine(line: ReviewedLine, move: ReviewedMove): (DocumentLine | TextLine)[] {
  if (line.account_id === undefined) return [{ text: line.name ?? '' }];
  if (line.display_type !== 'product') return [];
  return [toDocumentLine(line, move.currency_id.decimal_places)];
}

function taxTotals(lines: readonly ReviewedLine[], move: ReviewedMove): TaxTotal[] {
  const byTax = new Map<string, Decimal>();
  for (const line of lines) {
    if (line.display_type !== 'tax' || line.tax_line_id === undefined) continue;
    const { name } = line.tax_line_id;
    const amount = fromOdooFloat(line.amount_currency, move.currency_id.decimal_places);
    byTax.set(name, add(byTax.get(name) ?? ZERO, amount));
  }
  // Of these the tax is booked as a debit.
  const isDebited = ['in_invoice', 'in_receipt', 'out_refund'].includes(move.move_type);
  return [...byTax].map(([name, amount]) => ({
    name,
    amount: formatDecimal(isDebited ? amount : negate(amount)),
  }));
}

function inCurrency(value: number, currency: { readonly decimal_places: number }): string {
  return formatDecimal(fromOdooFloat(value, currency.decimal_places));
}
