import type { AllowList } from '../odoo/allow-list.ts';

/**
 * What the gate may ask of Odoo. Posting is declared here and nowhere else, and only the gate is given a client
 * that can do it.
 */
export const POSTING_CALLS: AllowList = [
  { model: 'account.move', method: 'fields_get', kind: 'read' },
  { model: 'account.move.line', method: 'fields_get', kind: 'read' },
  { model: 'account.move', method: 'web_read', kind: 'read', fields: 'all-stored' },
  { model: 'ir.attachment', method: 'search_read', kind: 'read', fields: ['name', 'checksum', 'url'] },
  { model: 'account.move', method: 'action_post', kind: 'write' },
];
