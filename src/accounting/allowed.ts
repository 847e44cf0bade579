import type { AllowList } from '../odoo/allow-list.ts';

/** The columns that a draft may be loaded with. What is not here cannot be sent, whatever a tool says. */
export const DRAFT_COLUMNS = [
  'id',
  'move_type',
  'journal_id/.id',
  'date',
  'partner_id/.id',
  'invoice_date',
  'invoice_date_due',
  'invoice_payment_term_id/.id',
  'ref',
  'invoice_line_ids/name',
  'invoice_line_ids/quantity',
  'invoice_line_ids/price_unit',
  'invoice_line_ids/discount',
  'invoice_line_ids/account_id/.id',
  'invoice_line_ids/tax_ids/.id',
] as const;

export type DraftColumn = (typeof DRAFT_COLUMNS)[number];

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
  'currency_id',
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
  'auto_post',
  'create_uid',
  'duplicated_ref_ids',
  'invoice_line_ids/name',
  'invoice_line_ids/display_type',
  'invoice_line_ids/quantity',
  'invoice_line_ids/price_unit',
  'invoice_line_ids/discount',
  'invoice_line_ids/price_subtotal',
  'invoice_line_ids/account_id/code',
  'invoice_line_ids/account_id/name',
  'invoice_line_ids/tax_ids/display_name',
] as const;

/** What the books may ask of Odoo: reads, and the one call that makes drafts. Nothing here can post. */
export const BOOKS_CALLS: AllowList = [
  {
    model: 'res.users',
    method: 'read',
    kind: 'read',
    fields: ['company_id', 'company_ids'],
  },
  { model: 'res.company', method: 'search_read', kind: 'read', fields: ['name', 'currency_id'] },
  { model: 'res.currency', method: 'search_read', kind: 'read', fields: ['name', 'decimal_places'] },
  { model: 'account.journal', method: 'search_read', kind: 'read', fields: ['name', 'type', 'company_id'] },
  {
    model: 'res.partner',
    method: 'search_read',
    kind: 'read',
    fields: ['name', 'vat', 'email', 'ref', 'city', 'country_id', 'company_id', 'parent_id', 'supplier_rank'],
  },
  {
    model: 'account.account',
    method: 'search_read',
    kind: 'read',
    fields: ['code', 'name', 'account_type', 'company_ids', 'company_id'],
  },
  {
    model: 'account.tax',
    method: 'search_read',
    kind: 'read',
    fields: ['name', 'amount', 'amount_type', 'type_tax_use', 'company_id'],
  },
  {
    model: 'account.move',
    method: 'search_read',
    kind: 'read',
    fields: DRAFT_ROW_FIELDS,
  },
  { model: 'account.move', method: 'web_read', kind: 'read', fields: DOCUMENT_FIELDS },
  { model: 'ir.model.data', method: 'check_object_reference', kind: 'read' },
  { model: 'account.move', method: 'load', kind: 'write', fields: DRAFT_COLUMNS },
];
