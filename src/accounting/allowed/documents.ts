import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { readsNested } from '../versions.ts';

/** What a list of drafts shows of each. */
export const DRAFT_ROW_FIELDS = [
  'move_type',
  'company_id',
  'partner_id',
  'ref',
  'invoice_date',
  'date',
  'invoice_date_due',
  'amount_total',
  'amount_total_signed',
  'currency_id',
  'company_currency_id',
  // Computed for all rows in one query.
  'message_attachment_count',
] as const;

const DOCUMENT_FIELDS = [
  'name',
  'move_type',
  'state',
  'company_id/display_name',
  'journal_id/display_name',
  'partner_id/display_name',
  'ref',
  'invoice_date',
  'date',
  'invoice_date_due',
  'invoice_payment_term_id/display_name',
  'currency_id/name',
  'currency_id/decimal_places',
  'amount_untaxed',
  'amount_tax',
  'amount_total',
  'amount_residual',
  'commercial_partner_id',
  'reversed_entry_id',
  'auto_post',
  'narration',
  'posted_before',
  'is_move_sent',
  'create_uid',
  'write_uid',
  'create_date',
  'write_date',
  'duplicated_ref_ids/display_name',
  'tax_lock_date_message',
  'invoice_line_ids/name',
  'invoice_line_ids/display_type',
  'invoice_line_ids/quantity',
  'invoice_line_ids/price_unit',
  'invoice_line_ids/discount',
  'invoice_line_ids/price_subtotal',
  'invoice_line_ids/amount_currency',
  'invoice_line_ids/account_id/code',
  'invoice_line_ids/account_id/name',
  'invoice_line_ids/tax_ids/display_name',
  'invoice_line_ids/product_id/display_name',
  'invoice_line_ids/analytic_distribution',
  // The items of an entry.
  'company_currency_id/name',
  'company_currency_id/decimal_places',
  'line_ids/name',
  'line_ids/display_type',
  'line_ids/account_id/code',
  'line_ids/account_id/name',
  'line_ids/partner_id/display_name',
  'line_ids/currency_id/name',
  'line_ids/currency_id/decimal_places',
  'line_ids/amount_currency',
  'line_ids/debit',
  'line_ids/credit',
  'line_ids/analytic_distribution',
  // Who wrote each journal item.
  'line_ids/write_uid',
  'line_ids/create_date',
  'line_ids/write_date',
] as const;

/** A document in one call, from 17 on. */
const NESTED_READS: AllowList = [
  { model: 'account.move', method: 'web_read', kind: 'read', fields: DOCUMENT_FIELDS },
];

/** The fields of a document, or of what is below it, without those of what they point to in turn. */
function documentFields(below: string): string[] {
  const paths = DOCUMENT_FIELDS.filter((path) => path.startsWith(below)).map((path) =>
    path.slice(below.length),
  );
  return [...new Set(paths.map((path) => path.replace(/\/.*/, '')))];
}

/** A document level by level, up to 16. */
const PLAIN_READS: AllowList = [
  {
    model: 'account.move',
    method: 'read',
    kind: 'read',
    // Of one that may be the same, its name.
    fields: [...documentFields(''), 'display_name'],
  },
  {
    model: 'account.move.line',
    method: 'read',
    kind: 'read',
    fields: [
      ...documentFields('invoice_line_ids/'),
      ...documentFields('line_ids/'),
      // What kind of line it is, 14 and 15 leave to be seen from these.
      ...['exclude_from_invoice_tab', 'tax_line_id', 'account_internal_type', 'is_rounding_line'],
      // What they have for the analytic distribution.
      'analytic_account_id',
    ],
  },
  { model: 'res.currency', method: 'read', kind: 'read', fields: ['name', 'decimal_places'] },
  { model: 'account.tax', method: 'read', kind: 'read', fields: ['display_name'] },
];

/** Reading documents: lists of them, and one in full. */
export function documentCalls(version: OdooVersion): AllowList {
  return [
    { model: 'account.move', method: 'search_read', kind: 'read', fields: DRAFT_ROW_FIELDS },
    ...(readsNested(version) ? NESTED_READS : PLAIN_READS),
  ];
}
