import type { AllowList } from '../../odoo/allow-list.ts';

/** What a change of a draft may write. */
export const CHANGED_FIELDS = [
  'partner_id',
  'ref',
  'invoice_date',
  'date',
  'invoice_date_due',
  'invoice_payment_term_id',
  'narration',
  // Lines that are taken out, or only named so that 14 and 15 compute them anew.
  'invoice_line_ids',
  'invoice_line_ids/name',
  'invoice_line_ids/quantity',
  'invoice_line_ids/price_unit',
  'invoice_line_ids/discount',
  'invoice_line_ids/account_id',
  'invoice_line_ids/tax_ids',
] as const;

export type ChangedField = (typeof CHANGED_FIELDS)[number];

/** Changing drafts. The books write on their own drafts; those of others are the gate's, which declares it again. */
export const CHANGE_CALLS: AllowList = [
  { model: 'account.move', method: 'write', kind: 'write', fields: CHANGED_FIELDS },
];
