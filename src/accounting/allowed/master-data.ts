import type { AllowList } from '../../odoo/allow-list.ts';

/** Whom the user works for, and in which currencies. */
export const MASTER_DATA_CALLS: AllowList = [
  {
    model: 'res.users',
    method: 'read',
    kind: 'read',
    fields: ['company_id', 'company_ids'],
  },
  { model: 'res.company', method: 'search_read', kind: 'read', fields: ['name', 'currency_id'] },
  { model: 'res.currency', method: 'search_read', kind: 'read', fields: ['name', 'decimal_places'] },
  { model: 'account.journal', method: 'search_read', kind: 'read', fields: ['name', 'type', 'company_id'] },
  { model: 'res.partner', method: 'search_read', kind: 'read', fields: ['commercial_partner_id'] },
];
