import type { SampleCompany } from '../../../../src/demo/sample-company.ts';
import type { OdooPerson } from '../../../support/odoo-person.ts';
import type { CompanyBooks } from './books.ts';
import { Ids } from './ids.ts';

/** Makes the products, with the accounts and taxes of their company. */
export async function createProducts(
  person: OdooPerson,
  { products }: SampleCompany,
  company: number,
  { accounts, taxes }: CompanyBooks,
): Promise<Ids> {
  const taxesOf = (tax: string | undefined) => [[6, 0, tax === undefined ? [] : [taxes.of(tax)]]];
  const values = products.map((product) => ({
    name: product.name,
    default_code: product.default_code,
    type: product.type,
    list_price: Number(product.list_price),
    standard_price: Number(product.standard_price),
    taxes_id: taxesOf(product.sale_tax),
    supplier_taxes_id: taxesOf(product.purchase_tax),
    property_account_income_id: accounts.maybe(product.income_account),
    property_account_expense_id: accounts.maybe(product.expense_account),
    company_id: company,
  }));
  const names = products.map(({ name }) => name);
  const context = { allowed_company_ids: [company] };
  return new Ids('product', names, await person.create('product.product', values, context));
}
