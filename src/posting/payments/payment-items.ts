import { compare, formatDecimal, fromOdooFloat, magnitude, negate, ZERO } from '../../common/decimal.ts';
import type { Decimal } from '../../common/decimal.ts';
import type { Named } from '../../accounting/documents.ts';
import type { PaymentSnapshot } from './payment-snapshot.ts';
import { itemOf } from './read-payment.ts';
import type { ReadItem } from './read-payment.ts';

/** One item of a payment's entry. */
export interface PaymentItem {
  readonly account: Named;
  readonly side: 'debit' | 'credit';
  /** In the company's currency: a decimal string without a sign. */
  readonly amount: string;
  /** In its own currency, where that is another one. */
  readonly foreign?: { readonly amount: string; readonly currency: string };
}

/**
 * What posting books. Up to 17 the draft has its entry already; from 18 on Odoo makes it of two accounts, the one where
 * the money waits for the bank statement and the one on which the partner owes or is owed.
 */
export function itemsOfDraft(snapshot: PaymentSnapshot): PaymentItem[] {
  const { entry, payment, currencies } = snapshot;
  if (entry !== undefined) return entry.items.map((item) => toItem(snapshot, itemOf(item)));
  const { outstanding_account_id: money, destination_account_id: owed } = payment;
  const { currency_id: currency, company_currency_id: company } = payment;
  const places = (id: number | undefined) => currencies.get(id ?? 0)?.places ?? 2;
  const amount = fromOdooFloat(payment.amount, places(currency?.id));
  const isIn = payment.payment_type === 'inbound';
  const signed = isIn ? amount : negate(amount);
  const balance = fromOdooFloat(payment.amount_company_currency_signed ?? 0, places(company?.id));
  return [
    ...(money === undefined ? [] : [item(money, balance, signed)]),
    ...(owed === undefined ? [] : [item(owed, negate(balance), negate(signed))]),
  ];

  function item(account: Named, own: Decimal, foreign: Decimal): PaymentItem {
    return shown(account, own, currency?.id === company?.id ? undefined : [foreign, currency?.name ?? '']);
  }
}

/** What was booked. */
export function itemsBooked(snapshot: PaymentSnapshot, items: readonly ReadItem[]): PaymentItem[] {
  return items.map((item) => toItem(snapshot, item));
}

function toItem({ currencies, payment }: PaymentSnapshot, item: ReadItem): PaymentItem {
  const { account_id: account = { id: 0, name: 'no account' }, currency_id: currency } = item;
  const { company_currency_id: company } = payment;
  const places = (id: number | undefined) => currencies.get(id ?? 0)?.places ?? 2;
  const foreign = fromOdooFloat(item.amount_currency, places(currency?.id));
  return shown(
    account,
    fromOdooFloat(item.balance, places(company?.id)),
    currency === undefined || currency.id === company?.id ? undefined : [foreign, currency.name],
  );
}

function shown(
  account: Named,
  balance: Decimal,
  foreign: readonly [amount: Decimal, currency: string] | undefined,
): PaymentItem {
  const decisive = compare(balance, ZERO) === 0 ? (foreign?.[0] ?? ZERO) : balance;
  return {
    account,
    side: compare(decisive, ZERO) < 0 ? 'credit' : 'debit',
    amount: formatDecimal(magnitude(balance)),
    ...(foreign !== undefined && {
      foreign: { amount: formatDecimal(magnitude(foreign[0])), currency: foreign[1] },
    }),
  };
}
