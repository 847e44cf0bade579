import { formatDecimal, magnitude, parseDecimal, round } from '../../../common/decimal.ts';
import type { EInvoice } from './e-invoice.ts';

/**
 * What an embedded invoice says and its pages do not: people approve what they see on the page.
 * @param text of all pages; nothing is said about a scan
 * @returns fragments of a sentence
 */
export function notOnThePages(invoice: EInvoice, text: string): string[] {
  if (text.trim() === '') return [];
  const squeezed = text.replace(/\s+/g, '').toLowerCase();
  const { number, total, issueDate } = invoice;
  const isThere = (value: string) => squeezed.includes(value.replace(/\s+/g, '').toLowerCase());
  const year = issueDate?.slice(0, 4);
  return [
    ...(number === undefined || isThere(number) ? [] : ['its number is not on the pages']),
    ...(total === undefined || hasAmount(text, total) ? [] : ['its total is not on the pages']),
    ...(year === undefined || isThere(year) || isThere(`.${year.slice(2)}`) || isThere(`/${year.slice(2)}`)
      ? []
      : ['the year of its issue date is not on the pages']),
  ];
}

/** However thousands and decimals are set apart. */
function hasAmount(text: string, amount: string): boolean {
  const value = parseDecimal(amount);
  if (value === undefined) return true;
  const [whole = '', fraction = ''] = formatDecimal(round(magnitude(value), Math.max(2, value.scale))).split(
    '.',
  );
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, "[.,'’\\s]?");
  const cents = fraction.replace(/(?<=^\d\d)0+$/, '');
  const decimals = /^0+$/.test(cents) ? `(?:[.,]\\s?(?:${cents}|-|–))?` : `[.,]\\s?${cents}`;
  return new RegExp(`(?<![\\d])${grouped}${decimals}(?![\\d])`).test(text);
}
