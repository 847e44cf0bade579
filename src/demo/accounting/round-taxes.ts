import { distribute } from './distribute.ts';
import { roundTo } from './float-round.ts';
import type { Tax, TaxedPrice, TaxShare } from './taxes.ts';

/** A line of a document after rounding. */
export interface RoundedPrice<T extends Tax = Tax> {
  /** The line by itself, as its subtotal shows it. */
  readonly subtotal: number;
  /** The line by itself with its taxes. */
  readonly total: number;
  /** What is booked for the line: its subtotal and its part of what rounding left over. */
  readonly booked: number;
  readonly shares: readonly TaxShare<T>[];
}

interface Working<T extends Tax> {
  readonly raw: TaxedPrice<T>;
  readonly subtotal: number;
  booked: number;
  readonly shares: Share<T>[];
}

interface Share<T extends Tax> extends TaxShare<T> {
  readonly raw: TaxShare<T>;
  amount: number;
  base: number;
}

/**
 * Rounds the lines of a document in one currency so that each tax, and the document, come to what rounding their
 * sums gives; the cents between that and the sum of the rounded lines go to the heaviest lines
 * (`_round_base_lines_tax_details` of account.tax).
 * @param fixed amounts of taxes, by tax id, that somebody has set by hand and that stay
 */
export function roundDocument<T extends Tax>(
  lines: readonly TaxedPrice<T>[],
  step: number,
  fixed: ReadonlyMap<number, number> = new Map(),
): RoundedPrice<T>[] {
  const working = lines.map((raw): Working<T> => {
    const subtotal = roundTo(raw.excluded, step);
    const shares = raw.shares.map((share) => ({
      ...share,
      raw: share,
      amount: roundTo(share.amount, step),
      base: roundTo(share.base, step),
    }));
    return { raw, subtotal, booked: subtotal, shares };
  });
  const totals = working.map((line) => roundTo(line.subtotal + sum(line.shares, (s) => s.amount), step));
  const shares = working.flatMap((line) => line.shares);
  for (const group of Object.values(Object.groupBy(shares, (share) => share.tax.id))) {
    if (group !== undefined) roundTax(group, step);
  }
  roundLines(working, step);
  for (const [tax, amount] of fixed) {
    fixTax(
      shares.filter((share) => share.tax.id === tax),
      amount,
      step,
    );
  }
  return working.map((line, index) => ({
    subtotal: line.subtotal,
    total: totals[index] ?? 0,
    booked: roundTo(line.booked, step),
    shares: line.shares.map(({ tax, amount, base, priceInclude, subsequent }) => ({
      tax,
      amount: roundTo(amount, step),
      base: roundTo(base, step),
      priceInclude,
      subsequent,
    })),
  }));
}

/** One tax on all lines: its amount, then its base (of a tax in the price: what the price leaves for it). */
function roundTax(shares: readonly Share<Tax>[], step: number): void {
  const rawAmount = sum(shares, (share) => share.raw.amount);
  const rawBase = sum(shares, (share) => share.raw.base);
  spread(
    roundTo(rawAmount, step) - sum(shares, (share) => share.amount),
    shares,
    (share) => share.raw.amount,
    (share, part) => (share.amount += part),
    step,
  );
  const isIncluded = shares[0]?.priceInclude === true;
  const base = isIncluded
    ? roundTo(rawBase + rawAmount, step) - sum(shares, (share) => share.amount)
    : roundTo(rawBase, step);
  spread(
    base - sum(shares, (share) => share.base),
    shares,
    (share) => share.raw.base,
    (share, part) => (share.base += part),
    step,
  );
}

/** The lines: where every tax is in the price the prices must come out, else the sums before tax. */
function roundLines(lines: readonly Working<Tax>[], step: number): void {
  const isIncluded = lines.every((line) => line.shares.every((share) => share.priceInclude));
  const rawTaxes = isIncluded ? sum(lines, (line) => sum(line.raw.shares, (share) => share.amount)) : 0;
  const taxes = isIncluded ? sum(lines, (line) => sum(line.shares, (share) => share.amount)) : 0;
  const raw = sum(lines, (line) => line.raw.excluded) + rawTaxes;
  if (raw === 0) return;
  spread(
    roundTo(raw, step) - taxes - sum(lines, (line) => line.booked),
    lines,
    (line) => (isIncluded ? line.raw.included : line.raw.excluded),
    (line, part) => (line.booked += part),
    step,
  );
}

function fixTax(shares: readonly Share<Tax>[], amount: number, step: number): void {
  const current = sum(shares, (share) => share.amount);
  if (current === 0) return;
  spread(
    amount - current,
    shares,
    (share) => share.amount,
    (share, part) => (share.amount += part),
    step,
  );
}

function spread<I>(
  delta: number,
  items: readonly I[],
  weightOf: (item: I) => number,
  give: (item: I, part: number) => void,
  step: number,
): void {
  const parts = distribute(delta, items.map(weightOf), step);
  for (const [index, item] of items.entries()) give(item, parts[index] ?? 0);
}

function sum<I>(items: readonly I[], valueOf: (item: I) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
