import type { Environment } from '../orm/types.ts';
import type { SampleCompany } from '../sample-company.ts';
import { id } from './books.ts';
import type { Books } from './books.ts';
import { create, named } from './named.ts';

/** Payment terms and partners. Terms and fiscal position hold in every company. */
export function populatePartners(env: Environment, sample: SampleCompany, books: readonly Books[]): void {
  const terms = new Map<string, number>();
  for (const [index, { name, days }] of sample.payment_terms.entries()) {
    const line = { value: 'percent', value_amount: 100, delay_type: 'days_after', nb_days: days };
    terms.set(
      name,
      create(env, 'account.payment.term', { name, sequence: index + 1, line_ids: [[0, 0, line]] }).id,
    );
  }
  for (const partner of sample.partners) {
    const { name, is_company, city = false, email = false, vat = false, ref = false } = partner;
    const record = create(env, 'res.partner', {
      name,
      is_company,
      city,
      email,
      vat,
      ref,
      parent_id: partner.parent === undefined ? false : named(env, 'res.partner', partner.parent).id,
      country_id:
        partner.country === undefined ? false : named(env, 'res.country', partner.country, 'code').id,
    });
    const { fiscal_position: position, property_payment_term, property_supplier_payment_term } = partner;
    for (const { env: own, fiscalPositions } of books) {
      record.in(own).write({
        ...(position === undefined ? {} : { property_account_position_id: id(fiscalPositions, position) }),
        ...(property_payment_term === undefined
          ? {}
          : { property_payment_term_id: id(terms, property_payment_term) }),
        ...(property_supplier_payment_term === undefined
          ? {}
          : { property_supplier_payment_term_id: id(terms, property_supplier_payment_term) }),
      });
    }
  }
}
