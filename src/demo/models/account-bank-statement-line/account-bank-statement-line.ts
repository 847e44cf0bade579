import {
  always,
  boolean,
  char,
  date,
  float,
  integer,
  many2one,
  monetary,
  one2many,
  related,
  selection,
} from '../../orm/fields.ts';
import type { ModelDefinition } from '../../orm/types.ts';
import { MOVE_STATES } from '../account-move/selections.ts';
import { enter } from './enter.ts';
import { checkCurrencies, isReconciled, residualOf, sortKeyOf } from './state.ts';

const ofItems = ['move_id.checked', 'move_id.line_ids.account_id', 'move_id.line_ids.amount_currency'];
const follows = { readonly: true, store: true } as const;

/** Bank and cash transactions: entered they are posted at once. Each is a journal entry with something to it. */
export const accountBankStatementLine: ModelDefinition = {
  name: 'account.bank.statement.line',
  description: 'Bank Statement Line',
  order: 'internal_index desc',
  displayName: (line) => line.text('name') ?? 'Draft Entry',
  access: {
    'account.group_account_readonly': 'r',
    'account.group_account_invoice': 'r',
    'account.group_account_basic': 'rcwd',
  },
  rule: (env) => [['company_id', 'in', [...env.companies]]],
  closed: {
    operations: ['write', 'unlink'],
    rightsAreTold: true,
    fields: ['company_id', 'move_id', 'sequence'],
  },
  fields: {
    move_id: many2one('Journal Entry', 'account.move', {
      readonly: true,
      checkCompany: true,
      onDelete: 'cascade',
    }),
    name: related('move_id.name', char('Number')),
    ref: related('move_id.ref', char('Reference')),
    date: related('move_id.date', date('Date', { readonly: false })),
    state: related('move_id.state', selection('Status', MOVE_STATES)),
    checked: related('move_id.checked', boolean('Reviewed')),
    line_ids: one2many('Journal Items', 'account.move.line', 'move_id', {
      readonly: false,
      compute: (line) =>
        line
          .the('move_id')
          .many('line_ids')
          .map(({ id }) => id),
    }),
    journal_id: related(
      'move_id.journal_id',
      many2one('Journal', 'account.journal', { store: true, readonly: false }),
    ),
    company_id: related(
      'move_id.company_id',
      many2one('Company', 'res.company', { store: true, readonly: false }),
    ),
    partner_id: many2one('Partner', 'res.partner', { checkCompany: true, onDelete: 'restrict' }),
    partner_name: char('Partner Name'),
    account_number: char('Bank Account Number'),
    transaction_type: char('Transaction Type'),
    payment_ref: char('Label'),
    amount: monetary('Amount', { default: always(0) }),
    currency_id: many2one('Journal Currency', 'res.currency', {
      ...follows,
      compute: (line) => {
        const journal = line.the('journal_id');
        return (journal.one('currency_id') ?? journal.the('company_id').the('currency_id')).id;
      },
      depends: ['journal_id.currency_id'],
    }),
    foreign_currency_id: many2one('Foreign Currency', 'res.currency'),
    amount_currency: monetary('Amount in Currency', {
      currencyField: 'foreign_currency_id',
      default: always(0),
    }),
    amount_residual: float('Residual Amount', { ...follows, compute: residualOf, depends: ofItems }),
    is_reconciled: boolean('Is Reconciled', { ...follows, compute: isReconciled, depends: ofItems }),
    sequence: integer('Sequence', { default: always(1) }),
    internal_index: char('Internal Reference', {
      ...follows,
      compute: sortKeyOf,
      depends: ['move_id.date', 'sequence'],
    }),
  },
  constraints: [
    { fields: ['amount', 'amount_currency', 'foreign_currency_id', 'move_id'], check: checkCurrencies },
  ],
  create: enter,
};
