import { roundTo } from './float-round.ts';

/** A tax of the kind that is modelled: a percentage, booked in full to one account. */
export interface Tax {
  readonly id: number;
  readonly sequence: number;
  /** Per cent. */
  readonly amount: number;
  /** The price of a line contains it. */
  readonly priceInclude: boolean;
  /** It raises the base of the taxes after it. */
  readonly includeBaseAmount: boolean;
  /** The taxes before it may raise its base. */
  readonly isBaseAffected: boolean;
}

/** Odoo rounds each tax of each line, or once per document and tax (res.company `tax_calculation_rounding_method`). */
export type RoundingMethod = 'round_per_line' | 'round_globally';

/** One tax on one line. */
export interface TaxShare<T extends Tax = Tax> {
  readonly tax: T;
  readonly base: number;
  readonly amount: number;
  readonly priceInclude: boolean;
  /** The taxes that are computed on top of this one: they stand on its journal item too. */
  readonly subsequent: readonly T[];
}

/** What a line comes to without and with its taxes. */
export interface TaxedPrice<T extends Tax = Tax> {
  readonly excluded: number;
  readonly included: number;
  readonly shares: readonly TaxShare<T>[];
}

interface Working<T extends Tax> {
  readonly tax: T;
  /** Taxes that are taken out of, or put onto, the price together. */
  readonly batch: readonly T[];
  extraForTax: number;
  extraForBase: number;
  amount: number | undefined;
}

/**
 * The taxes of one line (`_get_tax_details` of account.tax): first those that are in the price, from the last to the
 * first, then those that come on top, from the first to the last; each tells the others how it moves their base.
 * @param price per unit, after discount
 * @param step the rounding of the document's currency
 */
export function computeTaxes<T extends Tax>(
  taxes: readonly T[],
  price: number,
  quantity: number,
  step: number,
  method: RoundingMethod,
): TaxedPrice<T> {
  const round = (value: number) => (method === 'round_per_line' ? roundTo(value, step) : value);
  const rawBase = round(quantity * price);
  const all = inBatches(taxes.toSorted((a, b) => a.sequence - b.sequence || a.id - b.id));
  const reversed = all.toReversed();

  const settle = (working: Working<T>) => {
    const base = rawBase + working.extraForTax;
    const factor = working.tax.priceInclude ? excludingFactor(working.batch) : 1;
    const amount = round((base * factor * working.tax.amount) / 100);
    working.amount = amount;
    propagate(working, amount, all);
  };
  for (const working of reversed) if (working.tax.priceInclude) settle(working);
  for (const working of all) if (!working.tax.priceInclude) settle(working);

  const amountOf = (tax: T) => all.find((working) => working.tax === tax)?.amount ?? 0;
  const shares: TaxShare<T>[] = [];
  const subsequent: T[] = [];
  for (const { tax, batch, extraForBase, amount } of reversed) {
    const inPrice = tax.priceInclude ? batch.reduce((sum, other) => sum + amountOf(other), 0) : 0;
    shares.unshift({
      tax,
      base: rawBase + extraForBase - inPrice,
      amount: amount ?? 0,
      priceInclude: tax.priceInclude,
      subsequent: tax.includeBaseAmount ? [...subsequent] : [],
    });
    if (tax.isBaseAffected) subsequent.push(tax);
  }
  const excluded = shares[0]?.base ?? rawBase;
  return { excluded, included: excluded + shares.reduce((sum, share) => sum + share.amount, 0), shares };
}

/** What remains of a price when its whole batch is taken out. */
function excludingFactor(batch: readonly Tax[]): number {
  const percent = batch.reduce((sum, tax) => sum + tax.amount, 0) / 100;
  return percent === -1 ? 0 : 1 / (1 + percent);
}

/** Neighbours that are in the price, or on it, alike form a batch. */
function inBatches<T extends Tax>(sorted: readonly T[]): Working<T>[] {
  const batches: T[][] = [];
  let isNextAffected = false;
  for (const tax of sorted.toReversed()) {
    const first = batches.at(-1)?.[0];
    const isAlike =
      first?.priceInclude === tax.priceInclude &&
      first.includeBaseAmount === tax.includeBaseAmount &&
      !(tax.includeBaseAmount && isNextAffected);
    if (isAlike) batches.at(-1)?.push(tax);
    else batches.push([tax]);
    isNextAffected = tax.isBaseAffected;
  }
  return sorted.map((tax) => ({
    tax,
    batch: batches.find((batch) => batch.includes(tax)) ?? [tax],
    extraForTax: 0,
    extraForBase: 0,
    amount: undefined,
  }));
}

function propagate<T extends Tax>(done: Working<T>, amount: number, all: readonly Working<T>[]): void {
  const isOutside = (other: Working<T>) => !done.batch.includes(other.tax);
  const at = all.indexOf(done);
  const before = all.slice(0, at).filter(isOutside);
  const after = all.slice(at + 1).filter(isOutside);
  const move = (others: readonly Working<T>[], sign: 1 | -1) => {
    for (const other of others) {
      if (other.amount === undefined) other.extraForTax += sign * amount;
      other.extraForBase += sign * amount;
    }
  };
  const { priceInclude, includeBaseAmount } = done.tax;
  if (priceInclude) {
    move(includeBaseAmount ? after.filter((other) => !other.tax.isBaseAffected) : after, -1);
    move(before, -1);
  } else if (includeBaseAmount) {
    move(
      after.filter((other) => other.tax.isBaseAffected),
      1,
    );
  }
}
