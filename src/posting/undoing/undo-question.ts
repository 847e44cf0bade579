import type { MoveHandle } from '../../accounting/handle.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import { theOnly } from '../asking/question.ts';
import type { Question } from '../asking/question.ts';
import type { RenderedReview } from '../review/render.ts';
import { buildReview } from '../review/build-review.ts';
import type { Place, Requester } from '../review/review.ts';
import { moveOf } from '../snapshot/read-move.ts';
import { renderUndo } from './render-undo.ts';
import type { SeenPosted } from './seen-posted.ts';
import { undoProblems } from './undo-problems.ts';
import type { Undoer, Undone } from './undoer.ts';

/** May this posted document be a draft again? */
export class UndoQuestion implements Question<SeenPosted, Undone> {
  readonly about = 'undoing';
  readonly documents: readonly MoveHandle[];
  readonly problems = undoProblems;
  readonly #place: Place;
  readonly #undoer: Undoer;

  constructor(document: MoveHandle, place: Place, undoer: Undoer) {
    this.documents = [document];
    this.#place = place;
    this.#undoer = undoer;
  }

  /** @throws Problem document_not_found, not_posted, not_undoable */
  read(): Promise<readonly SeenPosted[]> {
    return this.#undoer.read(this.documents);
  }

  render(seen: readonly SeenPosted[], requester: Requester): RenderedReview {
    const { move, laterNumbers, locks } = theOnly(seen);
    const review = { ...buildReview(this.#place, move.snapshot, requester), effects: [], warnings: [] };
    const { name: number = '' } = moveOf(move.snapshot);
    return renderUndo({ review, number, laterNumbers, locks });
  }

  perform(request: PersonRequest, shown: readonly SeenPosted[]): Promise<Undone> {
    return this.#undoer.undo(request, theOnly(shown), this);
  }
}
