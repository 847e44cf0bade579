import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { SeenDocument } from '../asking/seen-document.ts';
import type { SeenPostable } from '../postable.ts';
import type { RenderedReview } from '../review/render.ts';
import type { Place, Requester } from '../review/review.ts';
import type { Subject } from '../review/subject.ts';
import { renderDiscard } from './render-discard.ts';

/** A draft as it was read to be thrown away. */
export class SeenDraft implements SeenDocument {
  readonly draft: SeenPostable;
  readonly #files: readonly string[];
  readonly #isInOdoo: boolean;

  /** @param files the names of those that are lost with it */
  constructor(draft: SeenPostable, files: readonly string[], isInOdoo: boolean) {
    this.draft = draft;
    this.#files = files;
    this.#isInOdoo = isInOdoo;
  }

  get subject(): Subject {
    return this.draft.subject;
  }

  get digest(): string {
    return this.draft.digest;
  }

  differencesFrom(before: SeenDocument): readonly Said[] {
    return before instanceof SeenDraft
      ? this.draft.differencesFrom(before.draft)
      : [said`it is another document`];
  }

  render(place: Place, requester: Requester): RenderedReview {
    const row = this.draft.row(place, requester);
    return renderDiscard({ place, row, files: this.#files, isInOdoo: this.#isInOdoo, requester });
  }
}
