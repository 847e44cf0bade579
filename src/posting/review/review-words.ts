import { t } from '@vscode/l10n';
import { formatDecimal, parseDecimal, round } from '../../common/decimal.ts';
import { asItIs } from '../../common/said.ts';
import { documentWords } from './document-words.ts';
import type { ReviewWriter } from './review-writer.ts';
import type { Review } from './review.ts';
import { whoseDocument } from './subject.ts';

/** "vendor bill of “Azure Interior”, 1,234.56 EUR". */
export function nameOf(writer: ReviewWriter, { type, partner, reference, total, currency }: Review): string {
  const { kind, of } = documentWords(type);
  const money = asItIs(writer.money(total, currency));
  if (partner !== undefined) return whoseDocument(kind, of, writer.quoted(partner, 80), money).person;
  const reads = type === 'entry' && reference !== undefined ? ` ${writer.quoted(reference, 60)}` : '';
  return t`${`${kind.person}${reads}`}, ${money.person}`;
}

/** "1.25 USD for 1 EUR, of 2026-11-20": all of it made safe to show. */
export function rateText(money: string, currency: string, of: string | undefined): string {
  return of === undefined ? t`${money} for 1 ${currency}` : t`${money} for 1 ${currency}, of ${of}`;
}

/** "2026-11-20 (posting moves it, see the warning)"; a date is missing where posting sets it. */
export function withNote(value: string | undefined, note: string | undefined): string {
  const shown = value ?? t`none`;
  return note === undefined ? shown : `${shown} (${note})`;
}

/** "480.1" as "480.10": with no fewer decimals than amounts have. */
export function atLeastAsExact(price: string, total: string): string {
  return withPlaces(price, total.split('.')[1]?.length ?? 0);
}

/** With so many decimals at least. */
export function withPlaces(price: string, places: number): string {
  const value = parseDecimal(price);
  return value === undefined || value.scale >= places ? price : formatDecimal(round(value, places));
}
