import { rateOn } from '../accounting/currency-rate.ts';
import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { always, boolean, char, date, float, integer, many2one, one2many } from '../orm/fields.ts';
import type { ModelDefinition, ModelRecord } from '../orm/types.ts';
import { ratesOf } from './account-move/money.ts';

function currentRate(currency: ModelRecord): number {
  const { company, context, today } = currency.env;
  const date = typeof context.date === 'string' ? context.date : today;
  const own = company.the('currency_id');
  return rateOn(ratesOf(currency, company), date) / rateOn(ratesOf(own, company), date);
}

export const resCurrency: ModelDefinition = {
  name: 'res.currency',
  description: 'Currency',
  order: 'active desc, name',
  searchNames: ['name', 'full_name'],
  access: { 'base.group_user': 'r', 'account.group_account_manager': 'rcwd', 'base.group_system': 'rcwd' },
  closed: WHOLLY_CLOSED,
  fields: {
    name: char('Currency', { required: true }),
    full_name: char('Name'),
    symbol: char('Symbol', { required: true }),
    // Of the day and the company of the context (`_compute_current_rate`).
    rate: float('Current Rate', { readonly: true, compute: currentRate }),
    rounding: float('Rounding Factor', { digits: [12, 6], default: always(0.01) }),
    decimal_places: integer('Decimal Places', {
      store: true,
      readonly: true,
      depends: ['rounding'],
      compute: (currency) => {
        const rounding = currency.number('rounding');
        return rounding > 0 && rounding < 1 ? Math.ceil(Math.log10(1 / rounding)) : 0;
      },
    }),
    active: boolean('Active', { default: always(true) }),
    rate_ids: one2many('Rates', 'res.currency.rate', 'currency_id'),
  },
};

/** How many of the currency one unit of the company's currency is, from a day on. */
export const resCurrencyRate: ModelDefinition = {
  name: 'res.currency.rate',
  description: 'Currency Rate',
  order: 'name desc, id',
  displayName: (rate) => rate.text('name') ?? '',
  access: { 'base.group_user': 'r', 'account.group_account_manager': 'rcwd', 'base.group_system': 'rcwd' },
  closed: WHOLLY_CLOSED,
  rule: (env) => ['|', ['company_id', 'in', env.companies], ['company_id', '=', false]],
  fields: {
    name: date('Date', { required: true, default: (env) => env.today }),
    rate: float('Technical Rate'),
    currency_id: many2one('Currency', 'res.currency', {
      required: true,
      readonly: true,
      onDelete: 'cascade',
    }),
    company_id: many2one('Company', 'res.company', { default: (env) => env.company.id }),
  },
};
