import type { SampleCompany } from '../../../../src/demo/sample-company.ts';
import type { OdooPerson } from '../../../support/odoo-person.ts';
import type { CompanyBooks } from './books.ts';
import type { World } from './companies.ts';
import type { SampleDialect } from './dialect.ts';
import { Ids } from './ids.ts';

/** Makes the payment terms; those that Odoo brings along are archived, so that look-ups find the sample's. */
export async function createPaymentTerms(
  person: OdooPerson,
  { payment_terms: terms }: SampleCompany,
  dialect: SampleDialect,
): Promise<Ids> {
  const shipped = await person.search('account.payment.term', []);
  await person.write('account.payment.term', shipped, { active: false });
  const values = terms.map(({ name, days }, index) => ({
    name,
    sequence: index + 1,
    company_id: false,
    line_ids: [[0, 0, dialect.termLine(days)]],
  }));
  const names = terms.map(({ name }) => name);
  return new Ids('payment term', names, await person.create('account.payment.term', values));
}

/** Makes the partners. Their fiscal positions and payment terms hold in every company. */
export async function createPartners(
  person: OdooPerson,
  { partners }: SampleCompany,
  world: World,
  terms: Ids,
  books: ReadonlyMap<number, CompanyBooks>,
): Promise<Ids> {
  const names = partners.map(({ name }) => name);
  const values = partners.map(({ name, is_company, country, city, email, vat, ref }) => {
    const country_id = world.countries.maybe(country);
    return { name, is_company, country_id, city, email, vat, ref };
  });
  const ids = new Ids('partner', names, await person.create('res.partner', values));
  for (const { name, parent } of partners)
    if (parent !== undefined)
      await person.write('res.partner', [ids.of(name)], { parent_id: ids.of(parent) });

  for (const [company, { fiscalPositions }] of books) {
    const context = { allowed_company_ids: [company] };
    for (const partner of partners) {
      const properties = {
        property_payment_term_id: terms.maybe(partner.property_payment_term),
        property_supplier_payment_term_id: terms.maybe(partner.property_supplier_payment_term),
        property_account_position_id: fiscalPositions.maybe(partner.fiscal_position),
      };
      const set = Object.entries(properties).filter(([, id]) => id !== false);
      if (set.length > 0)
        await person.write('res.partner', [ids.of(partner.name)], Object.fromEntries(set), context);
    }
  }
  return ids;
}
