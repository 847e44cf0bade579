import type { Handle } from '../../accounting/handle.ts';
import type { PersonRequest } from '../asking/person-request.ts';
import type { Question } from '../asking/question.ts';
import type { SeenDraft } from './seen-draft.ts';

/** A draft that was thrown away with a person's approval. */
export interface Discarded {
  readonly document: Handle;
  readonly label: string;
}

/** A yes that is being carried out. */
export interface ToDiscard {
  readonly request: PersonRequest;
  /** The question in which the person saw it. */
  readonly question: Pick<Question<SeenDraft, unknown>, 'problems' | 'render'>;
}

/** One kind of draft that can be thrown away. */
export interface DiscardableKind {
  handles(document: Handle): boolean;

  /** @throws Problem when it cannot be thrown away anyway, so that nobody needs to be asked */
  read(document: Handle): Promise<SeenDraft>;

  /** Throws away what is still what was shown; sent once, at most. */
  discard(toDiscard: ToDiscard, shown: SeenDraft): Promise<Discarded>;
}
