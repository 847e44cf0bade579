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
  const exchange =
    currency?.id === company?.id
      ? ''
      : ' Where the two have other rates, Odoo books the difference in an entry of its own.';
  const settled = planOf(snapshot).settlements.map(({ name: number, open, settles, left }) => {
    const rest = Number(left) === 0 ? '' : `; ${moneyOf(snapshot, left)} of it stay open`;
    return `Settles ${moneyOf(snapshot, settles)} of the ${moneyOf(snapshot, open)} open of ${short(number, 40)}${rest}.${exchange}`;
  });
  return [
    ...settled,
    name === '/'
      ? `Posting takes the next number of the journal ${short(journal?.name ?? '')}.`
      : `Posting keeps the number ${short(name, 40)}.`,
    'Posting books the payment; it does not send any money.',
  ];
}

/** The total that the person has to type, where a button is not enough. */
export function totalToType(place: Place, snapshot: PaymentSnapshot): TotalToType | undefined {
  const total = amountOf(snapshot);
  const currency = snapshot.payment.currency_id?.name ?? '';
  const bankAccountChanged = (snapshot.lookedUp.bankAccounts ?? []).length > 0;
  const inCompany = companyAmountOf(snapshot) ?? { amount: total, currency };
  const why = typeTotalReason(inCompany, { bankAccountChanged }, place.typeTotalsOver);
  return why === undefined ? undefined : { why, total, currency };
}
