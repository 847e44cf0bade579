import { monthOf, yearOf } from './dates.ts';
import { isRefund } from './kinds.ts';

/** How often a journal starts counting anew. */
export type Period = 'month' | 'year';

/** A document's number, taken apart: "BILL/2026/11/" and 1. */
export interface SplitNumber {
  readonly prefix: string;
  readonly number: number;
}

/** What numbering looks at in the documents of a journal. */
export interface Numbered {
  readonly id: number;
  readonly name: string;
  readonly date: string;
}

/** The journal as far as its numbers go. */
export interface NumberedJournal {
  readonly code: string;
  readonly type: string;
  /** Credit notes count for themselves, as RBILL/... */
  readonly refundSequence: boolean;
}

/** "BILL/2026/11/0001" counts by month, "INV/2026/00001" by year. */
const MONTHLY = /^.*?\d{4}\/(?:0[1-9]|1[0-2])\/\d+$/;

export function splitNumber(name: string): SplitNumber {
  const digits = /\d*$/.exec(name)?.[0] ?? '';
  return { prefix: name.slice(0, name.length - digits.length), number: Number(digits) };
}

function periodOf(name: string): Period {
  return MONTHLY.test(name) ? 'month' : 'year';
}

/** Whether a number was given for the period in which the date lies. */
export function matchesDate(name: string, date: string): boolean {
  return splitNumber(name).prefix.endsWith(`/${periodText(periodOf(name), date)}/`);
}

/**
 * The number that posting gives (`_set_next_sequence` of sequence.mixin): one more than the highest of the period;
 * the first one of a period is written like the journal's latest, of a journal by its type: by month, and by year for
 * sales, banks and cash.
 * @param others the other documents of the journal that have a number and count in the same sequence
 */
export function nextNumber(
  journal: NumberedJournal,
  moveType: string,
  date: string,
  others: readonly Numbered[],
): string {
  const last = highest(others, date);
  if (last !== undefined) {
    const { prefix, number } = splitNumber(last);
    return `${prefix}${`${number + 1}`.padStart(last.length - prefix.length, '0')}`;
  }
  const isYearly = ['sale', 'bank', 'cash', 'credit'].includes(journal.type);
  const code = journal.refundSequence && isRefund(moveType) ? `R${journal.code}` : journal.code;
  return isYearly ? `${code}/${periodText('year', date)}/00001` : `${code}/${periodText('month', date)}/0001`;
}

/** How the journal counts, read off its documents; undefined while it has none with a number. */
export function journalPeriod(others: readonly Numbered[]): Period | undefined {
  const [first] = others;
  return first === undefined ? undefined : periodOf(first.name);
}

/** The highest number of the period in which the date lies. */
function highest(others: readonly Numbered[], date: string): string | undefined {
  const period = journalPeriod(others) ?? 'month';
  const inPeriod = others.filter((other) => periodText(period, other.date) === periodText(period, date));
  const newest = inPeriod.toSorted((a, b) => b.id - a.id)[0];
  if (newest === undefined) return undefined;
  const { prefix } = splitNumber(newest.name);
  return inPeriod
    .map((other) => other.name)
    .filter((name) => splitNumber(name).prefix === prefix)
    .toSorted((a, b) => splitNumber(b).number - splitNumber(a).number)[0];
}

function periodText(period: Period, date: string): string {
  return period === 'year' ? yearOf(date) : monthOf(date).replace('-', '/');
}
