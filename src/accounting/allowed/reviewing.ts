import type { AllowList } from '../../odoo/allow-list.ts';

/** What a person sees beside a document: its files, and what was posted with the same partner before. */
export const REVIEWING_CALLS: AllowList = [
  { model: 'ir.attachment', method: 'search_read', kind: 'read', fields: ['name', 'file_size', 'datas'] },
  {
    model: 'account.move',
    method: 'search_read',
    kind: 'read',
    fields: ['name', 'ref', 'invoice_date', 'date', 'amount_total', 'currency_id', 'partner_bank_id'],
  },
];
