import { CHANGED_FIELDS } from '../accounting/allowed/changes.ts';
import { readsNested } from '../accounting/versions.ts';
import type { AllowList } from '../odoo/allow-list.ts';
import type { OdooVersion } from '../odoo/session.ts';
import { LATER_NUMBER_CALLS } from './undoing/later-numbers.ts';
import { lockCalls } from './undoing/locks.ts';
import { paymentPosting } from './payments/allowed.ts';
import { proposalEntering } from './proposals/allowed.ts';
import { lookUpCalls } from './review/warnings/allowed.ts';

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
    {
      model: 'ir.attachment',
      method: 'search_read',
      kind: 'read',
      fields: ['name', 'checksum', 'url', 'res_id'],
    },
    { model: 'account.analytic.account', method: 'search_read', kind: 'read', fields: ['display_name'] },
    ...lookUpCalls(version),
    { model: 'account.move', method: 'action_post', kind: 'write' },
    ...paymentPosting(version),
    { model: 'account.move', method: 'button_draft', kind: 'write' },
    { model: 'account.move', method: 'unlink', kind: 'write' },
    { model: 'account.payment', method: 'unlink', kind: 'write' },
    ...lockCalls(version),
    ...LATER_NUMBER_CALLS,
    ...proposalEntering(version),
    // A note below what was posted or reset, which changes nothing of it.
    { model: 'account.move', method: 'message_post', kind: 'write' },
    { model: 'account.payment', method: 'message_post', kind: 'write' },
    // On drafts that are not ours alone, with a person's yes.
    { model: 'account.move', method: 'write', kind: 'write', fields: CHANGED_FIELDS },
  ];
}

/** What it takes to find our notes again. */
export const NOTE_READS: AllowList = [
  { model: 'mail.message', method: 'search_read', kind: 'read', fields: ['model', 'res_id', 'body'] },
];
