import { add, canonicalDecimal, parseDecimal } from '../common/decimal.ts';
import type { Decimal } from '../common/decimal.ts';
import { said } from '../common/said.ts';
import type { Said } from '../common/said.ts';
import type { Currency } from './master-data.ts';

/**
 * An amount that somebody asked for, with all decimal places of its currency.
 * @param text a plain decimal
 * @returns a sentence's end that says why it cannot be, where it cannot: "12.345 has more decimal places than EUR"
 */
export function amountIn(currency: Currency, text: string): Decimal | Said {
  const amount = parseDecimal(text);
  if (amount === undefined) return said`it is no plain decimal`;
  if (amount.units === 0n) return said`it is zero`;
  if (amount.scale > currency.places)
    return said`${canonicalDecimal(amount)} has more decimal places than ${currency.name}, which has ${currency.places}`;
  return add(amount, { units: 0n, scale: currency.places });
}

/** The same, and greater than zero. */
export function positiveAmountIn(currency: Currency, text: string): Decimal | Said {
  const amount = amountIn(currency, text);
  return !('english' in amount) && amount.units < 0n ? said`it must be greater than zero` : amount;
}
