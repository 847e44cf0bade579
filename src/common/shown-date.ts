import { t } from '@vscode/l10n';

const ISO_DATE = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;

/**
 * A date as people read it in their language: "01.12.2026" in German, "01/12/2026" in French. In English it stays
 * "2026-12-01", because 01/12 is a day of January to some and of December to others.
 * @param date ISO date; anything else comes back as it is
 */
export function shownDate(date: string): string {
  const { year, month, day } = ISO_DATE.exec(date)?.groups ?? {};
  if (year === undefined || month === undefined || day === undefined) return date;
  return t('{year}-{month}-{day}', { year, month, day });
}
