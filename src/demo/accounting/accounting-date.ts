import { earliest, endOfMonth, endOfYear, latest, monthOf, plusDays, yearOf } from './dates.ts';
import { isSale } from './kinds.ts';
import type { Violation } from './lock-dates.ts';
import type { Period } from './numbering.ts';

/**
 * The day on which a document is booked (`_get_accounting_date` of account.move). Numbers must rise with the dates,
 * so a bill from a past month is booked on that month's last day and any other one today; what falls into a closed
 * period moves to the first open one.
 * @param from the document's own date
 * @param period how often its journal starts counting anew; undefined as long as the journal is empty
 * @param locks the closed periods that the date falls into, the oldest first
 * @param today ISO date
 */
export function accountingDate(
  moveType: string,
  from: string,
  period: Period | undefined,
  locks: readonly Violation[],
  today: string,
): string {
  const lastLock = locks.at(-1);
  const date = lastLock === undefined ? from : plusDays(lastLock.date, 1);
  const isMonthly = period === undefined || period === 'month';
  if (isSale(moveType)) {
    if (lastLock === undefined) return date;
    return earliest(today, isMonthly ? endOfMonth(date) : endOfYear(date));
  }
  const isPast = isMonthly ? monthOf(today) > monthOf(date) : yearOf(today) > yearOf(date);
  if (!isPast) return latest(date, today);
  return isMonthly ? endOfMonth(date) : endOfYear(date);
}
