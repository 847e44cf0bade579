import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { computesInvoices } from '../versions.ts';

/** The columns that a journal entry may be loaded with, besides those of every draft. */
const ENTRY_COLUMNS = [
  ...['id', 'move_type', 'journal_id/.id', 'date', 'currency_id/.id', 'ref', 'narration'],
  'line_ids/account_id/.id',
  'line_ids/name',
  'line_ids/partner_id/.id',
  'line_ids/currency_id/.id',
  'line_ids/amount_currency',
  'line_ids/debit',
  'line_ids/credit',
];

/** Drafting journal entries, and the rates that their amounts are converted by. */
export function entryCalls(version: OdooVersion): AllowList {
  const analytic = computesInvoices(version)
    ? 'line_ids/analytic_distribution'
    : 'line_ids/analytic_account_id/.id';
  return [
    { model: 'account.move', method: 'load', kind: 'write', fields: [...ENTRY_COLUMNS, analytic] },
    { model: 'res.currency', method: 'read', kind: 'read', fields: ['rate'] },
    { model: 'res.company', method: 'search_read', kind: 'read', fields: ['currency_id'] },
    {
      model: 'account.journal',
      method: 'search_read',
      kind: 'read',
      fields: ['name', 'type', 'currency_id'],
    },
    ...(computesInvoices(version) ? [] : LOCK_DATES),
  ];
}

/** Why 14 and 15 refused a draft. */
const LOCK_DATES: AllowList = [
  {
    model: 'res.company',
    method: 'search_read',
    kind: 'read',
    fields: ['fiscalyear_lock_date', 'period_lock_date'],
  },
];
