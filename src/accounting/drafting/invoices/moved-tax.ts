import { add, formatDecimal, fromOdooFloat, magnitude, negate, ZERO } from '../../../common/decimal.ts';
import type { Decimal } from '../../../common/decimal.ts';
import type { Json } from '../../../common/json.ts';
import type { DocumentView } from '../../documents.ts';
import type { Currency } from '../../master-data.ts';
import type { TaxItem } from './tax-items.ts';

/** A journal item of a tax, and by how much its amount is to change: signed as the item is. */
export interface TaxChange {
  readonly item: TaxItem;
  readonly off: Decimal;
}

/** For Odoo 16 and newer, which moves what is owed along. */
export function taxOnly(changes: readonly TaxChange[], { places }: DocumentView): readonly Json[] {
  return changes.map(({ item, off }) => [
    1,
    item.id,
    { amount_currency: moved(item.amount_currency, off, places) },
  ]);
}

/**
 * For Odoo 14 and 15, which compute nothing behind a journal item: what is owed has to move along, and debit and credit
 * with both (observed on 14). Where it is owed on several dates, the last one takes it.
 * @param own the company's currency
 * @returns undefined when nothing is owed
 */
export function taxAndOwed(
  all: readonly TaxItem[],
  changes: readonly TaxChange[],
  { places }: DocumentView,
  own: Currency,
): readonly Json[] | undefined {
  const owed = all
    .filter((item) => item.tax_line_id === undefined && item.date_maturity !== false)
    .toSorted((a, b) => `${a.date_maturity}`.localeCompare(`${b.date_maturity}`) || a.id - b.id)
    .at(-1);
  if (owed === undefined || owed.amount_currency === 0) return undefined;
  const inOwn = (off: Decimal) => converted(off, balanceOf(owed, own), owed.amount_currency, places, own);
  const whole = (amounts: readonly Decimal[]) => negate(amounts.reduce(add, ZERO));
  const command = (item: TaxItem, off: Decimal, offInOwn: Decimal): Json => {
    const balance = moved(balanceOf(item, own), offInOwn, own.places);
    const amounts = { debit: Math.max(balance, 0), credit: Math.max(-balance, 0) };
    return [1, item.id, { amount_currency: moved(item.amount_currency, off, places), ...amounts }];
  };
  const offs = changes.map(({ off }) => off);
  return [
    ...changes.map(({ item, off }) => command(item, off, inOwn(off))),
    command(owed, whole(offs), whole(offs.map(inOwn))),
  ];
}

/** Odoo wants numbers; the decimals behind them are exact to the currency's places. */
function moved(amount: number, off: Decimal, places: number): number {
  return Number(formatDecimal(add(fromOdooFloat(amount, places), off)));
}

function balanceOf({ debit, credit }: TaxItem, own: Currency): number {
  return Number(
    formatDecimal(add(fromOdooFloat(debit, own.places), negate(fromOdooFloat(credit, own.places)))),
  );
}

/** A small amount in the company's currency, at the rate of a large one. */
function converted(off: Decimal, balance: number, amount: number, places: number, own: Currency): Decimal {
  const of = magnitude(fromOdooFloat(balance, own.places));
  const per = magnitude(fromOdooFloat(amount, places));
  // The scales of balance and result are those of the same currency.
  const numerator = magnitude(off).units * of.units * 10n ** BigInt(per.scale);
  const denominator = per.units * 10n ** BigInt(off.scale);
  const units = (2n * numerator + denominator) / (2n * denominator);
  return { units: off.units < 0n ? -units : units, scale: own.places };
}
