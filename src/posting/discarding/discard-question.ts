import type { Handle } from '../../accounting/handle.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import { theOnly } from '../asking/question.ts';
import type { Question } from '../asking/question.ts';
import type { RenderedReview } from '../review/render.ts';
import type { Place, Requester } from '../review/review.ts';
import { discardProblems } from './discard-problems.ts';
import type { DiscardableKind, Discarded } from './discardable.ts';
import type { SeenDraft } from './seen-draft.ts';

/** May this draft be thrown away? */
export class DiscardQuestion implements Question<SeenDraft, Discarded> {
  readonly about = 'discarding';
  readonly documents: readonly Handle[];
  readonly problems = discardProblems;
  readonly #document: Handle;
  readonly #place: Place;
  readonly #kind: DiscardableKind;

  constructor(document: Handle, place: Place, kind: DiscardableKind) {
    this.documents = [document];
    this.#document = document;
    this.#place = place;
    this.#kind = kind;
  }

  async read(): Promise<readonly SeenDraft[]> {
    return [await this.#kind.read(this.#document)];
  }

  render(seen: readonly SeenDraft[], requester: Requester): RenderedReview {
    return theOnly(seen).render(this.#place, requester);
  }

  perform(request: PersonRequest, shown: readonly SeenDraft[]): Promise<Discarded> {
    return this.#kind.discard({ request, question: this }, theOnly(shown));
  }
}
