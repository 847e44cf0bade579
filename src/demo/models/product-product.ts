import { WHOLLY_CLOSED } from '../orm/closed.ts';
import {
  always,
  boolean,
  char,
  float,
  many2many,
  many2one,
  related,
  selection,
  text,
} from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** Products. Odoo splits them into a template and its variants; here each is its own template. */
export const productProduct: ModelDefinition = {
  name: 'product.product',
  description: 'Product Variant',
  order: 'default_code, name, id',
  searchNames: ['name', 'default_code'],
  displayName: (product) => {
    const [code, name] = [product.text('default_code'), product.text('name') ?? ''];
    return code === undefined ? name : `[${code}] ${name}`;
  },
  access: {
    'base.group_user': 'r',
    'account.group_account_readonly': 'r',
    'product.group_product_manager': 'rcwd',
  },
  closed: WHOLLY_CLOSED,
  rule: (env) => ['|', ['company_id', 'in', env.companies], ['company_id', '=', false]],
  fields: {
    name: char('Name', { required: true, elsewhere: true }),
    default_code: char('Internal Reference'),
    active: boolean('Active', { default: always(true) }),
    type: selection(
      'Product Type',
      [
        ['consu', 'Goods'],
        ['service', 'Service'],
        ['combo', 'Combo'],
      ],
      { required: true, elsewhere: true, default: always('consu') },
    ),
    company_id: many2one('Company', 'res.company', { elsewhere: true }),
    list_price: float('Sales Price', { elsewhere: true, digits: [16, 2], default: always(1) }),
    lst_price: related('list_price', float('Sales\u00a0Price', { digits: [16, 2], readonly: false })),
    standard_price: float('Cost', { companyDependent: true, digits: [16, 2] }),
    sale_ok: boolean('Sales', { elsewhere: true, default: always(true) }),
    purchase_ok: boolean('Purchase', { elsewhere: true, default: always(true) }),
    taxes_id: many2many('Sales Taxes', 'account.tax', {
      elsewhere: true,
      default: (env) => [env.company.value('account_sale_tax_id')].filter((id) => typeof id === 'number'),
    }),
    supplier_taxes_id: many2many('Purchase Taxes', 'account.tax', {
      elsewhere: true,
      default: (env) => [env.company.value('account_purchase_tax_id')].filter((id) => typeof id === 'number'),
    }),
    property_account_income_id: many2one('Income Account', 'account.account', {
      companyDependent: true,
      elsewhere: true,
    }),
    property_account_expense_id: many2one('Expense Account', 'account.account', {
      companyDependent: true,
      elsewhere: true,
    }),
    description_sale: text('Sales Description', { elsewhere: true }),
    description_purchase: text('Purchase Description', { elsewhere: true }),
  },
};
