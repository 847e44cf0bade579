import { CHANGED_FIELDS } from '../accounting/allowed/changes.ts';
import { readsNested } from '../accounting/versions.ts';
import type { AllowList } from '../odoo/allow-list.ts';
import type { OdooVersion } from '../odoo/session.ts';

const NESTED_READS: AllowList = [
  { model: 'account.move', method: 'web_read', kind: 'read', fields: 'all-stored' },
];

/** Level by level, up to 16. */
const PLAIN_READS: AllowList = [
  { model: 'account.move', method: 'read', kind: 'read', fields: 'all-stored' },
  { model: 'account.move.line', method: 'read', kind: 'read', fields: 'all-stored' },
  { model: 'res.partner', method: 'read', kind: 'read', fields: ['display_name', 'vat'] },
  { model: 'res.currency', method: 'read', kind: 'read', fields: ['name', 'decimal_places'] },
  { model: 'account.tax', method: 'read', kind: 'read', fields: ['display_name'] },
  { model: 'account.account.tag', method: 'read', kind: 'read', fields: ['display_name'] },
];

/**
 * What the gate may ask of an Odoo. Posting is declared here and nowhere else, and only the gate is given a client
 * that can do it.
 */
export function postingCalls(version: OdooVersion): AllowList {
  return [
    { model: 'account.move', method: 'fields_get', kind: 'read' },
    { model: 'account.move.line', method: 'fields_get', kind: 'read' },
    ...(readsNested(version) ? NESTED_READS : PLAIN_READS),
    { model: 'ir.attachment', method: 'search_read', kind: 'read', fields: ['name', 'checksum', 'url'] },
    { model: 'account.move', method: 'action_post', kind: 'write' },
    // On drafts that are not ours alone, with a person's yes.
    { model: 'account.move', method: 'write', kind: 'write', fields: CHANGED_FIELDS },
  ];
}
