import { add, canonicalDecimal, parseDecimal } from '../common/decimal.ts';
import type { Decimal } from '../common/decimal.ts';
import type { Currency } from './master-data.ts';

/**
 * An amount that somebody asked for, with all decimal places of its currency.
 * @param text a plain decimal
 * @returns a sentence's end that says why it cannot be, where it cannot: "12.345 has more decimal places than EUR"
 */
export function amountIn(currency: Currency, text: string): Decimal | string {
  const amount = parseDecimal(text);
  if (amount === undefined) return 'it is no plain decimal';
  if (amount.units === 0n) return 'it is zero';
  if (amount.scale > currency.places)
    return `${canonicalDecimal(amount)} has more decimal places than ${currency.name}, which has ${currency.places}`;
  return add(amount, { units: 0n, scale: currency.places });
}

/** The same, and greater than zero. */
export function positiveAmountIn(currency: Currency, text: string): Decimal | string {
  const amount = amountIn(currency, text);
  return typeof amount !== 'string' && amount.units < 0n ? 'it must be greater than zero' : amount;
}
