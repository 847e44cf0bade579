import { z } from 'zod';
import { fromOdooFloat, round } from '../common/decimal.ts';
import type { Decimal } from '../common/decimal.ts';
import type { OdooClient } from '../odoo/client.ts';
import type { Named } from './documents.ts';
import { odooFloat } from './reading/odoo-values.ts';

const rateRows = z.array(z.object({ id: z.int(), rate: odooFloat }));

/** No rate of Odoo's has more decimal places: `digits=0`, a plain float (odoo/addons/base/models/res_currency.py). */
const RATE_PLACES = 15;

/** Rates of one day as a company has them: how many of a currency one and the same amount is. */
export class CurrencyRates {
  readonly #rates: ReadonlyMap<number, Decimal>;

  /** @param rates by id of the currency, greater than zero */
  constructor(rates: ReadonlyMap<number, Decimal>) {
    this.#rates = rates;
  }

  /**
   * @returns the amount in the other currency, rounded half away from zero; undefined when Odoo has no rate for one
   * of them
   */
  convert(amount: Decimal, from: number, to: Named & { readonly places: number }): Decimal | undefined {
    if (from === to.id) return round(amount, to.places);
    const [given, wanted] = [this.#rates.get(from), this.#rates.get(to.id)];
    if (given === undefined || wanted === undefined) return undefined;
    return divide(multiply(amount, wanted), given, to.places);
  }
}

/**
 * Reads the rates that Odoo itself would convert with: the latest up to the day, or else, from 16 on, the first.
 * @param date ISO date
 */
export async function readRates(
  client: OdooClient,
  company: Named,
  currencies: readonly number[],
  date: string,
  signal?: AbortSignal,
): Promise<CurrencyRates> {
  const wanted = [...new Set(currencies)];
  // `rate` is computed for the context's day and company (`_compute_current_rate`). What it is relative to differs
  // between versions; two of one read always fit together.
  const rows = rateRows.parse(
    await client.call('res.currency', 'read', {
      args: [wanted, ['rate']],
      context: { allowed_company_ids: [company.id], date },
      signal,
    }),
  );
  const rates = rows.map((row) => [row.id, fromOdooFloat(row.rate, RATE_PLACES)] as const);
  return new CurrencyRates(new Map(rates.filter(([, rate]) => rate.units > 0n)));
}

function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** @param divisor greater than zero */
function divide(dividend: Decimal, divisor: Decimal, places: number): Decimal {
  // One place more than asked for would round twice; so the last digit is decided on whole numbers.
  const numerator = dividend.units * 10n ** BigInt(places + divisor.scale);
  const denominator = divisor.units * 10n ** BigInt(dividend.scale);
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return { units: numerator < 0n ? -rounded : rounded, scale: places };
}
