/** How many units of a currency one unit of the base currency is, from a day on. */
export interface Rate {
  /** ISO date. */
  readonly from: string;
  readonly rate: number;
}

/**
 * The rate of a currency on a day: the newest one that is not younger, else the oldest there is, else 1
 * (`_get_rates` of res.currency).
 * @param date ISO date
 */
export function rateOn(rates: readonly Rate[], date: string): number {
  const byDate = rates.toSorted((a, b) => a.from.localeCompare(b.from));
  return (byDate.findLast((rate) => rate.from <= date) ?? byDate[0])?.rate ?? 1;
}

/**
 * What one unit of the first currency is in the second. Two divisions, because Odoo stores the inverse of the
 * inverse, and the last binary digit shows.
 */
export function conversionRate(from: readonly Rate[], to: readonly Rate[], date: string): number {
  return 1 / (rateOn(from, date) / rateOn(to, date));
}
