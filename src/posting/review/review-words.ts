import { formatDecimal, parseDecimal, round } from '../../common/decimal.ts';
import { documentWords } from './document-words.ts';
import type { ReviewWriter } from './review-writer.ts';
import type { Review } from './review.ts';

/** "vendor bill of “Azure Interior”, 1,234.56 EUR". */
export function nameOf(writer: ReviewWriter, { type, partner, reference, total, currency }: Review): string {
  const { kind, of } = documentWords(type);
  const reads = type === 'entry' && reference !== undefined ? ` ${writer.quoted(reference, 60)}` : '';
  const whose = partner === undefined ? reads : ` ${of} ${writer.quoted(partner, 80)}`;
  return `${kind}${whose}, ${writer.money(total, currency)}`;
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
