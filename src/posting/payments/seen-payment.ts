import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { shownNumber } from '../../common/shown-amount.ts';
import { formatDecimal } from '../../common/decimal.ts';
import type { PaymentHandle } from '../../accounting/handle.ts';
import type { SeenDocument } from '../asking/seen-document.ts';
import type { SeenPostable } from '../postable.ts';
import type { RenderedReview } from '../review/render.ts';
import type { SetRow } from '../review/set-row.ts';
import type { Place, Requester } from '../review/review.ts';
import type { Subject } from '../review/subject.ts';
import { recordChanges } from '../snapshot/changes.ts';
import type { RawRecord } from '../snapshot/snapshot.ts';
import { digestOfPayment } from './payment-snapshot.ts';
import type { PaymentSnapshot } from './payment-snapshot.ts';
import { short, subjectOfPayment } from './payment-words.ts';
import type { MeantDocument } from '../settling/plan-settlements.ts';
import { renderPayment, rowOfPayment } from './render-payment.ts';

/** A payment as it was read to be decided on, with what it is meant to pay. */
export class SeenPayment implements SeenPostable {
  readonly document: PaymentHandle;
  readonly company: number;
  readonly snapshot: PaymentSnapshot;
  readonly subject: Subject;
  readonly digest: string;

  constructor(snapshot: PaymentSnapshot) {
    this.document = snapshot.document;
    this.company = snapshot.payment.company_id?.id ?? 0;
    this.snapshot = snapshot;
    this.subject = subjectOfPayment(snapshot);
    this.digest = digestOfPayment(snapshot);
  }

  differencesFrom(before: SeenDocument): readonly Said[] {
    if (!(before instanceof SeenPayment)) return [said`it is another document`];
    if (before.digest === this.digest) return [];
    const [was, is] = [before.snapshot, this.snapshot];
    const changes = [
      ...recordChanges(was.record, is.record),
      ...entryChanges(was, is),
      ...is.meant.flatMap((meant, place) => meantChanges(was.meant[place], meant)),
    ];
    return changes.length > 0 ? changes : [said`what it is for, or its attachments`];
  }

  render(place: Place, requester: Requester): RenderedReview {
    return renderPayment(place, this.snapshot, requester);
  }

  row(place: Place, requester: Requester): SetRow {
    return rowOfPayment(place, this.snapshot, requester);
  }
}

/** Up to 17, of the entry that the draft has already. */
function entryChanges(was: PaymentSnapshot, is: PaymentSnapshot): Said[] {
  const records = ({ entry }: PaymentSnapshot): readonly RawRecord[] =>
    entry === undefined ? [] : [entry.move, ...entry.items];
  const [before, after] = [records(was), records(is)];
  if (before.length !== after.length) return [said`its journal items`];
  return after.flatMap((record, place) => recordChanges(before[place] ?? {}, record));
}

function meantChanges(was: MeantDocument | undefined, is: MeantDocument): Said[] {
  const [before, after] = [openText(was), openText(is)];
  const name = short(is.now?.name ?? is.document, 40);
  return before.english === after.english ? [] : [said`${name} was ${before}, is ${after}`];
}

function openText(meant: MeantDocument | undefined): Said {
  const now = meant?.now;
  if (now === undefined) return said`gone`;
  const open = now.items.map(({ left }) => formatDecimal(left));
  if (open.length === 0) return said`${now.state}, nothing open`;
  const amounts = { person: open.map(shownNumber).join(', '), english: open.join(', ') };
  return said`${now.state}, ${amounts} ${short(now.currency.name, 10)} open`;
}
