import type { AllowList } from '../odoo/allow-list.ts';
import type { OdooVersion } from '../odoo/session.ts';
import { computesInvoices, readsNested } from './versions.ts';

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

/** What the form of Odoo 14 and 15 fills in, and so has to be sent there besides. */
const FORM_COLUMNS = ['fiscal_position_id/.id', 'partner_bank_id/.id'] as const;

export type DraftColumn = (typeof DRAFT_COLUMNS)[number] | (typeof FORM_COLUMNS)[number];

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
  'duplicated_ref_ids/display_name',
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
] as const;

/** What the books may ask of any Odoo. */
const SHARED_CALLS: AllowList = [
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
    fields: ['code', 'name', 'account_type', 'internal_group'],
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
  { model: 'ir.model.data', method: 'check_object_reference', kind: 'read' },
];

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
      // What kind of line it is, 14 and 15 leave to be seen from these.
      ...['exclude_from_invoice_tab', 'tax_line_id', 'account_internal_type', 'is_rounding_line'],
    ],
  },
  { model: 'res.currency', method: 'read', kind: 'read', fields: ['name', 'decimal_places'] },
  { model: 'account.tax', method: 'read', kind: 'read', fields: ['display_name'] },
];

/** The form of 14 and 15: what it would fill in, computed on values that are not saved. */
const FORM_CALLS: AllowList = [
  {
    model: 'account.move',
    method: 'onchange',
    kind: 'read',
    fields: [
      ...['move_type', 'journal_id', 'partner_id', 'invoice_date', 'date'],
      ...['fiscal_position_id', 'invoice_payment_term_id', 'partner_bank_id'],
    ],
  },
  {
    model: 'account.move.line',
    method: 'onchange',
    kind: 'read',
    fields: [
      ...['account_id', 'tax_ids', 'company_id', 'display_type', 'exclude_from_invoice_tab', 'move_type'],
      ...['move_id/move_type', 'move_id/journal_id', 'move_id/company_id'],
      ...['move_id/partner_id', 'move_id/fiscal_position_id'],
    ],
  },
];

/** Why a draft was refused there. */
const LOCK_DATES: AllowList = [
  {
    model: 'res.company',
    method: 'search_read',
    kind: 'read',
    fields: ['fiscalyear_lock_date', 'period_lock_date'],
  },
];

const load = (fields: readonly DraftColumn[]): AllowList => [
  { model: 'account.move', method: 'load', kind: 'write', fields },
];

/** What the books may ask of an Odoo: reads, and the one call that makes drafts. Nothing here can post. */
export function booksCalls(version: OdooVersion): AllowList {
  return [
    ...SHARED_CALLS,
    ...(readsNested(version) ? NESTED_READS : PLAIN_READS),
    ...(computesInvoices(version)
      ? load(DRAFT_COLUMNS)
      : [...FORM_CALLS, ...LOCK_DATES, ...load([...DRAFT_COLUMNS, ...FORM_COLUMNS])]),
  ];
}
