import { conversionRate } from '../../accounting/currency-rate.ts';
import type { Rate } from '../../accounting/currency-rate.ts';
import { roundTo } from '../../accounting/float-round.ts';
import { directionSign, isInvoice } from '../../accounting/kinds.ts';
import type { TwoAmounts } from '../../accounting/payment-terms.ts';
import type { PricedLine, Terms } from '../../accounting/tax-items.ts';
import type { ModelRecord } from '../../orm/types.ts';
import { toBookedTax } from './taxes.ts';
import { itemsOf } from './items.ts';

/*
 * How a document counts its money: its currency, its rate, its roundings; and what its lines add up to.
 */

/** The rates of a currency for a company. */
export function ratesOf(currency: ModelRecord, company: ModelRecord): Rate[] {
  return currency
    .in(currency.env.sudo())
    .many('rate_ids')
    .filter((rate) => rate.one('company_id') === undefined || company.equals(rate.one('company_id')))
    .map((rate) => ({ from: rate.text('name') ?? '', rate: rate.number('rate') }));
}

/** The rate at the bill's date, or today's while it has none; a plain entry has none of its own. */
export function invoiceRateOf(move: ModelRecord): number {
  if (!isInvoice(move.text('move_type') ?? 'entry')) return move.number('invoice_currency_rate');
  const company = move.the('company_id');
  const own = company.the('currency_id');
  const other = move.the('currency_id');
  if (own.equals(other)) return 1;
  const date = move.text('invoice_date') ?? move.env.today;
  return conversionRate(ratesOf(own, company), ratesOf(other, company), date);
}

export function stepsOf(move: ModelRecord): TwoAmounts {
  return {
    currency: move.the('currency_id').number('rounding'),
    company: move.the('company_id').the('currency_id').number('rounding'),
  };
}

export function termsOf(move: ModelRecord): Terms {
  const type = move.text('move_type') ?? 'entry';
  const method = move.the('company_id').text('tax_calculation_rounding_method');
  return {
    method: method === 'round_globally' ? method : 'round_per_line',
    rate: isInvoice(type) ? move.number('invoice_currency_rate') : 1,
    steps: stepsOf(move),
    sign: isInvoice(type) ? directionSign(type) : 1,
  };
}

/** A line as the taxes see it. An item of a plain entry is one piece at its own amount. */
export function toPricedLine(line: ModelRecord): PricedLine {
  const move = line.the('move_id');
  const type = move.text('move_type') ?? 'entry';
  const account = line.one('account_id')?.id ?? 0;
  if (!isInvoice(type)) {
    return { account, priceUnit: line.number('amount_currency'), quantity: 1, discount: 0, taxes: [] };
  }
  return {
    account,
    priceUnit: line.number('price_unit'),
    quantity: line.number('quantity'),
    discount: line.number('discount'),
    taxes: line.many('tax_ids').map((tax) => toBookedTax(tax, type)),
  };
}

/** What a document comes to, in balances: debits are positive. */
export interface Totals {
  readonly untaxed: TwoAmounts;
  readonly tax: TwoAmounts;
  readonly total: TwoAmounts;
  readonly residual: TwoAmounts;
}

/** Adds up the journal items (`_compute_amount`). Of a plain entry: its debits. */
export function totalsOf(move: ModelRecord): Totals {
  const lines = itemsOf(move);
  const sum = (kinds: readonly string[], fields: readonly [string, string]): TwoAmounts => {
    const these = lines.filter((line) => kinds.includes(line.text('display_type') ?? ''));
    return added(these, fields, stepsOf(move));
  };
  const amounts = ['amount_currency', 'balance'] as const;
  if (!isInvoice(move.text('move_type') ?? 'entry')) {
    const debits = lines.filter((line) => line.number('debit') !== 0);
    const none = { currency: 0, company: 0 };
    return { untaxed: none, tax: none, total: added(debits, amounts, stepsOf(move)), residual: none };
  }
  return {
    untaxed: sum(['product'], amounts),
    tax: sum(['tax'], amounts),
    total: sum(['product', 'tax'], amounts),
    residual: sum(['payment_term'], ['amount_residual_currency', 'amount_residual']),
  };
}

function added(
  lines: readonly ModelRecord[],
  [currency, company]: readonly [string, string],
  steps: TwoAmounts,
): TwoAmounts {
  const sum = (field: string) => lines.reduce((total, line) => total + line.number(field), 0);
  return { currency: roundTo(sum(currency), steps.currency), company: roundTo(sum(company), steps.company) };
}
