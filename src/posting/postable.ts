import type { Handle } from '../accounting/handle.ts';
import type { Problem } from '../common/problem.ts';
import type { OdooClient } from '../odoo/client.ts';
import type { AskedSet } from './asking/asked-set.ts';
import type { PersonRequest } from './asking/person-request.ts';
import type { Question } from './asking/question.ts';
import type { SeenDocument } from './asking/seen-document.ts';
import type { PostingOutcome } from './posted.ts';
import type { RenderedReview } from './review/render.ts';
import type { SetRow } from './review/set-row.ts';
import type { Place, Requester } from './review/review.ts';

/** Something that a person can say yes to posting, as it was read: a document, a payment, a bank transaction. */
export interface SeenPostable extends SeenDocument {
  readonly document: Handle;
  /** Odoo's id of the company that it is in. */
  readonly company: number;
  /** The dialog about it alone. */
  render(place: Place, requester: Requester): RenderedReview;
  /** Its row in the dialog about several. */
  row(place: Place, requester: Requester): SetRow;
}

/** A yes that is being carried out. */
export interface ToPost<Seen extends SeenPostable = SeenPostable> {
  readonly request: PersonRequest;
  /** Which of them are never posted one without the other. */
  readonly pairs: readonly (readonly Handle[])[];
  /** The question in which the person saw them. */
  readonly question: Pick<Question<Seen, unknown>, 'problems' | 'render'>;
  /** The only client that can post. */
  readonly writer: OdooClient;
  /** The login of the Odoo user that it posts as, where it is not the connection's own. */
  readonly postedAs: string | undefined;
}

/** One that was read, and why it cannot be posted as it is. */
export interface Looked {
  readonly seen: SeenPostable;
  readonly problem: Problem | undefined;
}

/** One kind of thing that can be posted. */
export interface PostableKind {
  /** Whether this is the kind of a document. */
  handles(document: Handle): boolean;

  /**
   * Reads them afresh, in the order asked for.
   * @param set all that the question is about, of whatever kind; empty for one alone
   * @returns also why one cannot be posted anyway, so that nobody needs to be asked
   * @throws Problem when one of them cannot be read
   */
  read(documents: readonly Handle[], set: AskedSet): Promise<readonly Looked[]>;

  /**
   * Reads one afresh for a person who only looks.
   * @returns also why it cannot be posted as it is
   * @throws Problem document_not_found, not_a_draft
   */
  look(document: Handle): Promise<Looked>;

  /** Posts what a person has said yes to, if it is still what was shown. Each is sent once, at most. */
  post(toPost: ToPost, shown: readonly SeenPostable[]): Promise<readonly PostingOutcome[]>;
}
