import { groupThousands } from '../../common/decimal.ts';
import { recordChanges } from '../snapshot/changes.ts';
import { itemsBooked, itemsOfDraft } from './payment-items.ts';
import type { PaymentItem } from './payment-items.ts';
import type { PaymentSnapshot } from './payment-snapshot.ts';
import type { BookedPayment } from './payment-snapshots.ts';
import { short } from './payment-words.ts';

/** What posting itself changes of a payment (observed on Odoo 14 and 19; a test on real Odoo keeps it honest). */
const CHANGES: ReadonlySet<string> = new Set(['name', 'state', 'move_id', 'is_reconciled', 'is_matched']);

/** What differs after posting that posting itself does not explain; a later day is, where the dialog had announced it. */
export function deviationsOfPayment(before: PaymentSnapshot, after: BookedPayment): string[] {
  const expected = itemsOfDraft(before).map(itemText).toSorted();
  const booked = itemsBooked(before, after.items).map(itemText).toSorted();
  const day = bookedOn(after);
  const isMoved = day !== before.payment.date && before.lookedUp.closedUntil === undefined;
  return [
    ...recordChanges(before.record, after.record, (field) => !CHANGES.has(field)),
    ...(expected.join() === booked.join() ? [] : [`it was booked as ${booked.join(', ') || 'nothing'}`]),
    ...(isMoved ? [`it was booked on ${short(day ?? 'no day', 10)}`] : []),
  ];
}

/** The accounting date of the entry; that of the payment may be another one. */
export function bookedOn({ items }: BookedPayment): string | undefined {
  return items[0]?.date;
}

function itemText({ account, side, amount, foreign }: PaymentItem): string {
  const other =
    foreign === undefined ? '' : `, ${groupThousands(foreign.amount)} ${short(foreign.currency, 10)}`;
  return `${side} ${groupThousands(amount)}${other} on ${short(account.name)}`;
}
