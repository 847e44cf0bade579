import type { AllowList } from '../../odoo/allow-list.ts';

/**
 * The columns that a contact may be made with. No bank account, no company (Odoo's own form makes contacts for all
 * companies), no accounts, terms or rights to post by itself.
 */
export const PARTNER_COLUMNS = [
  'id',
  'name',
  'is_company',
  'vat',
  'email',
  'phone',
  'street',
  'zip',
  'city',
  'country_id/.id',
  'ref',
  'supplier_rank',
  'customer_rank',
] as const;

/** What the contact is read back by. */
export const PARTNER_FIELDS = [
  'name',
  'is_company',
  'vat',
  'email',
  'phone',
  'street',
  'zip',
  'city',
  'country_id',
  'ref',
] as const;

/**
 * What the partner desk may ask of an Odoo. Making a contact is declared here and nowhere else, and only the desk is
 * given a client that can do it.
 */
export const PARTNER_CALLS: AllowList = [
  { model: 'res.partner', method: 'check_access_rights', kind: 'read' },
  {
    model: 'res.partner',
    method: 'search_read',
    kind: 'read',
    fields: ['name', 'vat', 'email', 'city', 'active', 'parent_id', 'commercial_partner_id'],
  },
  { model: 'res.partner', method: 'read', kind: 'read', fields: PARTNER_FIELDS },
  { model: 'res.country', method: 'search_read', kind: 'read', fields: ['name', 'code'] },
  { model: 'ir.model.data', method: 'check_object_reference', kind: 'read' },
  { model: 'res.partner', method: 'load', kind: 'write', fields: PARTNER_COLUMNS },
];
