import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { always, boolean, char, float, html, integer, many2one, one2many, selection } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

const ACCESS: ModelDefinition['access'] = { 'base.group_user': 'r', 'account.group_account_manager': 'rcwd' };

export const accountPaymentTerm: ModelDefinition = {
  name: 'account.payment.term',
  description: 'Payment Terms',
  order: 'sequence, id',
  access: ACCESS,
  closed: WHOLLY_CLOSED,
  rule: (env) => ['|', ['company_id', '=', false], ['company_id', 'in', env.companies]],
  fields: {
    name: char('Payment Terms', { required: true }),
    active: boolean('Active', { default: always(true) }),
    note: html('Description on the Invoice'),
    line_ids: one2many('Terms', 'account.payment.term.line', 'payment_id'),
    company_id: many2one('Company', 'res.company'),
    sequence: integer('Sequence', { required: true, default: always(10) }),
    early_discount: boolean('Early Discount'),
  },
};

/** A part of the amount, and when it is due. */
export const accountPaymentTermLine: ModelDefinition = {
  name: 'account.payment.term.line',
  description: 'Payment Terms Line',
  order: 'id',
  displayName: (line) => `account.payment.term.line,${line.id}`,
  access: ACCESS,
  closed: WHOLLY_CLOSED,
  fields: {
    payment_id: many2one('Payment Terms', 'account.payment.term', { required: true, onDelete: 'cascade' }),
    value: selection(
      'Value',
      [
        ['percent', 'Percent'],
        ['fixed', 'Fixed'],
      ],
      { required: true, default: always('percent') },
    ),
    value_amount: float('Due'),
    delay_type: selection(
      'Delay Type',
      [
        ['days_after', 'Days after invoice date'],
        ['days_after_end_of_month', 'Days after end of month'],
        ['days_after_end_of_next_month', 'Days after end of next month'],
        ['days_end_of_month_on_the', 'Days end of month on the'],
      ],
      { required: true, default: always('days_after') },
    ),
    nb_days: integer('Days'),
  },
};
