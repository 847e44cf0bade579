import type { SampleCompany } from '../sample-company.ts';
import { id } from './books.ts';
import type { Books } from './books.ts';
import { create } from './named.ts';

export function populateProducts(sample: SampleCompany, { env, company, accounts, taxes }: Books): void {
  for (const product of sample.products) {
    const { name, default_code, type, sale_tax, purchase_tax, income_account, expense_account } = product;
    create(env, 'product.product', {
      name,
      default_code,
      type,
      list_price: Number(product.list_price),
      standard_price: Number(product.standard_price),
      company_id: company.id,
      taxes_id: sale_tax === undefined ? [] : [id(taxes, sale_tax)],
      supplier_taxes_id: purchase_tax === undefined ? [] : [id(taxes, purchase_tax)],
      property_account_income_id: income_account === undefined ? false : id(accounts, income_account),
      property_account_expense_id: expense_account === undefined ? false : id(accounts, expense_account),
    });
  }
}
