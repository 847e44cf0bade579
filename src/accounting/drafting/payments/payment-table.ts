import type { OdooVersion } from '../../../odoo/session.ts';
import { idOf } from '../../handle.ts';
import { namesPaidDocuments, paymentMemoField } from '../../versions.ts';
import { loadTable } from '../once/load-table.ts';
import type { LoadTable } from '../once/load-table.ts';
import type { ResolvedPayment } from './payment-request.ts';

/** A payment as a table for `load()`. Methods and accounts that are left out are Odoo's to fill in. */
export function paymentTable(key: string, payment: ResolvedPayment, version: OdooVersion): LoadTable {
  const { direction, partnerType, partner, amount, date, journal, currency, memo, pays } = payment;
  const paid = pays.map(({ document }) => idOf(document)).join(',');
  return loadTable(
    key,
    [
      ['payment_type', direction === 'pay' ? 'outbound' : 'inbound'],
      ['partner_type', partnerType],
      ['partner_id/.id', `${partner}`],
      ['amount', amount],
      ['date', date],
      ['journal_id/.id', `${journal.id}`],
      ['currency_id/.id', `${currency.id}`],
      [paymentMemoField(version), memo],
      // Shows a person in Odoo what is meant; it settles nothing when the payment is posted (observed on 19).
      ['invoice_ids/.id', namesPaidDocuments(version) && paid !== '' ? paid : undefined],
    ],
    [],
    [],
  );
}
