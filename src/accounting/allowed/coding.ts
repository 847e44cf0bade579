import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { computesInvoices } from '../versions.ts';

/** What a posted line tells of how such things are booked. */
export function codedLineFields(version: OdooVersion): string[] {
  const analytic = computesInvoices(version) ? 'analytic_distribution' : 'analytic_account_id';
  return [
    'name',
    'date',
    'move_id',
    'move_name',
    'partner_id',
    'account_id',
    'tax_ids',
    'product_id',
    analytic,
  ];
}

/** Reading how lines were booked before. */
export function codingCalls(version: OdooVersion): AllowList {
  return [
    { model: 'account.move.line', method: 'search_read', kind: 'read', fields: codedLineFields(version) },
  ];
}
