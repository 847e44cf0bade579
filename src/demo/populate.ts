import { populateAnalytic } from './populate/analytic.ts';
import { populateBooks } from './populate/books.ts';
import { populateDocuments } from './populate/documents.ts';
import { populatePartners } from './populate/partners.ts';
import { populatePaymentMethods } from './populate/payment-methods.ts';
import { populatePeople } from './populate/people.ts';
import { populateProducts } from './populate/products.ts';
import { populateUsers } from './populate/users.ts';
import type { Environment } from './orm/types.ts';
import type { SampleCompany } from './sample-company.ts';

/**
 * Writes the sample company into an empty database, through the same `create` and `action_post` that the outside calls:
 * as an administrator would do it by RPC.
 */
export function populate(env: Environment, sample: SampleCompany): void {
  const companies = populatePeople(env, sample);
  populatePaymentMethods(env);
  const books = companies.map((company) => populateBooks(company, sample));
  populateAnalytic(env, sample);
  populatePartners(env, sample, books);
  const [first] = books;
  if (first !== undefined) populateProducts(sample, first);
  populateDocuments(env, sample, books);
  // Only now: history lies in periods that are locked today.
  for (const { company, lockDates } of books) company.write(lockDates);
  populateUsers(env, sample);
}
