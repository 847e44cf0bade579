import { inEnglish, plusDays } from './dates.ts';

/** A bill as far as it is compared with others of its vendor. */
export interface Compared {
  readonly date: string;
  readonly total: number;
}

/** What is usual for a vendor: the mean, and twice the deviation. */
export interface Usual {
  readonly mean: number;
  readonly wiggle: number;
}

/** Fewer tell nothing; more are not looked at. */
const FEWEST = 10;
const MOST = 30;
const DAY_MS = 24 * 60 * 60_000;
const dayOf = (date: string): number => Date.parse(date) / DAY_MS;

/**
 * What is usual after these bills (`_compute_abnormal_warnings` of account.move): of the last 30, and those of the same
 * day as the 30th.
 * @param past the newest first
 * @returns undefined for fewer than ten
 */
export function usualAfter(
  past: readonly Compared[],
): { readonly amount: Usual; readonly days: Usual; readonly last: string } | undefined {
  const oldest = past[Math.min(past.length, MOST) - 1];
  const last = past[0];
  if (oldest === undefined || last === undefined || past.length < FEWEST) return undefined;
  const counted = past.filter(({ date }) => date >= oldest.date);
  const gaps = counted.slice(1).map(({ date }, index) => dayOf(counted[index]?.date ?? date) - dayOf(date));
  const days = usual(gaps);
  // Months have 28 to 31 days: one day more of deviation.
  const wiggle = days.mean > 25 ? days.wiggle + 2 : days.wiggle;
  return { amount: usual(counted.map(({ total }) => total)), days: { ...days, wiggle }, last: last.date };
}

/** The first day on which the next one is expected. */
export function expectedFrom(last: string, { mean, wiggle }: Usual): string {
  return plusDays(last, Math.trunc(mean - wiggle));
}

/** Odoo's words for one that comes before. */
export function tooSoon(partner: string, expected: string, { mean, wiggle }: Usual): string {
  return `The billing frequency for ${partner} appears unusual. Based on your historical data, the expected next invoice date is not before ${inEnglish(expected)} (every ${Math.trunc(mean)} (± ${Math.trunc(wiggle)}) days).\nPlease verify if this date is accurate.`;
}

/** Odoo's words for an amount beyond. */
export function tooMuchOrLittle(partner: string, mean: string, wiggle: string): string {
  return `The amount for ${partner} appears unusual. Based on your historical data, the expected amount is ${mean} (± ${wiggle}).\nPlease verify if this amount is accurate.`;
}

/** The deviation is that of a sample. */
function usual(values: readonly number[]): Usual {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, wiggle: 2 * Math.sqrt(squares / (values.length - 1)) };
}
