import { z } from 'zod';
import { documentLineShape } from '../../accounting/reading/document-line.ts';
import { MOVE_TYPES } from '../../accounting/kinds.ts';
import { odooFloat, odooText, webMany2one, webNamed } from '../../accounting/reading/odoo-values.ts';
import type { Snapshot } from './snapshot.ts';

const currency = z.object({ id: z.int(), name: z.string(), decimal_places: z.int() });

/** A reference of which only the id was asked. */
const odooId = z.union([z.int(), z.literal(false)]);

/** One that not every version has. */
const laterId = odooId.default(false);

const moveShape = z.object({
  move_type: z.enum(MOVE_TYPES),
  state: z.enum(['draft', 'posted', 'cancel']),
  name: odooText,
  company_id: webNamed,
  journal_id: webNamed,
  partner_id: z.union([z.object({ id: z.int(), display_name: z.string(), vat: odooText }), z.literal(false)]),
  commercial_partner_id: z.union([z.int(), z.literal(false)]),
  partner_bank_id: webMany2one,
  payment_reference: odooText,
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
  /** From 16 on: how much of the document's currency is one of the company's. */
  invoice_currency_rate: odooFloat.optional(),
  auto_post: odooText,
  narration: odooText,
  tax_lock_date_message: odooText,
  duplicated_ref_ids: z.array(webNamed),
  /** The payment whose entry it is: by the first name from 18 on, by the second before. */
  origin_payment_id: laterId,
  payment_id: laterId,
  statement_line_id: laterId,
});

const lineShape = documentLineShape.extend({
  id: z.int(),
  sequence: z.number(),
  amount_currency: odooFloat,
  balance: odooFloat,
  amount_residual: odooFloat,
  amount_residual_currency: odooFloat,
  date: odooText,
  date_maturity: odooText,
  company_id: odooId,
  journal_id: odooId,
  currency_id: z.union([currency, z.literal(false)]),
  reconciled: z.boolean(),
  matching_number: odooText,
  tax_base_amount: odooFloat,
  tax_tag_ids: z.array(webNamed),
  discount_date: odooText,
  discount_amount_currency: odooFloat,
  analytic_distribution: z.union([z.record(z.string(), z.number()), z.literal(false)]),
  partner_id: webMany2one,
  tax_line_id: webMany2one,
});

/** The header of a document, parsed. */
export type ReviewedMove = z.output<typeof moveShape>;
/** A line of a document, parsed. */
export type ReviewedLine = z.output<typeof lineShape>;

/** The header of a snapshot. */
export function moveOf(snapshot: Snapshot): ReviewedMove {
  return moveShape.parse(snapshot.move);
}

/** The lines of a snapshot in the order in which Odoo shows them. */
export function linesOf(snapshot: Snapshot): ReviewedLine[] {
  return snapshot.lines
    .map((line) => lineShape.parse(line))
    .toSorted((a, b) => a.sequence - b.sequence || a.id - b.id);
}
