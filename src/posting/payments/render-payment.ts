import { demoMarked } from '../../common/demo-words.ts';
import type { RenderedReview } from '../review/render.ts';
import type { SetRow } from '../review/set-row.ts';
import { requesterText } from '../review/requester-text.ts';
import { written } from '../review/review-writer.ts';
import type { ReviewWriter } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import { typeTotalReason } from '../review/type-total-reason.ts';
import type { TotalToType } from '../review/typed-total.ts';
import { writePlace, writeWarnings } from '../review/write-place.ts';
import { itemsOfDraft } from './payment-items.ts';
import { planOf } from './payment-snapshot.ts';
import type { PaymentSnapshot } from './payment-snapshot.ts';
import { paymentWarnings } from './payment-warnings.ts';
import { amountOf, companyAmountOf, moneyOf, short, towards } from './payment-words.ts';

const TOO_LONG =
  'This payment is too long for a dialog, so it cannot be posted from here. Review shows all of it.';

/** Writes a payment as plain text: what it is, what posting it books, and what it settles. */
export function renderPayment(place: Place, snapshot: PaymentSnapshot, requester: Requester): RenderedReview {
  return {
    ...written(TOO_LONG, (writer) => writePayment(writer, place, snapshot, requester)),
    verb: 'Post Payment',
    keep: 'Keep as Draft',
    reviews: [],
    typeTotal: totalToType(place, snapshot),
  };
}

/** A payment as one row among several documents. */
export function rowOfPayment(place: Place, snapshot: PaymentSnapshot): SetRow {
  const { payment } = snapshot;
  const companyTotal = companyAmountOf(snapshot);
  const facts = [
    ['To be paid to', toBePaidTo(snapshot)],
    ['Memo', payment.memo ?? payment.ref],
    ['Date', payment.date],
    ['Journal', payment.journal_id?.name],
  ] as const;
  return {
    kind: 'Payment',
    of: towards(payment),
    ...(payment.partner_id !== undefined && { partner: payment.partner_id.name }),
    company: payment.company_id?.name ?? '',
    facts: facts.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const])),
    total: amountOf(snapshot),
    currency: payment.currency_id?.name ?? '',
    effects: effectsOf(snapshot),
    warnings: paymentWarnings(snapshot),
    ...(companyTotal !== undefined && { companyTotal }),
    typeTotal: totalToType(place, snapshot)?.why,
    settles: planOf(snapshot).settlements.map(({ document }) => document),
  };
}

function writePayment(
  writer: ReviewWriter,
  place: Place,
  snapshot: PaymentSnapshot,
  requester: Requester,
): string {
  const { payment, files } = snapshot;
  const currency = payment.currency_id?.name ?? '';
  const companyCurrency = payment.company_currency_id?.name ?? currency;
  writePlace(writer, place, [payment.company_id?.name ?? ''], 'Posted by the Odoo user');
  writeWarnings(writer, paymentWarnings(snapshot));
  writer.gap();
  writer.row(payment.partner_type === 'supplier' ? 'Vendor' : 'Customer', payment.partner_id?.name ?? 'none');
  writer.row('To be paid to', toBePaidTo(snapshot));
  writer.row('Memo', payment.memo ?? payment.ref ?? 'none');
  writer.row('Date', payment.date);
  writer.row('Journal', payment.journal_id?.name);
  writer.row('Payment method', (payment.payment_method_line_id ?? payment.payment_method_id)?.name);
  writer.gap();
  writer.sentence('Booked as:');
  for (const [index, item] of itemsOfDraft(snapshot).entries()) {
    const foreign =
      item.foreign === undefined ? '' : `, ${writer.money(item.foreign.amount, item.foreign.currency)}`;
    const side = item.side === 'debit' ? 'Debit' : 'Credit';
    const amount = `${side} ${writer.money(item.amount, companyCurrency)}${foreign}`;
    writer.sentence(`${index + 1}. ${amount}, on ${writer.value(item.account.name)}`);
  }
  writer.gap();
  for (const effect of effectsOf(snapshot)) writer.sentence(writer.value(effect, 300));
  writer.gap();
  const total = writer.money(amountOf(snapshot), currency);
  writer.sentence(`Total: ${total}`);
  const inCompany = companyAmountOf(snapshot);
  if (inCompany !== undefined)
    writer.sentence(`In company currency: ${writer.money(inCompany.amount, inCompany.currency)}`);
  writer.gap();
  for (const { name, url } of files) writer.row('Attached', url === '' ? name : `${name} (${url})`);
  writer.sentence(`Asked by ${requesterText(writer, requester)}.`);
  const partner = payment.partner_id;
  const whose = partner === undefined ? '' : ` ${towards(payment)} ${writer.quoted(partner.name, 80)}`;
  return demoMarked(place.isDemo, `Post payment${whose}, ${total}?`);
}

/** What posting does besides being booked: settles, takes a number. */
function effectsOf(snapshot: PaymentSnapshot): string[] {
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

/** The partner's bank account: ours is the journal's. */
function toBePaidTo({ payment }: PaymentSnapshot): string | undefined {
  return payment.payment_type === 'outbound' ? payment.partner_bank_id?.name : undefined;
}

function totalToType(place: Place, snapshot: PaymentSnapshot): TotalToType | undefined {
  const total = amountOf(snapshot);
  const currency = snapshot.payment.currency_id?.name ?? '';
  const bankAccountChanged = (snapshot.lookedUp.bankAccounts ?? []).length > 0;
  const inCompany = companyAmountOf(snapshot) ?? { amount: total, currency };
  const why = typeTotalReason(inCompany, { bankAccountChanged }, place.typeTotalsOver);
  return why === undefined ? undefined : { why, total, currency };
}
