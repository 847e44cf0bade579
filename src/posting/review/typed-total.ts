import { shownAmount } from '../../common/shown-amount.ts';

/** A total that the person has to type, because much depends on it. */
export interface TotalToType {
  /** Why, in a sentence: "The total is over your limit of 5,000.00 EUR." */
  readonly why: string;
  /** Decimal string. */
  readonly total: string;
  readonly currency: string;
}

const ALL_DIGITS = /^(?:0|[1-9]\d*)$/;
/** Groups of three digits, or as in India of two before the last three; all parted by the same sign. */
const IN_GROUPS = /^[1-9](?:\d{0,2}(?:(?<by>[.,' ])\d{3})(?:\k<by>\d{3})*|\d?(?:,\d{2})+,\d{3})$/;
/** One thousand and more to some, one and a fraction to others. */
const EITHER = /^\d{1,3}[.,]\d{3}$/;

/**
 * Whether what the person typed is the total, with the separators of any usual locale: "1,234.56", "1.234,56",
 * "1 234,56", "1'234.56", "1234.56". With all decimals of the total, or with none where they are zero. What can be
 * read as another amount, such as "1,234", is not taken unless it is how we ourselves write the total.
 * @param total decimal string with all decimal places of its currency, such as "1234.56"
 */
export function isTotal(typed: string, total: string): boolean {
  const { sign = '', digits = '' } = /^(?<sign>[-−]?)(?<digits>.*)$/u.exec(folded(typed))?.groups ?? {};
  const [whole = '', decimals = ''] = total.replace('-', '').split('.');
  if ((sign !== '') !== total.startsWith('-')) return false;
  if (decimals === '') return ungrouped(digits) === whole;
  const before = digits.slice(0, -decimals.length - 1);
  const point = digits.at(-decimals.length - 1);
  const isOurs = digits === folded(shownAmount(total.replace('-', '')));
  if (!isOurs && EITHER.test(digits)) return false;
  if (/^0+$/.test(decimals) && ungrouped(digits) === whole) return true;
  // The sign before the decimals parts no groups.
  const isApart = (point === '.' || point === ',') && !before.includes(point);
  return isApart && digits.endsWith(decimals) && ungrouped(before) === whole;
}

/** Every kind of space as one, every kind of apostrophe as one. */
function folded(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[‘’ʼ]/gu, "'")
    .trim();
}

/** The digits of a whole number that may be written in groups. */
function ungrouped(text: string): string | undefined {
  return ALL_DIGITS.test(text) || IN_GROUPS.test(text) ? text.replace(/\D/g, '') : undefined;
}
