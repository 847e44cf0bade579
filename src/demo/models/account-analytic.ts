import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { always, boolean, char, integer, many2one, related } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** What analytic accounts are about: projects, departments. Without analytic accounting as a right of one's own, unseen. */
export const accountAnalyticPlan: ModelDefinition = {
  name: 'account.analytic.plan',
  description: 'Analytic Plans',
  order: 'sequence asc, id',
  access: { 'analytic.group_analytic_accounting': 'rcwd', 'account.group_account_user': 'rcwd' },
  closed: WHOLLY_CLOSED,
  fields: {
    name: char('Name', { required: true }),
    sequence: integer('Sequence', { default: always(10) }),
  },
};

/** Who or what an amount is for. One without a company is everybody's. */
export const accountAnalyticAccount: ModelDefinition = {
  name: 'account.analytic.account',
  description: 'Analytic Account',
  order: 'plan_id, name asc',
  searchNames: ['name', 'code'],
  displayName: (account) => {
    const [code, name] = [account.text('code'), account.text('name') ?? ''];
    const customer = account.one('partner_id')?.one('commercial_partner_id')?.text('name');
    const called = code === undefined ? name : `[${code}] ${name}`;
    return customer === undefined ? called : `${called} - ${customer}`;
  },
  access: {
    'base.group_user': 'r',
    'analytic.group_analytic_accounting': 'rcwd',
    'account.group_account_user': 'rcwd',
  },
  closed: WHOLLY_CLOSED,
  rule: (env) => ['|', ['company_id', '=', false], ['company_id', 'in', env.companies]],
  fields: {
    name: char('Analytic Account', { required: true }),
    code: char('Reference'),
    active: boolean('Active', { default: always(true) }),
    plan_id: many2one('Plan', 'account.analytic.plan', { required: true }),
    root_plan_id: related('plan_id', many2one('Root Plan', 'account.analytic.plan', { store: true })),
    company_id: many2one('Company', 'res.company', { default: (env) => env.company.id }),
    partner_id: many2one('Customer', 'res.partner', { checkCompany: true }),
  },
};
