import { inEnglish } from './dates.ts';

/** Up to which days a company's books are closed, and for what (res.company). */
export interface LockDates {
  readonly fiscalyear_lock_date?: string | undefined;
  readonly sale_lock_date?: string | undefined;
  readonly purchase_lock_date?: string | undefined;
  readonly tax_lock_date?: string | undefined;
  readonly hard_lock_date?: string | undefined;
}

/** A closed period that a date falls into. */
export interface Violation {
  readonly date: string;
  readonly field: keyof LockDates;
}

const LABELS: Readonly<Record<keyof LockDates, string>> = {
  fiscalyear_lock_date: 'Global Lock Date',
  sale_lock_date: 'Sales Lock Date',
  purchase_lock_date: 'Purchase Lock date',
  tax_lock_date: 'Tax Return Lock Date',
  hard_lock_date: 'Hard Lock Date',
};

/** Which of the lock dates concern a document. */
export interface Concerned {
  readonly journalType?: string;
  /** Everything but the tax lock. */
  readonly fiscal?: boolean;
  readonly tax?: boolean;
}

/** The closed periods that the date falls into, the oldest first (`_get_lock_date_violations` of res.company). */
export function violations(locks: LockDates, date: string, concerned: Concerned): Violation[] {
  const { fiscal = true, tax = false, journalType } = concerned;
  const isChecked: Readonly<Record<keyof LockDates, boolean>> = {
    fiscalyear_lock_date: fiscal,
    sale_lock_date: fiscal && journalType === 'sale',
    purchase_lock_date: fiscal && journalType === 'purchase',
    tax_lock_date: tax,
    hard_lock_date: true,
  };
  const fields = [
    'fiscalyear_lock_date',
    'sale_lock_date',
    'purchase_lock_date',
    'tax_lock_date',
    'hard_lock_date',
  ] as const;
  return fields
    .flatMap((field): Violation[] => {
      const lock = locks[field];
      return isChecked[field] && lock !== undefined && date <= lock ? [{ date: lock, field }] : [];
    })
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.field.localeCompare(b.field));
}

/** "Tax Return Lock Date (12/31/2025)". */
export function describeLocks(locks: readonly Violation[]): string {
  return listInEnglish(locks.map(({ date, field }) => `${LABELS[field]} (${inEnglish(date)})`));
}

/** "a", "a and b", "a, b, and c". */
export function listInEnglish(items: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(items);
}
