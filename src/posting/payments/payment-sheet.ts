import { t } from '@vscode/l10n';
import { shownDate } from '../../common/shown-date.ts';
import { bookedAs } from '../review/booked-as.ts';
import { ReviewWriter } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import { moneyText, rowsOf } from '../review/sheet.ts';
import type { DocumentSheet, SheetPart } from '../review/sheet.ts';
import { settlesTable } from '../review/settles-table.ts';
import { effectsOf, totalToType } from './payment-effects.ts';
import { itemsOfDraft } from './payment-items.ts';
import { planOf } from './payment-snapshot.ts';
import type { PaymentSnapshot } from './payment-snapshot.ts';
import { paymentWarnings } from './payment-warnings.ts';
import { amountOf, companyAmountOf, nameOfPayment, toBePaidTo } from './payment-words.ts';

/** A payment as a sheet, beside its own files and those of what it pays. */
export function sheetOfPayment(place: Place, snapshot: PaymentSnapshot, requester: Requester): DocumentSheet {
  const { payment, document, files } = snapshot;
  const currency = payment.currency_id?.name ?? '';
  const { settlements } = planOf(snapshot);
  const inCompany = companyAmountOf(snapshot);
  return {
    ...{ place, document, requester },
    company: payment.company_id?.name ?? '',
    byWhom: t`Posted by the Odoo user`,
    name: nameOfPayment(new ReviewWriter('shows all'), snapshot),
    beside: settlements.map(({ document: paid, name }) => ({ document: paid, name })),
    warnings: paymentWarnings(snapshot),
    body: [
      { kind: 'facts', title: t`Payment`, rows: paymentRows(snapshot) },
      settlesTable(t`What it pays`, settlements, currency),
      bookedTable(snapshot),
    ],
    effects: effectsOf(snapshot),
    total: [
      { label: t`Total`, value: moneyText(amountOf(snapshot), currency), isStrong: true },
      ...rowsOf([[t`In company currency`, inCompany && moneyText(inCompany.amount, inCompany.currency)]]),
    ],
    typeTotal: totalToType(place, snapshot)?.why,
    attachments: files.map(({ name, url }) => (url === '' ? name : `${name} (${url})`)),
  };
}

function paymentRows(snapshot: PaymentSnapshot) {
  const { payment } = snapshot;
  const isVendor = payment.partner_type === 'supplier';
  const isOut = payment.payment_type === 'outbound';
  return rowsOf([
    [t`Money`, isOut ? t`out: we pay` : t`in: we are paid`],
    [isVendor ? t`Vendor` : t`Customer`, payment.partner_id?.name ?? t`none`],
    [t`To be paid to`, toBePaidTo(snapshot)],
    [t`Memo`, payment.memo ?? payment.ref ?? t`none`],
    [t`Date`, payment.date && shownDate(payment.date)],
    [t`Journal`, payment.journal_id?.name],
    [t`Payment method`, (payment.payment_method_line_id ?? payment.payment_method_id)?.name],
  ]);
}

function bookedTable(snapshot: PaymentSnapshot): SheetPart {
  const { company_currency_id: company, currency_id: currency } = snapshot.payment;
  const items = itemsOfDraft(snapshot).map(({ account, side, amount, foreign }) => {
    return { about: [account.name], side, amount, ...(foreign !== undefined && { foreign }) };
  });
  return bookedAs(items, (company ?? currency)?.name ?? '');
}
