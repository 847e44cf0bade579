import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { SeenDocument } from '../asking/seen-document.ts';
import type { SeenPostable } from '../postable.ts';
import { buildReview, subjectOf } from '../review/build-review.ts';
import { renderReview } from '../review/render.ts';
import type { RenderedReview } from '../review/render.ts';
import type { SetRow } from '../review/set-row.ts';
import type { Place, Requester } from '../review/review.ts';
import { rowOf } from '../review/row-of-review.ts';
import type { Subject } from '../review/subject.ts';
import { changesBetween } from '../snapshot/changes.ts';
import { digestOf } from '../snapshot/digest.ts';
import { moveOf } from '../snapshot/read-move.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** An invoice, bill, credit note, receipt or entry as it was read to be decided on. */
export class SeenMove implements SeenPostable {
  readonly document: MoveHandle;
  readonly snapshot: Snapshot;
  readonly digest: string;

  constructor(snapshot: Snapshot) {
    this.document = snapshot.document;
    this.snapshot = snapshot;
    this.digest = digestOf(snapshot);
  }

  get subject(): Subject {
    return subjectOf(this.snapshot);
  }

  get company(): number {
    return moveOf(this.snapshot).company_id.id;
  }

  differencesFrom(before: SeenDocument): readonly Said[] {
    return before instanceof SeenMove
      ? changesBetween(before.snapshot, this.snapshot)
      : [said`it is another document`];
  }

  render(place: Place, requester: Requester): RenderedReview {
    return renderReview(buildReview(place, this.snapshot, requester));
  }

  row(place: Place, requester: Requester): SetRow {
    return rowOf(buildReview(place, this.snapshot, requester));
  }
}
