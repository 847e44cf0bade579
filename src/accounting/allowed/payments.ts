import type { AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { OPEN_FIELDS } from '../open-documents.ts';
import { paymentFields } from '../payments/payment-rows.ts';
import { namesPaidDocuments, paymentMemoField } from '../versions.ts';

/** Drafting and reading payments and bank transactions, and what is open of the documents that they pay. */
export function paymentCalls(version: OdooVersion): AllowList {
  return [
    { model: 'account.payment', method: 'search_read', kind: 'read', fields: paymentFields(version) },
    {
      model: 'account.payment',
      method: 'load',
      kind: 'write',
      fields: [
        ...['id', 'payment_type', 'partner_type', 'partner_id/.id', 'amount', 'date'],
        ...['journal_id/.id', 'currency_id/.id', paymentMemoField(version)],
        ...(namesPaidDocuments(version) ? ['invoice_ids/.id'] : []),
      ],
    },
    { model: 'account.move', method: 'search_read', kind: 'read', fields: OPEN_FIELDS },
    { model: 'res.partner', method: 'search_read', kind: 'read', fields: ['name', 'commercial_partner_id'] },
    { model: 'account.account', method: 'search_read', kind: 'read', fields: ['code', 'name'] },
    { model: 'account.bank.statement.line', method: 'check_access_rights', kind: 'read' },
  ];
}
