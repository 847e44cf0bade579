import { plainText } from '../../common/plain-text.ts';
import { moneyText } from './sheet.ts';

/** A document as models and as people know it. */
export interface Subject {
  /** Its handle; of several "each of move/7 and move/8". */
  readonly document: string;
  /** "vendor bill of Azure Interior, 552.00 EUR": every value made safe to show. */
  readonly label: string;
  /** The handles, where it is about several. */
  readonly all?: readonly string[];
}

/**
 * "vendor bill of Azure Interior, 552.00 EUR", for sentences to people.
 * @param of "to" and "from" of payments
 */
export function labelOf(
  kind: string,
  of: string,
  who: string | undefined,
  amount: string,
  currency: string,
): string {
  const whose = who === undefined ? '' : ` ${of} ${plainText(who, 80).text}`;
  return `${kind}${whose}, ${moneyText(amount, plainText(currency, 10).text)}`;
}
