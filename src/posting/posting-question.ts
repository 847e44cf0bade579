import type { MoveHandle } from '../../accounting/handle.ts';
import { isPostable } from '../../accounting/kinds.ts';
import { buildReview, missingForPosting, subjectOf } from '../review/build-review.ts';
import type { DocumentRequest } from '../asking/document-request.ts';
import type { Posted, Poster } from './poster.ts';
import { gateProblems } from '../problems.ts';
import type { Question } from '../asking/question.ts';
import { moveOf } from '../snapshot/read-move.ts';
import { renderReview } from '../review/render.ts';
import type { RenderedReview } from '../review/render.ts';
import type { Place, Requester } from '../review/review.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** May this document be posted? */
export class PostingQuestion implements Question<Posted> {
  readonly about = 'posting';
  readonly document: MoveHandle;
  readonly problems = gateProblems;
  readonly #place: Place;
  readonly #poster: Poster;
  readonly #readDraft: (document: MoveHandle) => Promise<Snapshot>;

  /** @param readDraft reads a document as its own company sees it, and throws when it is no draft */
  constructor(
    document: MoveHandle,
    place: Place,
    poster: Poster,
    readDraft: (document: MoveHandle) => Promise<Snapshot>,
  ) {
    this.document = document;
    this.#place = place;
    this.#poster = poster;
    this.#readDraft = readDraft;
  }

  /** @throws Problem not_a_draft, kind_not_supported, not_postable */
  async read(): Promise<Snapshot> {
    const snapshot = await this.#readDraft(this.document);
    if (!isPostable(moveOf(snapshot).move_type)) throw gateProblems.kindNotSupported(subjectOf(snapshot));
    const missing = missingForPosting(snapshot);
    if (missing.length > 0) throw gateProblems.notPostable(subjectOf(snapshot), missing);
    return snapshot;
  }

  render(shown: Snapshot, requester: Requester): RenderedReview {
    return renderReview(buildReview(this.#place, shown, requester));
  }

  perform(request: DocumentRequest, shown: Snapshot): Promise<Posted> {
    return this.#poster.post(request, shown, this);
  }
}
