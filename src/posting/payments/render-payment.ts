import { t } from '@vscode/l10n';
import { postVerb } from '../review/set-kind.ts';
import { sideText } from '../review/side-text.ts';
import { shownDate } from '../../common/shown-date.ts';
import { demoMarked } from '../../common/demo-words.ts';
import type { RenderedReview } from '../review/render.ts';
import type { SetFact, SetRow } from '../review/set-row.ts';
import { askedBy } from '../review/requester-text.ts';
import { labelled, written } from '../review/review-writer.ts';
import type { ReviewWriter } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import { writePlace, writeWarnings } from '../review/write-place.ts';
import { itemsOfDraft } from './payment-items.ts';
import { planOf } from './payment-snapshot.ts';
import type { PaymentSnapshot } from './payment-snapshot.ts';
import { paymentWarnings } from './payment-warnings.ts';
import { effectsOf, totalToType, whyTyped } from './payment-effects.ts';
import { sheetOfPayment } from './payment-sheet.ts';
import { amountOf, companyAmountOf, nameOfPayment, toBePaidTo, towards } from './payment-words.ts';

/** Writes a payment as plain text: what it is, what posting it books, and what it settles. */
export function renderPayment(place: Place, snapshot: PaymentSnapshot, requester: Requester): RenderedReview {
  return {
    ...written(
      t`This payment is too long for a dialog, so it cannot be posted from here. Review shows all of it.`,
      (writer) => writePayment(writer, place, snapshot, requester),
    ),
    verb: postVerb('payment'),
    keep: t`Keep as Draft`,
    sheets: [sheetOfPayment(place, snapshot, requester)],
    typeTotal: totalToType(place, snapshot),
  };
}

/** A payment as one row among several documents. */
export function rowOfPayment(place: Place, snapshot: PaymentSnapshot, requester: Requester): SetRow {
  const { payment } = snapshot;
  const companyTotal = companyAmountOf(snapshot);
  const facts = [
    [t`To be paid to`, toBePaidTo(snapshot), undefined],
    [t`Memo`, payment.memo ?? payment.ref, undefined],
    [t`Date`, payment.date, {}],
    [t`Journal`, payment.journal_id?.name, undefined],
  ] as const;
  return {
    kind: 'payment',
    of: towards(payment),
    money: towards(payment) === 'to' ? 'out' : 'in',
    ...(payment.partner_id !== undefined && { partner: payment.partner_id.name }),
    company: payment.company_id?.name ?? '',
    facts: facts.flatMap(([label, value, date]): SetFact[] =>
      value === undefined ? [] : date === undefined ? [[label, value]] : [[label, value, date]],
    ),
    total: amountOf(snapshot),
    currency: payment.currency_id?.name ?? '',
    effects: effectsOf(snapshot),
    warnings: paymentWarnings(snapshot),
    ...(companyTotal !== undefined && { companyTotal }),
    typeTotal: whyTyped(place, snapshot),
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
  writePlace(writer, place, [payment.company_id?.name ?? ''], t`Posted by the Odoo user`);
  writeWarnings(writer, paymentWarnings(snapshot));
  writer.gap();
  writer.row(
    payment.partner_type === 'supplier' ? t`Vendor` : t`Customer`,
    payment.partner_id?.name ?? t`none`,
  );
  writer.row(t`To be paid to`, toBePaidTo(snapshot));
  writer.row(t`Memo`, payment.memo ?? payment.ref ?? t`none`);
  writer.row(t`Date`, payment.date && shownDate(payment.date));
  writer.row(t`Journal`, payment.journal_id?.name);
  writer.row(t`Payment method`, (payment.payment_method_line_id ?? payment.payment_method_id)?.name);
  writer.gap();
  writer.sentence(t`Booked as:`);
  for (const [index, item] of itemsOfDraft(snapshot).entries()) {
    const foreign =
      item.foreign === undefined ? '' : `, ${writer.money(item.foreign.amount, item.foreign.currency)}`;
    const amount = sideText(item.side, `${writer.money(item.amount, companyCurrency)}${foreign}`);
    writer.sentence(t`${index + 1}. ${amount}, on ${writer.value(item.account.name)}`);
  }
  writer.gap();
  for (const effect of effectsOf(snapshot)) writer.sentence(writer.value(effect, 300));
  writer.gap();
  const total = writer.money(amountOf(snapshot), currency);
  writer.sentence(labelled(t`Total`, total));
  const inCompany = companyAmountOf(snapshot);
  if (inCompany !== undefined)
    writer.sentence(labelled(t`In company currency`, writer.money(inCompany.amount, inCompany.currency)));
  writer.gap();
  for (const { name, url } of files) writer.row(t`Attached`, url === '' ? name : `${name} (${url})`);
  writer.sentence(askedBy(writer, requester));
  return demoMarked(place.isDemo, t`Post ${nameOfPayment(writer, snapshot)}?`);
}
