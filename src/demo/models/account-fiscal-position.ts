import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { always, boolean, char, html, integer, many2many, many2one } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** Which taxes hold for a partner abroad. The taxes say themselves which others they replace. */
export const accountFiscalPosition: ModelDefinition = {
  name: 'account.fiscal.position',
  description: 'Fiscal Position',
  order: 'sequence',
  access: { 'base.group_user': 'r', 'account.group_account_manager': 'rcwd' },
  closed: WHOLLY_CLOSED,
  rule: (env) => [['company_id', 'in', env.companies]],
  fields: {
    name: char('Fiscal Position', { required: true }),
    active: boolean('Active', { default: always(true) }),
    sequence: integer('Sequence'),
    company_id: many2one('Company', 'res.company', {
      required: true,
      readonly: true,
      default: (env) => env.company.id,
    }),
    tax_ids: many2many('Taxes', 'account.tax', {
      readonly: false,
      heldByOthers: true,
      compute: (position) =>
        position.env
          .model('account.tax')
          .search([['fiscal_position_ids', 'in', [position.id]]])
          .map(({ id }) => id),
    }),
    auto_apply: boolean('Detect Automatically'),
    note: html('Notes'),
  },
};
