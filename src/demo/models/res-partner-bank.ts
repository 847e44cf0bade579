import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { always, boolean, char, many2one } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** Bank accounts of partners. The demo company knows of none: documents can name one only when somebody adds it. */
export const resPartnerBank: ModelDefinition = {
  name: 'res.partner.bank',
  description: 'Bank Accounts',
  order: 'id',
  displayName: (bank) => bank.text('acc_number') ?? '',
  access: { 'base.group_user': 'r', 'base.group_partner_manager': 'rcwd' },
  closed: WHOLLY_CLOSED,
  rule: (env) => ['|', ['company_id', '=', false], ['company_id', 'in', [...env.companies]]],
  fields: {
    acc_number: char('Account Number', { required: true }),
    partner_id: many2one('Account Holder', 'res.partner', { required: true, onDelete: 'cascade' }),
    company_id: many2one('Company', 'res.company', { readonly: true }),
    active: boolean('Active', { default: always(true) }),
  },
};
