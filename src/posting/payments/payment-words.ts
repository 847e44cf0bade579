import { t } from '@vscode/l10n';
import { asItIs } from '../../common/said.ts';
import { add, formatDecimal, parseDecimal, ZERO } from '../../common/decimal.ts';
import { shownAmount } from '../../common/shown-amount.ts';
import { plainText } from '../../common/plain-text.ts';
import type { ReviewWriter } from '../review/review-writer.ts';
import { saidKind } from '../../accounting/kind-words.ts';
import { labelOf, subjectNamed, whoseDocument } from '../review/subject.ts';
import type { Subject } from '../review/subject.ts';
import { itemsOfDraft } from './payment-items.ts';
import { inCurrency } from './payment-snapshot.ts';
import type { PaymentSnapshot } from './payment-snapshot.ts';
import type { ReadPayment } from './read-payment.ts';

/** Foreign text in a sentence of ours. */
export function short(text: string, most = 60): string {
  return plainText(text, most).text;
}

/** A payment goes "to" somebody, or comes "from" them. */
export function towards({ payment_type: direction }: ReadPayment): 'to' | 'from' {
  return direction === 'outbound' ? 'to' : 'from';
}

/** "1,234.56 EUR", of an amount in the payment's currency. */
export function moneyOf({ payment }: PaymentSnapshot, amount: string): string {
  return `${shownAmount(amount)} ${short(payment.currency_id?.name ?? '', 10)}`;
}

/** The amount of the payment, a decimal string. */
export function amountOf(snapshot: PaymentSnapshot): string {
  const { amount, currency_id: currency } = snapshot.payment;
  return inCurrency(snapshot, amount, currency?.id ?? 0);
}

/** The amount in the company's currency, where that is another one. */
export function companyAmountOf(
  snapshot: PaymentSnapshot,
): { readonly amount: string; readonly currency: string } | undefined {
  const { currency_id: currency, company_currency_id: company } = snapshot.payment;
  if (company === undefined || company.id === currency?.id) return undefined;
  const debits = itemsOfDraft(snapshot).filter(({ side }) => side === 'debit');
  const sum = debits.reduce((total, { amount }) => add(total, parseDecimal(amount) ?? ZERO), ZERO);
  return { amount: formatDecimal(sum), currency: company.name };
}

/** The payment in a few words, for sentences to people. */
export function subjectOfPayment(snapshot: PaymentSnapshot): Subject {
  const { document, payment } = snapshot;
  const { partner_id: partner, currency_id: currency } = payment;
  const amount = amountOf(snapshot);
  return subjectNamed(
    document,
    labelOf(saidKind('payment'), towards(payment), partner?.name, amount, currency?.name ?? ''),
  );
}

/** The partner's bank account: ours is the journal's. */
export function toBePaidTo({ payment }: PaymentSnapshot): string | undefined {
  return payment.payment_type === 'outbound' ? payment.partner_bank_id?.name : undefined;
}

/** "payment to “Azure Interior”, 120.00 EUR". */
export function nameOfPayment(writer: ReviewWriter, snapshot: PaymentSnapshot): string {
  const { partner_id: partner, currency_id: currency } = snapshot.payment;
  const kind = saidKind('payment');
  const money = writer.money(amountOf(snapshot), currency?.name ?? '');
  if (partner === undefined) return t`${kind.person}, ${money}`;
  const of = towards(snapshot.payment);
  return whoseDocument(kind, of, writer.quoted(partner.name, 80), asItIs(money)).person;
}
