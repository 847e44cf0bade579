import { OPEN_FIELDS } from '../../accounting/open-documents.ts';
import type { AllowList } from '../../odoo/allow-list.ts';
import { OPEN_ITEM_FIELDS } from './settleable-documents.ts';

/** What settling asks of Odoo: reading what is open of documents, and settling them. */
export const SETTLING: AllowList = [
  { model: 'account.move', method: 'search_read', kind: 'read', fields: OPEN_FIELDS },
  { model: 'account.move.line', method: 'search_read', kind: 'read', fields: OPEN_ITEM_FIELDS },
  { model: 'res.currency', method: 'search_read', kind: 'read', fields: ['name', 'decimal_places'] },
  { model: 'account.move', method: 'js_assign_outstanding_line', kind: 'write' },
];
