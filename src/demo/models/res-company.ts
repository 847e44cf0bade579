import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { always, boolean, char, date, integer, many2one, selection } from '../orm/fields.ts';
import type { ModelDefinition } from '../orm/types.ts';

/** Companies, and what their accounting falls back on. Each is a partner, too. */
export const resCompany: ModelDefinition = {
  name: 'res.company',
  description: 'Companies',
  order: 'sequence, name',
  access: { 'base.group_user': 'r', 'base.group_erp_manager': 'rcwd' },
  closed: WHOLLY_CLOSED,
  rule: (env) => [['id', 'in', env.companies]],
  fields: {
    name: char('Company Name', { required: true }),
    active: boolean('Active', { default: always(true) }),
    sequence: integer('Sequence', { default: always(10) }),
    partner_id: many2one('Partner', 'res.partner', { required: true }),
    currency_id: many2one('Currency', 'res.currency', { required: true }),
    country_id: many2one('Country', 'res.country', { elsewhere: true }),
    city: char('City', { elsewhere: true }),
    vat: char('Tax ID', { elsewhere: true }),
    email: char('Email'),
    account_fiscal_country_id: many2one('Fiscal Country', 'res.country', {
      store: true,
      depends: ['country_id'],
      compute: (company) => company.value('account_fiscal_country_id') || company.value('country_id'),
    }),
    tax_calculation_rounding_method: selection(
      'Tax Calculation Rounding Method',
      [
        ['round_globally', 'Round per Tax'],
        ['round_per_line', 'Round per Line'],
      ],
      { default: always('round_globally') },
    ),
    account_price_include: selection(
      'Default Sales Price Include',
      [
        ['tax_included', 'Tax Included'],
        ['tax_excluded', 'Tax Excluded'],
      ],
      { required: true, default: always('tax_excluded') },
    ),
    fiscalyear_last_day: integer('Fiscalyear Last Day', { required: true, default: always(31) }),
    fiscalyear_last_month: selection(
      'Fiscalyear Last Month',
      [
        ['1', 'January'],
        ['2', 'February'],
        ['3', 'March'],
        ['4', 'April'],
        ['5', 'May'],
        ['6', 'June'],
        ['7', 'July'],
        ['8', 'August'],
        ['9', 'September'],
        ['10', 'October'],
        ['11', 'November'],
        ['12', 'December'],
      ],
      { required: true, default: always('12') },
    ),
    fiscalyear_lock_date: date('Global Lock Date'),
    tax_lock_date: date('Tax Return Lock Date'),
    sale_lock_date: date('Sales Lock Date'),
    purchase_lock_date: date('Purchase Lock date'),
    hard_lock_date: date('Hard Lock Date'),
    account_sale_tax_id: many2one('Default Sale Tax', 'account.tax', { checkCompany: true }),
    account_purchase_tax_id: many2one('Default Purchase Tax', 'account.tax', { checkCompany: true }),
    income_account_id: many2one('Income Account', 'account.account', { checkCompany: true }),
    expense_account_id: many2one('Expense Account', 'account.account', { checkCompany: true }),
    account_journal_suspense_account_id: many2one('Journal Suspense Account', 'account.account', {
      checkCompany: true,
    }),
  },
  create: (model, values, base) =>
    base(
      values.map((each) => {
        if (each.partner_id !== undefined) return each;
        const { name = false, country_id = false, city = false, email = false, vat = false } = each;
        const [partner] = model.env
          .model('res.partner')
          .create([{ name, country_id, city, email, vat, is_company: true }]);
        return { ...each, partner_id: partner?.id ?? false };
      }),
    ),
};
