import type { Environment, ModelRecord } from '../orm/types.ts';
import type { SampleCompany } from '../sample-company.ts';
import { addExternalId, splitExternalId } from '../orm/load/external-ids.ts';
import type { Json } from '../orm/value.ts';
import { create, named } from './named.ts';

/** Odoo's groups as far as they carry access rights here, and what each implies. */
const GROUPS: readonly (readonly [externalId: string, fullName: string, implied: readonly string[]])[] = [
  ['base.group_user', 'Role / User', []],
  ['base.group_erp_manager', 'Access Rights', ['base.group_user']],
  ['base.group_system', 'Role / Administrator', ['base.group_erp_manager']],
  ['base.group_partner_manager', 'Contact/Creation', []],
  ['product.group_product_manager', 'Products/Create', []],
  ['analytic.group_analytic_accounting', 'Analytic Accounting', []],
  ['account.group_account_readonly', 'Show Accounting Features - Readonly', ['base.group_user']],
  ['account.group_account_invoice', 'Accounting/Invoicing', ['base.group_user']],
  ['account.group_account_basic', 'Basic', ['account.group_account_invoice']],
  [
    'account.group_account_user',
    'Show Full Accounting Features',
    ['account.group_account_basic', 'account.group_account_readonly'],
  ],
  ['account.group_account_manager', 'Accounting/Administrator', ['account.group_account_invoice']],
];

/** Countries, currencies, companies and what users may be. @returns the companies in order */
export function populatePeople(env: Environment, sample: SampleCompany): ModelRecord[] {
  env.model('res.country').create(sample.countries);
  env.model('res.currency').create(
    sample.currencies.map(({ rates: _rates, rounding, decimal_places: _places, ...currency }) => ({
      ...currency,
      rounding: Number(rounding),
    })),
  );
  const groups = new Map<string, number>();
  for (const [externalId, fullName, implied] of GROUPS) {
    const [name = ''] = fullName.split('/').slice(-1);
    const group = create(env, 'res.groups', {
      name,
      full_name: fullName,
      implied_ids: implied.map((each) => id(groups, each)),
    });
    addExternalId(group, splitExternalId(externalId, 'base'));
    groups.set(externalId, group.id);
  }
  const companies = sample.companies.map((company, index) =>
    create(env, 'res.company', {
      // The first one is the company that Odoo itself begins with.
      sequence: index === 0 ? 0 : 10,
      name: company.name,
      city: company.city,
      country_id: named(env, 'res.country', company.country, 'code').id,
      currency_id: named(env, 'res.currency', company.currency).id,
      tax_calculation_rounding_method: company.tax_calculation_rounding_method,
    }),
  );
  const [main] = companies;
  if (main !== undefined) addExternalId(main, { module: 'base', name: 'main_company' });
  const bot = create(env, 'res.users', {
    name: 'OdooBot',
    login: '__system__',
    active: false,
    company_id: companies[0]?.id ?? false,
    company_ids: companies.map((company) => company.id),
    group_ids: [...groups.values()],
  });
  bot.the('partner_id').write({ active: false });
  addExternalId(bot, { module: 'base', name: 'user_root' });
  for (const company of companies) {
    const rates = sample.currencies.flatMap(({ name, rates: list }) =>
      list.map((rate): Record<string, Json> => ({
        name: rate.name,
        rate: Number(rate.rate),
        currency_id: named(env, 'res.currency', name).id,
        company_id: company.id,
      })),
    );
    env.model('res.currency.rate').create(rates);
  }
  return companies;
}

function id(groups: ReadonlyMap<string, number>, externalId: string): number {
  const found = groups.get(externalId);
  if (found === undefined) throw new Error(`The demo company has no group ${externalId}`);
  return found;
}
