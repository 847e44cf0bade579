import type { AllowList } from '../../odoo/allow-list.ts';

/** A file is made under an external id of ours, as a draft is: so it is there once. */
export const FILE_COLUMNS = ['id', 'name', 'datas', 'mimetype', 'res_model', 'res_id'] as const;

/** What hanging a file on a draft asks of Odoo, and finding out where it hangs already. */
export const PAPER_CALLS: AllowList = [
  { model: 'ir.attachment', method: 'search_read', kind: 'read', fields: ['res_id', 'name'] },
  { model: 'ir.attachment', method: 'load', kind: 'write', fields: FILE_COLUMNS },
  { model: 'account.move', method: 'message_post', kind: 'write' },
  { model: 'ir.attachment', method: 'register_as_main_attachment', kind: 'write' },
  { model: 'res.company', method: 'search_read', kind: 'read', fields: ['name', 'vat'] },
];
