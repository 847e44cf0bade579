import { z } from 'zod';
import {
  add,
  canonicalDecimal,
  formatDecimal,
  fromOdooFloat,
  groupThousands,
  magnitude,
  parseDecimal,
  ZERO,
} from '../common/decimal.ts';
import type { Decimal } from '../common/decimal.ts';
import { kindTitle, MOVE_TYPES } from '../accounting/kinds.ts';
import { moveHandle } from '../accounting/handle.ts';
import { odooFloat, odooText, webAccount, webMany2one, webNamed } from '../accounting/odoo-values.ts';
import type { OdooSession } from '../odoo/session.ts';
import { plainText } from '../common/plain-text.ts';
import type { Subject } from './problems.ts';
import type { Requester, Review, TaxTotal } from './review.ts';
import type { Snapshot } from './snapshot.ts';

const currency = z.object({ id: z.int(), name: z.string(), decimal_places: z.int() });

const moveShape = z.object({
  move_type: z.enum(MOVE_TYPES),
  state: z.enum(['draft', 'posted', 'cancel']),
  name: odooText,
  company_id: webNamed,
  journal_id: webNamed,
  partner_id: z.union([z.object({ display_name: z.string(), vat: odooText }), z.literal(false)]),
  ref: odooText,
  invoice_date: odooText,
  date: odooText,
  invoice_date_due: odooText,
  invoice_payment_term_id: webMany2one,
  currency_id: currency,
  company_currency_id: currency,
  amount_untaxed: odooFloat,
  amount_tax: odooFloat,
  amount_total: odooFloat,
  amount_total_signed: odooFloat,
  auto_post: odooText,
  tax_lock_date_message: odooText,
  duplicated_ref_ids: z.array(z.int()),
});

const lineShape = z.object({
  name: odooText,
  display_type: odooText,
  sequence: z.number(),
  id: z.int(),
  quantity: odooFloat,
  price_unit: odooFloat,
  discount: odooFloat,
  price_subtotal: odooFloat,
  amount_currency: odooFloat,
  account_id: webAccount,
  tax_ids: z.array(webNamed),
  tax_line_id: webMany2one,
});

export type ReviewedMove = z.output<typeof moveShape>;

/** The header of a snapshot, parsed. */
export function moveOf(snapshot: Snapshot): ReviewedMove {
  return moveShape.parse(snapshot.move);
}

/** The document in a few words, for sentences to people. */
export function subjectOf(snapshot: Snapshot): Subject {
  const move = moveOf(snapshot);
  const of = move.partner_id === false ? '' : ` of ${plainText(move.partner_id.display_name, 80).text}`;
  const total = formatDecimal(fromOdooFloat(move.amount_total, move.currency_id.decimal_places));
  const amount = `${groupThousands(total)} ${plainText(move.currency_id.name, 10).text}`;
  const label = `${kindTitle(move.move_type).toLowerCase()}${of}, ${amount}`;
  return { document: snapshot.document, label };
}

/** What is missing for Odoo to post the document at all: then nobody needs to be asked. */
export function missingForPosting(snapshot: Snapshot): string[] {
  const move = moveOf(snapshot);
  const isInvoice = move.move_type !== 'entry';
  const isVendors = move.move_type.startsWith('in_');
  const missing = [
    isInvoice && move.partner_id === false && 'It has no partner.',
    isVendors && move.invoice_date === undefined && 'It has no bill date.',
    linesOf(snapshot).length === 0 && 'It has no lines.',
  ];
  return missing.filter((sentence) => sentence !== false);
}

/** Puts together what a person is shown, from a fresh read and nothing else but who asks. */
export function buildReview(
  session: Pick<OdooSession, 'origin' | 'database' | 'login'>,
  snapshot: Snapshot,
  requester: Requester,
): Review {
  const move = moveOf(snapshot);
  const places = move.currency_id.decimal_places;
  const amount = (value: number) => formatDecimal(fromOdooFloat(value, places));
  const isForeign = move.currency_id.id !== move.company_currency_id.id;
  return {
    origin: session.origin,
    database: session.database,
    login: session.login,
    company: move.company_id,
    document: snapshot.document,
    type: move.move_type,
    journal: move.journal_id.name,
    partner: move.partner_id === false ? undefined : move.partner_id.display_name,
    partnerVat: move.partner_id === false ? undefined : move.partner_id.vat,
    reference: move.ref,
    invoiceDate: move.invoice_date,
    date: move.date,
    dueDate: move.invoice_date_due,
    paymentTerm: move.invoice_payment_term_id?.name,
    currency: move.currency_id.name,
    companyTotal: isForeign
      ? {
          amount: formatDecimal(
            magnitude(fromOdooFloat(move.amount_total_signed, move.company_currency_id.decimal_places)),
          ),
          currency: move.company_currency_id.name,
        }
      : undefined,
    lines: linesOf(snapshot).map((line) => ({
      description: line.name ?? '',
      account: line.account_id,
      taxes: line.tax_ids,
      quantity: plainNumber(line.quantity),
      price: plainNumber(line.price_unit),
      discount: plainNumber(line.discount),
      amount: amount(line.price_subtotal),
    })),
    taxes: taxTotals(snapshot, places),
    untaxed: amount(move.amount_untaxed),
    tax: amount(move.amount_tax),
    total: amount(move.amount_total),
    attachments: snapshot.attachments.map((attachment) => attachment.name),
    effects: effectsOf(move),
    warnings: warningsOf(move, snapshot),
    requester,
  };
}

function linesOf(snapshot: Snapshot) {
  return snapshot.lines
    .map((line) => lineShape.parse(line))
    .filter((line) => line.display_type === 'product')
    .toSorted((a, b) => a.sequence - b.sequence || a.id - b.id);
}

function taxTotals(snapshot: Snapshot, places: number): TaxTotal[] {
  const byTax = new Map<string, Decimal>();
  for (const raw of snapshot.lines) {
    const line = lineShape.parse(raw);
    if (line.display_type !== 'tax' || line.tax_line_id === undefined) continue;
    const name = line.tax_line_id.name;
    const signed = fromOdooFloat(line.amount_currency, places);
    byTax.set(name, add(byTax.get(name) ?? ZERO, signed));
  }
  return [...byTax].map(([name, value]) => ({
    name,
    amount: formatDecimal(magnitude(value)),
  }));
}

function effectsOf(move: ReviewedMove): string[] {
  const effects = [`Posting takes the next number of the journal ${move.journal_id.name}.`];
  if (move.tax_lock_date_message !== undefined) effects.push(move.tax_lock_date_message);
  return effects;
}

function warningsOf(move: ReviewedMove, snapshot: Snapshot): string[] {
  const duplicates = move.duplicated_ref_ids.slice(0, 5).map(moveHandle).join(', ');
  const isVendors = move.move_type.startsWith('in_');
  const warnings = [
    duplicates !== '' && `Possible duplicate of ${duplicates}.`,
    isVendors &&
      move.ref === undefined &&
      `No reference: Odoo cannot tell a ${kindTitle(move.move_type).toLowerCase()} entered twice.`,
    snapshot.attachments.length === 0 && 'Nothing is attached.',
    move.auto_post !== undefined && move.auto_post !== 'no' && 'Set to post by itself on its date.',
  ];
  return warnings.filter((warning) => warning !== false);
}

function plainNumber(value: number): string {
  return canonicalDecimal(parseDecimal(value) ?? fromOdooFloat(value, 6));
}
