import type { AllowList } from '../../odoo/allow-list.ts';

/** What seldom changes, and what drafts name by id. */
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
];
