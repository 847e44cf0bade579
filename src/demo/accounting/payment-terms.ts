import { plusDays } from './dates.ts';
import { roundTo } from './float-round.ts';

/** One installment of a payment term: a share of the total, or an amount, some days after the document. */
export interface Installment {
  readonly value: 'percent' | 'fixed';
  readonly amount: number;
  readonly days: number;
}

/** An amount in the document's currency and in the company's. */
export interface TwoAmounts {
  readonly currency: number;
  readonly company: number;
}

/** What is due on a day. */
export interface Due extends TwoAmounts {
  readonly date: string;
}

/**
 * Splits a document's total (`_compute_terms` of account.payment.term). The last installment takes what is left, so
 * that no cent is lost.
 * @param from the day from which days count
 * @param steps the roundings of the two currencies
 */
export function installments(
  terms: readonly Installment[],
  from: string,
  total: TwoAmounts,
  steps: TwoAmounts,
): Due[] {
  const rate = total.company === 0 ? 0 : Math.abs(total.currency / total.company);
  const sign = Math.sign(total.currency) || 1;
  let left = total;
  return terms.map((term, index) => {
    const due = index === terms.length - 1 ? left : part(term, total, rate, sign, steps);
    left = { currency: left.currency - due.currency, company: left.company - due.company };
    return { date: plusDays(from, term.days), ...due };
  });
}

function part(
  { value, amount }: Installment,
  total: TwoAmounts,
  rate: number,
  sign: number,
  steps: TwoAmounts,
): TwoAmounts {
  if (value === 'fixed') {
    return {
      currency: sign * roundTo(amount, steps.currency),
      company: rate === 0 ? 0 : sign * roundTo(amount / rate, steps.company),
    };
  }
  return {
    currency: roundTo(total.currency * (amount / 100), steps.currency),
    company: roundTo(total.company * (amount / 100), steps.company),
  };
}
