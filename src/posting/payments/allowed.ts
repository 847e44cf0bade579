import { paymentFields } from '../../accounting/payments/payment-rows.ts';
import type { AllowedCall, AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { closingFields } from '../looking/closed-period.ts';
import { SETTLING } from '../settling/allowed.ts';

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
    reading('account.move.line', 'all-stored'),
    reading('res.partner', ['commercial_partner_id']),
    reading('res.company', closingFields(version)),
    { model: 'account.payment', method: 'action_post', kind: 'write' },
    ...SETTLING,
  ];
}
