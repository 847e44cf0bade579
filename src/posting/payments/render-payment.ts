import { demoMarked } from '../../common/demo-words.ts';
import type { RenderedReview } from '../review/render.ts';
import type { SetRow } from '../review/set-row.ts';
import { requesterText } from '../review/requester-text.ts';
import { written } from '../review/review-writer.ts';
import type { ReviewWriter } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import { writePlace, writeWarnings } from '../review/write-place.ts';
import { itemsOfDraft } from './payment-items.ts';
import { planOf } from './payment-snapshot.ts';
import type { PaymentSnapshot } from './payment-snapshot.ts';
import { paymentWarnings } from './payment-warnings.ts';
import { effectsOf, totalToType } from './payment-effects.ts';
import { sheetOfPayment } from './payment-sheet.ts';
import { amountOf, companyAmountOf, nameOfPayment, toBePaidTo, towards } from './payment-words.ts';

const TOO_LONG =
  'This payment is too long for a dialog, so it cannot be posted from here. Review shows all of it.';

/** Writes a payment as plain text: what it is, what posting it books, and what it settles. */
export function renderPayment(place: Place, snapshot: PaymentSnapshot, requester: Requester): RenderedReview {
  return {
    ...written(TOO_LONG, (writer) => writePayment(writer, place, snapshot, requester)),
    verb: 'Post Payment',
    keep: 'Keep as Draft',
    sheets: [sheetOfPayment(place, snapshot, requester)],
    typeTotal: totalToType(place, snapshot),
  };
}

/** A payment as one row among several documents. */
export function rowOfPayment(place: Place, snapshot: PaymentSnapshot, requester: Requester): SetRow {
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
    money: towards(payment) === 'to' ? 'out' : 'in',
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
    sheet: sheetOfPayment(place, snapshot, requester),
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
  return demoMarked(place.isDemo, `Post ${nameOfPayment(writer, snapshot)}?`);
}
