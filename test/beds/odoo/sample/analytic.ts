import type { SampleCompany } from '../../../../src/demo/sample-company.ts';
import type { OdooPerson } from '../../../support/odoo-person.ts';
import type { SampleDialect } from './dialect.ts';
import type { Ids } from './ids.ts';
import { shipped } from './shipped.ts';

/** Makes the analytic accounts. Only who does analytic accounting may, so the administrator does for that while. */
export async function createAnalyticAccounts(
  person: OdooPerson,
  { analytic_accounts: accounts }: SampleCompany,
  companies: Ids,
  dialect: SampleDialect,
): Promise<void> {
  const { groups } = dialect.fields;
  const analyst = await shipped(person, 'analytic.group_analytic_accounting');
  const administrator = await person.one('res.users', [['login', '=', 'admin']]);
  await person.write('res.users', [administrator], { [groups]: [[4, analyst]] });
  for (const { name, code = false, plan, company } of accounts) {
    const ofCompany = { company_id: companies.maybe(company) };
    const inPlan = await dialect.analyticPlan(person, plan);
    await person.create('account.analytic.account', [{ name, code, ...ofCompany, ...inPlan }]);
  }
  await person.write('res.users', [administrator], { [groups]: [[3, analyst]] });
}
