import type { MoveHandle } from '../../accounting/handle.ts';
import type { Problem } from '../../common/problem.ts';
import type { DocumentRequest } from './document-request.ts';
import type { Subject } from '../review/subject.ts';
import type { RenderedReview } from '../review/render.ts';
import type { Requester } from '../review/review.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What is said when a question ends without a yes that counts, or the document is not what was shown. */
export interface QuestionProblems {
  readonly declined: (subject: Subject) => Problem;
  readonly expired: (subject: Subject) => Problem;
  readonly callerLeft: (subject: Subject) => Problem;
  readonly approvalFailed: (subject: Subject) => Problem;
  readonly changedSinceReview: (subject: Subject, changes: readonly string[]) => Problem;
}

/** What a person is asked about a document, and what their yes does. */
export interface Question<Done> {
  /** The subject of its entries in the journal. */
  readonly about: 'posting' | 'change';
  readonly document: MoveHandle;
  readonly problems: QuestionProblems;

  /**
   * Reads the document afresh.
   * @throws Problem when nobody needs to be asked, because it cannot be done anyway
   */
  read(): Promise<Snapshot>;

  /** The dialog: from that read, and nothing else. */
  render(shown: Snapshot, requester: Requester): RenderedReview;

  /** Does what the person said yes to, if the document is still what was shown and somebody still waits. */
  perform(request: DocumentRequest, shown: Snapshot): Promise<Done>;
}
