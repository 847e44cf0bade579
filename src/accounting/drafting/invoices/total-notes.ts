import {
  add,
  compare,
  formatDecimal,
  isEqual,
  magnitude,
  parseDecimal,
  subtract,
  ZERO,
} from '../../../common/decimal.ts';
import type { Decimal } from '../../../common/decimal.ts';
import type { DocumentView } from '../../documents.ts';

/** Up to here, in the currency's smallest unit, a difference can come from rounding each line or its tax. */
const MOST_ROUNDING = 5;

/**
 * What the paper's total says against Odoo's, and what explains the difference where that can be told.
 * @param expected the total on the paper
 */
export function totalNotes(expected: string | undefined, view: DocumentView): string[] {
  const total = parseDecimal(view.total);
  const onPaper = expected === undefined ? undefined : parseDecimal(expected);
  if (total === undefined || onPaper === undefined || isEqual(total, onPaper)) return [];
  const gap = magnitude(subtract(total, onPaper));
  const direction = compare(total, onPaper) > 0 ? 'more' : 'less';
  const why = explanation(view, gap, direction);
  return [
    `The total is ${view.total} ${view.currency}, which is ${formatDecimal(gap)} ${direction} than the expected ${expected ?? ''}. ${why}`,
  ];
}

function explanation(view: DocumentView, gap: Decimal, direction: 'more' | 'less'): string {
  const tax = magnitude(parseDecimal(view.tax) ?? ZERO);
  const lines = view.lines.length;
  if (!isEqual(tax, ZERO) && isEqual(gap, tax) && direction === 'more')
    return "That is the tax: the paper's total may be without tax, or there may be none on it.";
  const rounding = { units: BigInt(Math.min(lines, MOST_ROUNDING)), scale: view.places };
  if (compare(gap, rounding) <= 0)
    return 'That can be rounding: if the tax on the paper differs, pass it as "tax_amounts".';
  const place = view.lines.findIndex((line) => isEqual(gap, withTax(view, line.amount)));
  if (place >= 0)
    return direction === 'more'
      ? `That is line ${place + 1} with its tax: it may be there once too often.`
      : `That is as much as line ${place + 1} with its tax: a line like it may be missing.`;
  if (isEqual(tax, ZERO) && direction === 'less')
    return 'There is no tax on the draft: the tax of the paper may be missing.';
  return direction === 'less' ? 'A line or a tax may be missing.' : 'A line or a tax may be too much.';
}

/** A line's share of the total, exact where one rate is on all of the document. */
function withTax(view: DocumentView, amount: string): Decimal {
  const [line, tax, untaxed] = [amount, view.tax, view.untaxed].map((text) => parseDecimal(text) ?? ZERO);
  if (line === undefined || tax === undefined || untaxed === undefined || untaxed.units === 0n)
    return parseDecimal(amount) ?? ZERO;
  const scale = Math.max(line.scale, tax.scale, untaxed.scale);
  const at = (value: Decimal) => value.units * 10n ** BigInt(scale - value.scale);
  const share = { units: (at(line) * at(tax) + at(untaxed) / 2n) / at(untaxed), scale };
  return add(line, share);
}
