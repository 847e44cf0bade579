import { compare, magnitude, parseDecimal } from '../../common/decimal.ts';
import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { plainText } from '../../common/plain-text.ts';
import type { Money } from './document-total.ts';
import { saidMoney } from './subject.ts';
import type { Findings } from './warnings/findings.ts';

/**
 * Why the person has to type the total, in a sentence; undefined where a button is enough.
 * @param total in the company's currency
 * @param limit the person's own, in the company's currency: a decimal string; what is none counts as zero
 */
export function typeTotalReason(
  total: Money,
  findings: Findings | undefined,
  limit: string | undefined,
): Said | undefined {
  if (findings?.bankAccountChanged === true)
    return said`The bank account that is to be paid to was added or changed lately.`;
  if (limit === undefined) return undefined;
  const amount = parseDecimal(total.amount);
  const most = parseDecimal(limit);
  if (amount !== undefined && most !== undefined && compare(magnitude(amount), most) <= 0) return undefined;
  const currency = plainText(total.currency, 10).text;
  return most === undefined
    ? said`Your limit for amounts is not a number, so every total is to be typed.`
    : said`The amount is over your limit of ${saidMoney(limit, currency)}.`;
}
