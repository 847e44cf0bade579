import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { always, many2one, monetary, one2many, related } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** That a debit and a credit item settle each other, for an amount. */
export const accountPartialReconcile: ModelDefinition = {
  name: 'account.partial.reconcile',
  description: 'Partial Reconcile',
  order: 'id',
  access: {
    'account.group_account_readonly': 'r',
    'account.group_account_invoice': 'rcwd',
    'account.group_account_user': 'rcwd',
  },
  closed: WHOLLY_CLOSED,
  displayName: (partial) => `account.partial.reconcile,${partial.id}`,
  fields: {
    debit_move_id: many2one('Debit Move', 'account.move.line', { required: true }),
    credit_move_id: many2one('Credit Move', 'account.move.line', { required: true }),
    full_reconcile_id: many2one('Full Reconcile', 'account.full.reconcile'),
    company_id: related(
      'debit_move_id.company_id',
      many2one('Company', 'res.company', { store: true, readonly: false }),
    ),
    company_currency_id: related('company_id.currency_id', many2one('Company Currency', 'res.currency')),
    debit_currency_id: related(
      'debit_move_id.currency_id',
      many2one('Currency of the debit journal item.', 'res.currency', { store: true }),
    ),
    credit_currency_id: related(
      'credit_move_id.currency_id',
      many2one('Currency of the credit journal item.', 'res.currency', { store: true }),
    ),
    amount: monetary('Amount', { currencyField: 'company_currency_id', default: always(0) }),
    debit_amount_currency: monetary('Debit Amount Currency', {
      currencyField: 'debit_currency_id',
      default: always(0),
    }),
    credit_amount_currency: monetary('Credit Amount Currency', {
      currencyField: 'credit_currency_id',
      default: always(0),
    }),
  },
};

/** A set of items that settle each other in full. */
export const accountFullReconcile: ModelDefinition = {
  name: 'account.full.reconcile',
  description: 'Full Reconcile',
  order: 'id',
  access: {
    'account.group_account_readonly': 'r',
    'account.group_account_invoice': 'rcwd',
    'account.group_account_user': 'rcwd',
  },
  closed: WHOLLY_CLOSED,
  displayName: (full) => `${full.id}`,
  fields: {
    partial_reconcile_ids: one2many('Reconciliation Parts', 'account.partial.reconcile', 'full_reconcile_id'),
  },
};
