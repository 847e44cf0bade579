import {
  add,
  canonicalDecimal,
  compare,
  formatDecimal,
  fromOdooFloat,
  magnitude,
  round,
  ZERO,
} from '../../common/decimal.ts';
import type { Decimal } from '../../common/decimal.ts';
import { computesInvoices } from '../../accounting/versions.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import type { ReviewedLine, ReviewedMove } from '../snapshot/read-move.ts';
import type { Rate } from './review.ts';

/** An amount with the currency that it is in: a decimal string and its code. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/**
 * What a document comes to. Of an entry it is the sum of its debits in the company's currency: `amount_total` mixes
 * currencies there, on each version in its own way (observed on 14 and 19).
 */
export function totalOf(move: ReviewedMove, lines: readonly ReviewedLine[]): Money {
  const { currency_id: currency, company_currency_id: company } = move;
  if (move.move_type !== 'entry') {
    const total = fromOdooFloat(move.amount_total, currency.decimal_places);
    return { amount: formatDecimal(total), currency: currency.name };
  }
  const debits = lines
    .filter((line) => line.account_id !== undefined)
    .map((line) => fromOdooFloat(line.balance, company.decimal_places))
    .filter((balance) => compare(balance, ZERO) > 0)
    .reduce(add, { units: 0n, scale: company.decimal_places });
  return { amount: formatDecimal(debits), currency: company.name };
}

/** What a document in another currency comes to in the company's; undefined for one in the company's own. */
export function companyTotalOf(move: ReviewedMove): Money | undefined {
  const { currency_id: currency, company_currency_id: company } = move;
  if (move.move_type === 'entry' || currency.id === company.id) return undefined;
  const total = magnitude(fromOdooFloat(move.amount_total_signed, company.decimal_places));
  return { amount: formatDecimal(total), currency: company.name };
}

/**
 * The rate that a document in another currency is booked at, and of which day it is: from 16 on that of the invoice
 * date, before that of the accounting date.
 */
export function rateOf(move: ReviewedMove, version: OdooVersion): Rate | undefined {
  const company = companyTotalOf(move);
  if (company === undefined) return undefined;
  const { invoice_currency_rate: kept, amount_total: total, currency_id: currency } = move;
  const booked = magnitude(fromOdooFloat(move.amount_total_signed, move.company_currency_id.decimal_places));
  const foreign = magnitude(fromOdooFloat(total, currency.decimal_places));
  const rate = kept === undefined ? ratio(foreign, booked) : fromOdooFloat(kept, RATE_PLACES);
  if (rate === undefined) return undefined;
  const of = computesInvoices(version) ? (move.invoice_date ?? move.date) : move.date;
  return { rate: canonicalDecimal(rate), of };
}

/** As many as Odoo's screens show. */
const RATE_PLACES = 6;

/** How often one amount is in another; undefined where the other is nothing. */
export function ratio(amount: Decimal, other: Decimal): Decimal | undefined {
  if (other.units === 0n) return undefined;
  const scale = RATE_PLACES + 1;
  const units =
    (amount.units * 10n ** BigInt(scale + other.scale)) / (other.units * 10n ** BigInt(amount.scale));
  return round({ units, scale }, RATE_PLACES);
}
