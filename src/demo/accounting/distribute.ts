import { isZero, roundTo } from './float-round.ts';

/**
 * Spreads the cents that rounding left over: by weight first, what then remains over the heaviest, one each
 * (`_distribute_delta_amount_smoothly` of account.tax).
 * @param delta what is to be spread, in all
 * @param weights of those who share it; only their size counts
 * @param step the smallest coin
 * @returns each one's part, in the order of the weights
 */
export function distribute(delta: number, weights: readonly number[], step: number): number[] {
  const parts = weights.map(() => 0);
  if (isZero(delta, step)) return parts;
  const coin = Math.sign(delta) * step;
  const coins = Math.round(Math.abs(delta / step));
  const total = weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  const heaviestFirst = weights
    .map((weight, index) => ({ index, share: total === 0 ? 1 / weights.length : Math.abs(weight) / total }))
    .toSorted((a, b) => b.share - a.share);

  let left = coins;
  const give = (index: number, count: number) => {
    parts[index] = (parts[index] ?? 0) + count * coin;
    left -= count;
  };
  for (const { index, share } of heaviestFirst) give(index, Math.min(halfToEven(share * coins), left));
  for (const { index } of heaviestFirst.slice(0, left)) give(index, 1);
  return parts.map((part) => roundTo(part, step));
}

/** Python's `round`. */
function halfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
