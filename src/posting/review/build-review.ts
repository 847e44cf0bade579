import {
  add,
  compare,
  formatDecimal,
  fromOdooFloat,
  groupThousands,
  isEqual,
  magnitude,
  negate,
  ZERO,
} from '../../common/decimal.ts';
import type { Decimal } from '../../common/decimal.ts';
import { plainText } from '../../common/plain-text.ts';
import { toDocumentLine } from '../../accounting/reading/document-line.ts';
import type { DocumentLine } from '../../accounting/documents.ts';
import { kindTitle } from '../../accounting/kinds.ts';
import { warningsOf } from './review-warnings.ts';
import type { Subject } from './subject.ts';
import { linesOf, moveOf } from '../snapshot/read-move.ts';
import type { ReviewedLine, ReviewedMove } from '../snapshot/read-move.ts';
import type { JournalItem, Place, Requester, Review, TaxTotal, TextLine } from './review.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** The document in a few words, for sentences to people. */
export function subjectOf(snapshot: Snapshot): Subject {
  const move = moveOf(snapshot);
  const of = move.partner_id === false ? '' : ` of ${plainText(move.partner_id.display_name, 80).text}`;
  const total = groupThousands(inCurrency(move.amount_total, move.currency_id));
  const amount = `${total} ${plainText(move.currency_id.name, 10).text}`;
  return { document: snapshot.document, label: `${kindTitle(move.move_type).toLowerCase()}${of}, ${amount}` };
}

/** What keeps Odoo, or us, from posting the document: then nobody needs to be asked. */
export function missingForPosting(snapshot: Snapshot): string[] {
  const move = moveOf(snapshot);
  const lines = linesOf(snapshot);
  const hasLines = lines.some((line) => line.display_type === 'product');
  const missing = [
    move.partner_id === false && 'It has no partner.',
    move.invoice_date === undefined && 'It has no bill date.',
    !hasLines && 'It has no lines.',
    !isConsistent(move, lines) &&
      'Its journal items do not agree with it (company, journal, date, currency, or what is open); correct it in Odoo.',
    postsByItself(move) && 'It is set to be posted by Odoo on its date; switch Auto-post off first.',
  ];
  return missing.filter((sentence) => sentence !== false);
}

/** Puts together what a person is shown, from a fresh read and nothing else but who asks. */
export function buildReview(place: Place, snapshot: Snapshot, requester: Requester): Review {
  const move = moveOf(snapshot);
  const lines = linesOf(snapshot);
  const { currency_id: currency, company_currency_id: companyCurrency } = move;
  const isForeign = currency.id !== companyCurrency.id;
  const companyTotal = magnitude(fromOdooFloat(move.amount_total_signed, companyCurrency.decimal_places));
  return {
    ...place,
    company: move.company_id,
    document: snapshot.document,
    type: move.move_type,
    journal: move.journal_id.name,
    partner: move.partner_id === false ? undefined : move.partner_id.display_name,
    partnerVat: move.partner_id === false ? undefined : move.partner_id.vat,
    bankAccount: move.partner_bank_id?.name,
    paymentReference: move.payment_reference,
    reference: move.ref,
    invoiceDate: move.invoice_date,
    date: move.date,
    dueDate: move.invoice_date_due,
    paymentTerm: move.invoice_payment_term_id?.name,
    narration: move.narration,
    currency: currency.name,
    companyCurrency: companyCurrency.name,
    companyTotal: isForeign
      ? { amount: formatDecimal(companyTotal), currency: companyCurrency.name }
      : undefined,
    lines: lines.flatMap((line) => shownLine(line, move)),
    items: lines.flatMap((line) => journalItem(line, move)),
    taxes: taxTotals(lines, move),
    untaxed: inCurrency(move.amount_untaxed, currency),
    tax: inCurrency(move.amount_tax, currency),
    total: inCurrency(move.amount_total, currency),
    attachments: snapshot.attachments.map(({ name, url }) => (url === '' ? name : `${name} (${url})`)),
    effects: effectsOf(move),
    warnings: warningsOf(move, lines, snapshot),
    requester,
  };
}

function shownLine(line: ReviewedLine, move: ReviewedMove): (DocumentLine | TextLine)[] {
  if (line.account_id === undefined) return [{ text: line.name ?? '' }];
  if (line.display_type !== 'product') return [];
  return [toDocumentLine(line, move.currency_id.decimal_places)];
}

