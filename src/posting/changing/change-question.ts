import { said } from '../../common/said.ts';
import type { HeldChange } from '../../accounting/changing/change-draft.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { OdooClient } from '../../odoo/client.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import { theOnly } from '../asking/question.ts';
import type { Question } from '../asking/question.ts';
import type { DraftReader } from '../moves/draft-reader.ts';
import type { SeenMove } from '../moves/seen-move.ts';
import type { RenderedReview } from '../review/render.ts';
import type { Place, Requester } from '../review/review.ts';
import { changeProblems } from './change-problems.ts';
import type { ApprovedChange, ChangeWriter } from './change-writer.ts';
import { renderChange } from './render-change.ts';

interface ChangeQuestionParts {
  readonly place: Place;
  readonly changes: ChangeWriter;
  readonly drafts: DraftReader;
  /** The client that writes on drafts that are not ours. */
  readonly writer: OdooClient;
}

/** May this draft be changed, although it is not ours alone? */
export class ChangeQuestion implements Question<SeenMove, ApprovedChange> {
  readonly about = 'change';
  readonly documents: readonly MoveHandle[];
  readonly problems = changeProblems;
  readonly held: HeldChange;
  readonly #parts: ChangeQuestionParts;

  constructor(held: HeldChange, parts: ChangeQuestionParts) {
    this.documents = [held.plan.document];
    this.held = held;
    this.#parts = parts;
  }

  /** @throws Problem not_a_draft, or changed_since_review when a line that the change names is gone */
  async read(): Promise<readonly SeenMove[]> {
    const { changes, drafts } = this.#parts;
    const seen = await drafts.read(this.documents);
    for (const { snapshot, subject } of seen) {
      const missing = changes.missingLines(this.held.plan, snapshot);
      if (missing.length === 0) continue;
      const removed = missing.map((line) => said`line ${line} was removed`);
      throw changeProblems.changedSinceReview(subject, removed);
    }
    return seen;
  }

  render(seen: readonly SeenMove[], requester: Requester): RenderedReview {
    const { place, changes } = this.#parts;
    const { snapshot } = theOnly(seen);
    return renderChange({ ...place, held: this.held, snapshot, now: changes.factsOf(snapshot), requester });
  }

  perform(request: PersonRequest, shown: readonly SeenMove[]): Promise<ApprovedChange> {
    const { changes, writer } = this.#parts;
    return changes.write({ request, shown: theOnly(shown), question: this, writer });
  }
}
