import type { SampleCompany } from '../../../../src/demo/sample-company.ts';
import type { OdooPerson } from '../../../support/odoo-person.ts';
import type { SampleDialect } from './dialect.ts';
import { Ids } from './ids.ts';

/** Records that Odoo brings along and the sample names. */
export interface World {
  readonly countries: Ids;
  readonly currencies: Ids;
}

/** Finds the countries, and makes exactly the sample's currencies active. */
export async function findWorld(person: OdooPerson, sample: SampleCompany): Promise<World> {
  const codes = sample.countries.map(({ code }) => code);
  const countries: number[] = [];
  for (const code of codes) countries.push(await person.one('res.country', [['code', '=', code]]));

  const all = { active_test: false };
  const names = sample.currencies.map(({ name }) => name);
  const currencies: number[] = [];
  for (const name of names) currencies.push(await person.one('res.currency', [['name', '=', name]], all));
  await person.write('res.currency', currencies, { active: true });
  return {
    countries: new Ids('country', codes, countries),
    currencies: new Ids('currency', names, currencies),
  };
}

/** Makes the companies, the first out of the one that Odoo brings along, and lets `person` work in all of them. */
export async function createCompanies(
  person: OdooPerson,
  sample: SampleCompany,
  world: World,
  { fields }: SampleDialect,
): Promise<Ids> {
  const values = sample.companies.map((company) => ({
    name: company.name,
    city: company.city,
    country_id: world.countries.of(company.country),
    currency_id: world.currencies.of(company.currency),
    tax_calculation_rounding_method: company.tax_calculation_rounding_method,
  }));
  const countries = sample.companies.map(({ country }) => world.countries.of(country));

  // In install mode a country does not pull in its localisation: these books stay their own.
  const context = { install_mode: true };
  const [first, ...others] = values;
  if (first === undefined) throw new Error('The sample company has no company.');
  await person.write('res.company', [1], first, context);
  const ids = [1, ...(await person.create('res.company', others, context))];
  for (const [index, id] of ids.entries())
    await person.write('res.company', [id], { [fields.fiscalCountry]: countries[index] }, context);

  const names = sample.companies.map(({ name }) => name);
  return new Ids('company', names, ids);
}

/** Sets what one unit of a company's currency is worth in each other one. */
export async function createRates(
  person: OdooPerson,
  sample: SampleCompany,
  world: World,
  companies: Ids,
): Promise<void> {
  const rates = sample.companies.flatMap((company) =>
    sample.currencies.flatMap((currency) =>
      currency.rates.map(({ name, rate }) => ({
        name,
        rate: Number(rate),
        currency_id: world.currencies.of(currency.name),
        company_id: companies.of(company.name),
      })),
    ),
  );
  await person.create('res.currency.rate', rates);
}

/** Closes the periods that the sample says are closed. */
export async function lockPeriods(person: OdooPerson, sample: SampleCompany, companies: Ids): Promise<void> {
  for (const { name, tax_lock_date, fiscalyear_lock_date } of sample.companies) {
    const dates = { tax_lock_date, fiscalyear_lock_date };
    const set = Object.entries(dates).filter(([, date]) => date !== undefined);
    await person.write('res.company', [companies.of(name)], Object.fromEntries(set));
  }
}
