import { z } from 'zod';
import { MOVE_TYPES } from '../kinds.ts';
import { documentLineShape } from './document-line.ts';
import { odooFloat, odooText, webMany2one, webNamed } from './odoo-values.ts';

const NAMED = { fields: { display_name: {} } } as const;

/** The document, its lines and their taxes. */
export const SPECIFICATION = {
  name: {},
  move_type: {},
  state: {},
  company_id: NAMED,
  journal_id: NAMED,
  partner_id: NAMED,
  ref: {},
  invoice_date: {},
  date: {},
  invoice_date_due: {},
  invoice_payment_term_id: NAMED,
  currency_id: { fields: { name: {}, decimal_places: {} } },
  commercial_partner_id: {},
  reversed_entry_id: {},
  amount_untaxed: {},
  amount_tax: {},
  amount_total: {},
  amount_residual: {},
  auto_post: {},
  narration: {},
  posted_before: {},
  is_move_sent: {},
  create_uid: {},
  write_uid: {},
  create_date: {},
  write_date: {},
  duplicated_ref_ids: NAMED,
  tax_lock_date_message: {},
  invoice_line_ids: {
    fields: {
      name: {},
      display_type: {},
      quantity: {},
      price_unit: {},
      discount: {},
      price_subtotal: {},
      amount_currency: {},
      account_id: { fields: { code: {}, name: {} } },
      tax_ids: NAMED,
      product_id: NAMED,
      analytic_distribution: {},
    },
  },
} as const;

/** Who wrote each journal item, and when. */
export const TRACES = { line_ids: { fields: { write_uid: {}, create_date: {}, write_date: {} } } } as const;

const userId = z.union([z.int(), z.literal(false)]);
/** A record of which only the id is asked for. */
const reference = z.union([z.int(), z.literal(false)]).transform((id) => (id === false ? undefined : id));
const trace = z.object({ write_uid: userId, create_date: odooText, write_date: odooText });

export const moveRow = z.object({
  id: z.int(),
  name: odooText,
  move_type: z.enum(MOVE_TYPES),
  state: z.enum(['draft', 'posted', 'cancel']),
  company_id: webNamed,
  journal_id: webNamed,
  partner_id: webMany2one,
  ref: odooText,
  invoice_date: odooText,
  date: odooText,
  invoice_date_due: odooText,
  invoice_payment_term_id: webMany2one,
  currency_id: z.object({ id: z.int(), name: z.string(), decimal_places: z.int() }),
  amount_untaxed: odooFloat,
  amount_tax: odooFloat,
  amount_total: odooFloat,
  amount_residual: odooFloat,
  commercial_partner_id: reference,
  reversed_entry_id: reference,
  auto_post: odooText,
  narration: odooText,
  posted_before: z.boolean(),
  is_move_sent: z.boolean(),
  create_uid: userId,
  ...trace.shape,
  duplicated_ref_ids: z.array(webNamed),
  tax_lock_date_message: odooText,
  invoice_line_ids: z.array(
    documentLineShape.extend({
      amount_currency: odooFloat,
      product_id: webMany2one,
      analytic_distribution: z.union([z.record(z.string(), z.number()), z.literal(false)]),
    }),
  ),
  line_ids: z.array(trace).optional(),
});

/** A document as Odoo gives it, parsed. */
export type MoveRow = z.output<typeof moveRow>;

/** Whether Odoo posts the document on its date without asking anyone. */
export function postsByItself({ auto_post }: MoveRow): boolean {
  return auto_post !== undefined && auto_post !== 'no';
}
