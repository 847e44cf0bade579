import { OPEN_FIELDS } from '../../accounting/open-documents.ts';
import { paymentFields } from '../../accounting/payments/payment-rows.ts';
import type { AllowedCall, AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { closingFields } from './closed-period.ts';
import { OPEN_ITEM_FIELDS } from './paid-documents.ts';

const reading = (model: string, fields: AllowedCall['fields']): AllowedCall => ({
  ...{ model, method: 'search_read', kind: 'read' },
  ...(fields !== undefined && { fields }),
});

/** What posting payments asks of Odoo: reading all of them and what they pay, posting, and settling what they pay. */
export function paymentPosting(version: OdooVersion): AllowList {
  return [
    { model: 'account.payment', method: 'fields_get', kind: 'read' },
    reading('account.payment', 'all-stored'),
    reading('account.payment', paymentFields(version)),
    // Up to 17 a draft payment has its entry already.
    reading('account.move', 'all-stored'),
    reading('account.move', OPEN_FIELDS),
    reading('account.move.line', 'all-stored'),
    reading('account.move.line', OPEN_ITEM_FIELDS),
    reading('res.currency', ['name', 'decimal_places']),
    reading('res.partner', ['commercial_partner_id']),
    reading('res.company', closingFields(version)),
    { model: 'account.payment', method: 'action_post', kind: 'write' },
    { model: 'account.move', method: 'js_assign_outstanding_line', kind: 'write' },
  ];
}
