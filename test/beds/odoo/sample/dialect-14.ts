import type { OdooPerson } from '../../../support/odoo-person.ts';
import type { SampleDialect } from './dialect.ts';
import { shipped } from './shipped.ts';

/** Odoo 14's account types are records: here are their external ids below `account.data_`. */
const accountTypes: ReadonlyMap<string, string> = new Map([
  ['asset_cash', 'account_type_liquidity'],
  ['asset_current', 'account_type_current_assets'],
  ['asset_fixed', 'account_type_fixed_assets'],
  ['asset_receivable', 'account_type_receivable'],
  ['equity', 'account_type_equity'],
  ['equity_unaffected', 'unaffected_earnings'],
  ['expense', 'account_type_expenses'],
  ['expense_depreciation', 'account_type_depreciation'],
  ['expense_direct_cost', 'account_type_direct_costs'],
  ['income', 'account_type_revenue'],
  ['income_other', 'account_type_other_income'],
  ['liability_current', 'account_type_current_liabilities'],
  ['liability_payable', 'account_type_payable'],
]);

/** Odoo 14. */
export const dialect14: SampleDialect = {
  fields: { fiscalCountry: 'account_tax_fiscal_country_id', groups: 'groups_id' },

  // Without a country 14 installs no chart.
  clearBooks: () => Promise.resolve(),
  accountType: async (person, type) => {
    const name = accountTypes.get(type);
    if (name === undefined) throw new Error(`Odoo 14 has no type for accounts of "${type}".`);
    return { user_type_id: await shipped(person, `account.data_${name}`) };
  },
  taxPrice: (included) => ({ price_include: included }),
  // Here it is the journals that say it, and no two may share such an account: what is paid in cash waits for nothing.
  setOutstandingAccounts: () => Promise.resolve(),
  liquidityJournal: (type, account, { receipts, payments }) => ({
    payment_debit_account_id: type === 'bank' ? receipts : account,
    payment_credit_account_id: type === 'bank' ? payments : account,
  }),
  termLine: (days) => ({ value: 'balance', option: 'day_after_invoice_date', days }),

  // There are no plans yet.
  analyticPlan: () => Promise.resolve({}),

  createFiscalPosition: async (person, name, replacements, context) => {
    const lines = replacements.map(({ from, to }) => [0, 0, { tax_src_id: from, tax_dest_id: to }]);
    const [position = 0] = await person.create(
      'account.fiscal.position',
      [{ name, tax_ids: lines }],
      context,
    );
    return position;
  },

  setPartnerDefault: (person, company, field, account) =>
    setProperty(person, company, 'res.partner', field, account),
  setProductAccounts: async (person, company, { income, expense }) => {
    const category = 'product.category';
    await setProperty(person, company, category, 'property_account_income_categ_id', income);
    await setProperty(person, company, category, 'property_account_expense_categ_id', expense);
  },

  // 14's screens fill these in when a partner is chosen; over RPC nothing does.
  fromPartner: (terms) => terms,

  keys: { prepare: () => Promise.resolve(() => Promise.resolve()), values: {} },
};

/** What holds in a company for records that say nothing themselves: a property of no record. */
async function setProperty(
  person: OdooPerson,
  company: number,
  model: string,
  name: string,
  account: number,
): Promise<void> {
  const field = await person.one('ir.model.fields', [
    ['model', '=', model],
    ['name', '=', name],
  ]);
  const value = { type: 'many2one', value_reference: `account.account,${account}` };
  await person.create('ir.property', [{ name, fields_id: field, company_id: company, ...value }]);
}
