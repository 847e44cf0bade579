import { saidMoney } from '../review/subject.ts';
import { said, saidAmount, saidTogether } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { shownDate } from '../../common/shown-date.ts';
import { recordChanges } from '../snapshot/changes.ts';
import { itemsBooked, itemsOfDraft } from './payment-items.ts';
import type { PaymentItem } from './payment-items.ts';
import type { PaymentSnapshot } from './payment-snapshot.ts';
import type { BookedPayment } from './payment-snapshots.ts';
import { short } from './payment-words.ts';

/** What posting itself changes of a payment (observed on Odoo 14 and 19; a test on real Odoo keeps it honest). */
const CHANGES: ReadonlySet<string> = new Set(['name', 'state', 'move_id', 'is_reconciled', 'is_matched']);

/** What differs after posting that posting itself does not explain; a later day is, where the dialog had announced it. */
export function deviationsOfPayment(before: PaymentSnapshot, after: BookedPayment): Said[] {
  const sorted = (items: readonly PaymentItem[]) =>
    items.map(itemText).toSorted((one, other) => (one.english < other.english ? -1 : 1));
  const expected = saidTogether(sorted(itemsOfDraft(before)), ', ');
  const booked = sorted(itemsBooked(before, after.items));
  const is = booked.length === 0 ? said`nothing` : saidTogether(booked, ', ');
  const day = bookedOn(after);
  const isMoved = day !== before.payment.date && before.lookedUp.closedUntil === undefined;
  return [
    ...recordChanges(before.record, after.record, (field) => !CHANGES.has(field)),
    ...(expected.english === saidTogether(booked, ', ').english ? [] : [said`it was booked as ${is}`]),
    ...(isMoved ? [said`it was booked on ${saidDay(day)}`] : []),
  ];
}

/** The accounting date of the entry; that of the payment may be another one. */
export function bookedOn({ items }: BookedPayment): string | undefined {
  return items[0]?.date;
}

function saidDay(day: string | undefined): Said {
  if (day === undefined) return said`no day`;
  const english = short(day, 10);
  return { person: shownDate(english), english };
}

function itemText({ account, side, amount, foreign }: PaymentItem): Said {
  const other = foreign === undefined ? [] : [saidMoney(foreign.amount, short(foreign.currency, 10))];
  const money = saidTogether([saidAmount(amount), ...other], ', ');
  const on = short(account.name);
  return side === 'debit' ? said`debit ${money} on ${on}` : said`credit ${money} on ${on}`;
}
