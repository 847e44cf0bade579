import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
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

/** Making drafts: the one call that does, the look for what is there, and what 14 and 15 have to be asked besides. */
export function draftCalls(version: OdooVersion): AllowList {
  return [
    { model: 'ir.model.data', method: 'check_object_reference', kind: 'read' },
    ...(computesInvoices(version)
      ? load(DRAFT_COLUMNS)
      : [...FORM_CALLS, ...LOCK_DATES, ...load([...DRAFT_COLUMNS, ...FORM_COLUMNS])]),
  ];
}
