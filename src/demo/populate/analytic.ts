import type { Environment } from '../orm/types.ts';
import type { SampleCompany } from '../sample-company.ts';
import { create, named } from './named.ts';

/** The analytic accounts, with their plans. */
export function populateAnalytic(env: Environment, { analytic_accounts: accounts }: SampleCompany): void {
  for (const name of new Set(accounts.map(({ plan }) => plan)))
    create(env, 'account.analytic.plan', { name });
  for (const { name, code = false, plan, company } of accounts) {
    create(env, 'account.analytic.account', {
      name,
      code,
      plan_id: named(env, 'account.analytic.plan', plan).id,
      company_id: company === undefined ? false : named(env, 'res.company', company).id,
    });
  }
}
