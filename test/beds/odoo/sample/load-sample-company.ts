import { sampleCompany } from '../../../../src/demo/sample-company.ts';
import { OdooPerson } from '../../../support/odoo-person.ts';
import type { OdooUser } from '../connection.ts';
import type { Progress } from '../progress.ts';
import { createAnalyticAccounts } from './analytic.ts';
import { openBooks } from './books.ts';
import type { CompanyBooks } from './books.ts';
import { createCompanies, createRates, findWorld, lockPeriods } from './companies.ts';
import type { SampleDialect } from './dialect.ts';
import { dialect14 } from './dialect-14.ts';
import { dialect19 } from './dialect-19.ts';
import { createDocuments } from './documents.ts';
import { createPartners, createPaymentTerms } from './partners.ts';
import { createProducts } from './products.ts';
import { createUsers } from './users.ts';

/**
 * Puts the sample company into an Odoo with empty books, over RPC, as its administrator would in the screens.
 * @param version Odoo's major version
 * @returns who works there, with passwords and keys
 */
export async function loadSampleCompany(
  version: string,
  place: { readonly url: string; readonly db: string },
  progress: Progress,
): Promise<readonly OdooUser[]> {
  const dialect = dialectOf(version);
  const sample = sampleCompany();
  const person = await OdooPerson.logIn(place, { login: 'admin', password: 'admin' });

  const { world, companies } = await progress.step('- companies', async () => {
    await dialect.clearBooks(person);
    const found = await findWorld(person, sample);
    const made = await createCompanies(person, sample, found, dialect);
    await createRates(person, sample, found, made);
    return { world: found, companies: made };
  });
  const books = await progress.step('- books', async () => {
    const opened = new Map<number, CompanyBooks>();
    for (const { name } of sample.companies)
      opened.set(companies.of(name), await openBooks(person, sample, companies.of(name), dialect));
    await createAnalyticAccounts(person, sample, companies, dialect);
    return opened;
  });
  const records = await progress.step('- partners and products', async () => {
    const [first, ofFirst] = [...books][0] ?? [];
    if (first === undefined || ofFirst === undefined) throw new Error('The sample company has no company.');
    const terms = await createPaymentTerms(person, sample, dialect);
    const partners = await createPartners(person, sample, world, terms, books);
    const products = await createProducts(person, sample, first, ofFirst);
    return { world, companies, books, terms, partners, products };
  });
  await progress.step(`- ${sample.documents.length} documents`, () =>
    createDocuments(person, sample, records, dialect),
  );
  await lockPeriods(person, sample, companies);
  return progress.step('- users and their keys', () =>
    createUsers(person, sample, companies, place, dialect),
  );
}

function dialectOf(version: string): SampleDialect {
  switch (version) {
    case '14':
      return dialect14;
    case '19':
      return dialect19;
    default:
      throw new Error(`The sample company has not been loaded into Odoo ${version} yet.`);
  }
}