/** Whatever its kind, a line that has an account is booked, and so it is shown. */
function journalItem(line: ReviewedLine, move: ReviewedMove): JournalItem[] {
  if (line.account_id === undefined) return [];
  const { currency_id: currency, company_currency_id: companyCurrency } = move;
  const balance = fromOdooFloat(line.balance, companyCurrency.decimal_places);
  const foreign = magnitude(fromOdooFloat(line.amount_currency, currency.decimal_places));
  const partners = [move.partner_id === false ? false : move.partner_id.id, move.commercial_partner_id];
  const isOthers = line.partner_id !== undefined && !partners.includes(line.partner_id.id);
  return [
    {
      account: line.account_id.name,
      side: compare(balance, ZERO) < 0 ? 'credit' : 'debit',
      amount: formatDecimal(magnitude(balance)),
      foreign:
        currency.id === companyCurrency.id
          ? undefined
          : { amount: formatDecimal(foreign), currency: currency.name },
      due: line.date_maturity,
      earlyPayment:
        line.discount_date === undefined
          ? undefined
          : {
              until: line.discount_date,
              amount: formatDecimal(
                magnitude(fromOdooFloat(line.discount_amount_currency, currency.decimal_places)),
              ),
            },
      tax:
        line.display_type === 'tax'
          ? { name: line.tax_line_id?.name ?? '', base: inCurrency(line.tax_base_amount, companyCurrency) }
          : undefined,
      taxGrids: line.tax_tag_ids.map((tag) => tag.name),
      analytic: analyticOf(line),
      partner: isOthers ? line.partner_id?.name : undefined,
    },
  ];
}

function taxTotals(lines: readonly ReviewedLine[], move: ReviewedMove): TaxTotal[] {
  const byTax = new Map<string, Decimal>();
  for (const line of lines) {
    if (line.display_type !== 'tax' || line.tax_line_id === undefined) continue;
    const { name } = line.tax_line_id;
    const amount = fromOdooFloat(line.amount_currency, move.currency_id.decimal_places);
    byTax.set(name, add(byTax.get(name) ?? ZERO, amount));
  }
  const isBought = move.move_type === 'in_invoice' || move.move_type === 'out_refund';
  return [...byTax].map(([name, amount]) => ({
    name,
    amount: formatDecimal(isBought ? amount : negate(amount)),
  }));
}

function effectsOf(move: ReviewedMove): string[] {
  const { name = '/', tax_lock_date_message: moved } = move;
  if (name === '/') {
    return [`Posting takes the next number of the journal ${move.journal_id.name}.`];
  }
  // Numbers belong to a period: with another date comes another number (observed on 14).
  return moved === undefined
    ? [`Posting keeps the number ${name}.`]
    : [`Its number is ${name}; posting may give it another one, because its date changes.`];
}

/**
 * Whether every journal item stands where the bill says. Over RPC it need not: an item can have a currency or a
 * date of its own, or be settled before it is posted.
 */
function isConsistent(move: ReviewedMove, lines: readonly ReviewedLine[]): boolean {
  const amount = (value: number) => fromOdooFloat(value, move.company_currency_id.decimal_places);
  return lines
    .filter((line) => line.account_id !== undefined)
    .every((line) => {
      const isOwed = line.display_type === 'payment_term';
      return (
        line.company_id === move.company_id.id &&
        line.journal_id === move.journal_id.id &&
        line.currency_id === move.currency_id.id &&
        line.date === move.date &&
        !line.reconciled &&
        line.matching_number === undefined &&
        (!isOwed ||
          (line.partner_id !== undefined && isEqual(amount(line.amount_residual), amount(line.balance))))
      );
    });
}

function analyticOf(line: ReviewedLine): string | undefined {
  const shares = Object.entries(line.analytic_distribution === false ? {} : line.analytic_distribution);
  return shares.length === 0 ? undefined : shares.map(([id, share]) => `${id}: ${share} %`).join(', ');
}

function postsByItself(move: ReviewedMove): boolean {
  return move.auto_post !== undefined && move.auto_post !== 'no';
}

function inCurrency(value: number, currency: { readonly decimal_places: number }): string {
  return formatDecimal(fromOdooFloat(value, currency.decimal_places));
}
