import { z } from 'zod';
import { odooFloat, odooText, webMany2one } from '../../accounting/reading/odoo-values.ts';
import type { RawRecord } from '../snapshot/snapshot.ts';

const paymentShape = z.object({
  id: z.int(),
  name: odooText.optional(),
  state: z.string(),
  payment_type: z.enum(['outbound', 'inbound']),
  partner_type: z.enum(['customer', 'supplier']),
  partner_id: webMany2one,
  partner_bank_id: webMany2one.optional(),
  amount: odooFloat,
  amount_company_currency_signed: odooFloat.optional(),
  date: odooText,
  journal_id: webMany2one,
  company_id: webMany2one,
  currency_id: webMany2one,
  company_currency_id: webMany2one,
  /** 18 and newer say `memo`, older ones `ref`. */
  memo: odooText.optional(),
  ref: odooText.optional(),
  payment_method_line_id: webMany2one.optional(),
  payment_method_id: webMany2one.optional(),
  outstanding_account_id: webMany2one.optional(),
  destination_account_id: webMany2one.optional(),
  move_id: webMany2one,
  /** Where payments online are installed: a saved card that posting charges. */
  payment_token_id: webMany2one.optional(),
});

/** What of a payment Odoo computes from its entry up to 17, and so does not store. */
export const COMPUTED_FIELDS = [
  ...['name', 'state', 'date', 'journal_id', 'company_id', 'company_currency_id', 'ref'],
  ...['partner_bank_id', 'outstanding_account_id', 'destination_account_id'],
];

/** A payment as Odoo has it, parsed. */
export type ReadPayment = z.output<typeof paymentShape>;

export function paymentOf(record: RawRecord): ReadPayment {
  return paymentShape.parse(record);
}

/** Up to 17 posted; from 18 on under way, or paid. */
export function isPosted({ state }: ReadPayment): boolean {
  return state === 'posted' || state === 'in_process' || state === 'paid';
}

const itemShape = z.object({
  id: z.int(),
  account_id: webMany2one,
  partner_id: webMany2one,
  currency_id: webMany2one,
  balance: odooFloat,
  amount_currency: odooFloat,
  date: odooText,
});

/** An item of a payment's entry. */
export type ReadItem = z.output<typeof itemShape>;

export function itemOf(record: RawRecord): ReadItem {
  return itemShape.parse(record);
}
