import { plainText } from '../../common/plain-text.ts';
import { asItIs, said, saidAmount, saidTogether } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { Whose } from './document-words.ts';

/** A document as models and as people know it. */
export interface Subject {
  /** Its handle; of several "each of move/7 and move/8". */
  readonly document: string;
  /** "vendor bill of Azure Interior, 552.00 EUR", in the person's language: every value made safe to show. */
  readonly label: string;
  /** The same for models. */
  readonly english: string;
  /** The handles, where it is about several. */
  readonly all?: readonly string[];
}

export function subjectNamed(document: string, name: Said): Subject {
  return { document, label: name.person, english: name.english };
}

/**
 * "vendor bill of Azure Interior, 552.00 EUR", for sentences.
 * @param of "to" and "from" of payments
 */
export function labelOf(
  kind: Said,
  of: Whose,
  who: string | undefined,
  amount: string,
  currency: string,
): Said {
  const money = saidMoney(amount, plainText(currency, 10).text);
  if (who === undefined) return said`${kind}, ${money}`;
  return whoseDocument(kind, of, plainText(who, 80).text, money);
}

/** "1,234.50 EUR" @param currency made safe to show */
export function saidMoney(amount: string, currency: string): Said {
  return saidTogether([saidAmount(amount), asItIs(currency)], ' ');
}

/** "vendor bill of Azure Interior, 552.00 EUR". */
export function whoseDocument(kind: Said, of: Whose, who: string, money: Said): Said {
  switch (of) {
    case 'of':
      return said`${kind} of ${who}, ${money}`;
    case 'for':
      return said`${kind} for ${who}, ${money}`;
    case 'to':
      return said`${kind} to ${who}, ${money}`;
    case 'from':
      return said`${kind} from ${who}, ${money}`;
  }
}
