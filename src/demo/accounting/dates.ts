/*
 * ISO dates ("2026-11-18") compare as texts; these are the few sums that accounting does with them.
 */

/** @param days may be negative */
export function plusDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** "2026-11". */
export const monthOf = (date: string): string => date.slice(0, 7);

/** "2026". */
export const yearOf = (date: string): string => date.slice(0, 4);

export function endOfMonth(date: string): string {
  const [year, month] = date.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10);
}

export const endOfYear = (date: string): string => `${yearOf(date)}-12-31`;

/** The later one. */
export const latest = (a: string, b: string): string => (a > b ? a : b);

/** The earlier one. */
export const earliest = (a: string, b: string): string => (a < b ? a : b);

/** As Odoo writes dates in messages for English users: "12/31/2025". */
export function inEnglish(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${month}/${day}/${year}`;
}
