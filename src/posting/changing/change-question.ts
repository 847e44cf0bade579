import type { HeldChange } from '../../accounting/changing/change-draft.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { ApprovedChange, ChangeWriter } from './change-writer.ts';
import { subjectOf } from '../review/build-review.ts';
import type { DocumentRequest } from '../asking/document-request.ts';
import { changeProblems } from '../problems.ts';
import type { Question } from '../asking/question.ts';
import { renderChange } from './render-change.ts';
import type { RenderedReview } from '../review/render.ts';
import type { Place, Requester } from '../review/review.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** May this draft be changed, although it is not ours alone? */
export class ChangeQuestion implements Question<ApprovedChange> {
  readonly about = 'change';
  readonly document: MoveHandle;
  readonly problems = changeProblems;
  readonly held: HeldChange;
  readonly #place: Place;
  readonly #changes: ChangeWriter;
  readonly #readDraft: (document: MoveHandle) => Promise<Snapshot>;

  /** @param readDraft reads a document as its own company sees it, and throws when it is no draft */
  constructor(
    held: HeldChange,
    place: Place,
    changes: ChangeWriter,
    readDraft: (document: MoveHandle) => Promise<Snapshot>,
  ) {
    this.document = held.plan.document;
    this.held = held;
    this.#place = place;
    this.#changes = changes;
    this.#readDraft = readDraft;
  }

  /** @throws Problem not_a_draft, or changed_since_review when a line that the change names is gone */
  async read(): Promise<Snapshot> {
    const snapshot = await this.#readDraft(this.document);
    const missing = this.#changes.missingLines(this.held.plan, snapshot);
    if (missing.length > 0) {
      const changes = missing.map((line) => `line ${line} was removed`);
      throw changeProblems.changedSinceReview(subjectOf(snapshot), changes);
    }
    return snapshot;
  }

  render(snapshot: Snapshot, requester: Requester): RenderedReview {
    const now = this.#changes.factsOf(snapshot);
    return renderChange({ ...this.#place, held: this.held, snapshot, now, requester });
  }

  perform(request: DocumentRequest, shown: Snapshot): Promise<ApprovedChange> {
    return this.#changes.write(request, shown, this);
  }
}
