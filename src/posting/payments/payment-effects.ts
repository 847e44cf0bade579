import type { Said } from '../../common/said.ts';
import { t } from '@vscode/l10n';
import { otherRates } from '../review/effects.ts';
import type { Place } from '../review/review.ts';
import { typeTotalReason } from '../review/type-total-reason.ts';
import type { TotalToType } from '../review/typed-total.ts';
import { planOf } from './payment-snapshot.ts';
import type { PaymentSnapshot } from './payment-snapshot.ts';
import { amountOf, companyAmountOf, moneyOf, short } from './payment-words.ts';

/** What posting does besides being booked: settles, takes a number. */
export function effectsOf(snapshot: PaymentSnapshot): string[] {
  const { payment } = snapshot;
  const { name = '/', journal_id: journal, currency_id: currency, company_currency_id: company } = payment;
  const settled = planOf(snapshot).settlements.map(({ name: number, open, settles, left }) => {
    const [settled, there, name] = [moneyOf(snapshot, settles), moneyOf(snapshot, open), short(number, 40)];
    const sentence =
      Number(left) === 0
        ? t`Settles ${settled} of the ${there} open of ${name}.`
        : t`Settles ${settled} of the ${there} open of ${name}; ${moneyOf(snapshot, left)} of it stay open.`;
    return currency?.id === company?.id ? sentence : `${sentence} ${otherRates()}`;
  });
  return [
    ...settled,
    name === '/'
      ? t`Posting takes the next number of the journal ${short(journal?.name ?? '')}.`
      : t`Posting keeps the number ${short(name, 40)}.`,
    t`Posting books the payment; it does not send any money.`,
  ];
}

/** The total that the person has to type, where a button is not enough. */
export function totalToType(place: Place, snapshot: PaymentSnapshot): TotalToType | undefined {
  const why = whyTyped(place, snapshot)?.person;
  const currency = snapshot.payment.currency_id?.name ?? '';
  return why === undefined ? undefined : { why, total: amountOf(snapshot), currency };
}

/** Why the person has to type the total, where they have to. */
export function whyTyped(place: Place, snapshot: PaymentSnapshot): Said | undefined {
  const currency = snapshot.payment.currency_id?.name ?? '';
  const bankAccountChanged = (snapshot.lookedUp.bankAccounts ?? []).length > 0;
  const inCompany = companyAmountOf(snapshot) ?? { amount: amountOf(snapshot), currency };
  return typeTotalReason(inCompany, { bankAccountChanged }, place.typeTotalsOver);
}
