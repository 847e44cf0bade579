import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { ALIKE_FIELDS } from '../documents-alike.ts';
import { computesInvoices } from '../versions.ts';

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
  'currency_id/.id',
  'reversed_entry_id/.id',
  'ref',
  'narration',
  'invoice_line_ids/name',
  'invoice_line_ids/product_id/.id',
  'invoice_line_ids/quantity',
  'invoice_line_ids/price_unit',
  'invoice_line_ids/discount',
  'invoice_line_ids/account_id/.id',
  'invoice_line_ids/tax_ids/.id',
] as const;

/** Where a line says which analytic account it is for, from 16 on. */
const SHARED_ANALYTIC = ['invoice_line_ids/analytic_distribution'] as const;

/** Up to 15 it is one account. */
const ONE_ANALYTIC = ['invoice_line_ids/analytic_account_id/.id'] as const;

/** What the form of Odoo 14 and 15 fills in, and so has to be sent there besides. */
const FORM_COLUMNS = ['fiscal_position_id/.id', 'partner_bank_id/.id'] as const;

export type DraftColumn = (
  typeof DRAFT_COLUMNS | typeof SHARED_ANALYTIC | typeof ONE_ANALYTIC | typeof FORM_COLUMNS
)[number];

/** The journal items of a draft, to set its tax to that of the paper. */
const TAX_ITEM_FIELDS = [
  ...['tax_line_id', 'amount_currency', 'debit', 'credit'],
  ...['date_maturity', 'company_currency_id'],
] as const;
const TAX_AMOUNT_FIELDS = ['line_ids/amount_currency', 'line_ids/debit', 'line_ids/credit'] as const;

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
      ...[
        'account_id',
        'tax_ids',
        'product_id',
        'name',
        'price_unit',
        'company_id',
        'display_type',
        'exclude_from_invoice_tab',
        'move_type',
      ],
      ...['move_id/move_type', 'move_id/journal_id', 'move_id/company_id'],
      ...['move_id/partner_id', 'move_id/fiscal_position_id', 'move_id/currency_id'],
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

/** Making drafts: the one call that does, the look for what is there, and what 14 and 15 have to be asked besides. */
export function draftCalls(version: OdooVersion): AllowList {
  return [
    { model: 'ir.model.data', method: 'check_object_reference', kind: 'read' },
    { model: 'account.move', method: 'search_read', kind: 'read', fields: ALIKE_FIELDS },
    { model: 'account.move.line', method: 'search_read', kind: 'read', fields: TAX_ITEM_FIELDS },
    { model: 'account.move', method: 'write', kind: 'write', fields: TAX_AMOUNT_FIELDS },
    ...(computesInvoices(version)
      ? load([...DRAFT_COLUMNS, ...SHARED_ANALYTIC])
      : [...FORM_CALLS, ...LOCK_DATES, ...load([...DRAFT_COLUMNS, ...ONE_ANALYTIC, ...FORM_COLUMNS])]),
  ];
}
