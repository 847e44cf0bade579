import { WHOLLY_CLOSED } from '../../orm/closed.ts';
import { always, char, integer, many2one, related, selection } from '../../orm/fields.ts';
import type { ModelDefinition } from '../../orm/types.ts';
import { METHOD_TYPES } from './selections.ts';

const ACCESS: ModelDefinition['access'] = {
  'base.group_user': 'r',
  'account.group_account_invoice': 'rcwd',
};

/** How money moves. The demo company knows "manual" alone: by whatever is outside of Odoo. */
export const accountPaymentMethod: ModelDefinition = {
  name: 'account.payment.method',
  description: 'Payment Methods',
  order: 'id',
  access: ACCESS,
  closed: WHOLLY_CLOSED,
  fields: {
    name: char('Name', { required: true }),
    code: char('Code', { required: true }),
    payment_type: selection('Payment Type', METHOD_TYPES, { required: true }),
  },
};

/** A method as one journal offers it. */
export const accountPaymentMethodLine: ModelDefinition = {
  name: 'account.payment.method.line',
  description: 'Payment Methods',
  order: 'sequence, id',
  displayName: (line) => `${line.text('name') ?? ''} (${line.one('journal_id')?.text('name') ?? ''})`,
  access: ACCESS,
  closed: WHOLLY_CLOSED,
  fields: {
    name: char('Name', {
      store: true,
      readonly: false,
      depends: ['payment_method_id.name'],
      compute: (line) => line.text('name') ?? line.the('payment_method_id').value('name'),
    }),
    sequence: integer('Sequence', { default: always(10) }),
    payment_method_id: many2one('Payment Method', 'account.payment.method', { required: true }),
    payment_account_id: many2one('Payment Account', 'account.account', {
      checkCompany: true,
      onDelete: 'restrict',
    }),
    journal_id: many2one('Journal', 'account.journal', { checkCompany: true }),
    code: related('payment_method_id.code', char('Code')),
    payment_type: related('payment_method_id.payment_type', selection('Payment Type', METHOD_TYPES)),
    company_id: related('journal_id.company_id', many2one('Company', 'res.company')),
  },
};
