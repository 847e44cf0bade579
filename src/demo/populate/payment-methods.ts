import { METHOD_TYPES } from '../models/account-payment/selections.ts';
import type { Environment } from '../orm/types.ts';

/** The one way of paying that Odoo brings along, in both directions. */
export function populatePaymentMethods(env: Environment): void {
  env
    .model('account.payment.method')
    .create(METHOD_TYPES.map(([payment_type]) => ({ name: 'Manual Payment', code: 'manual', payment_type })));
}
