import type { Handle } from '../../accounting/handle.ts';
import type { Problem } from '../../common/problem.ts';
import type { RenderedReview } from '../review/render.ts';
import type { Requester } from '../review/review.ts';
import type { Subject } from '../review/subject.ts';
import type { About } from './about.ts';
import type { PersonRequest } from './person-request.ts';
import type { Ended } from './request-life.ts';
import type { SeenDocument } from './seen-document.ts';

/** What is said when a question ends without a yes that counts, or the document is not what was shown. */
export interface QuestionProblems {
  readonly declined: (subject: Subject) => Problem;
  readonly expired: (subject: Subject) => Problem;
  readonly callerLeft: (subject: Subject) => Problem;
  readonly approvalFailed: (subject: Subject) => Problem;
  readonly refusedTwice: (subject: Subject) => Problem;
  readonly changedSinceReview: (subject: Subject, changes: readonly string[]) => Problem;
}

/** What a person is asked about one document or several, and what their yes does. */
export interface Question<Seen extends SeenDocument, Done> {
  readonly about: About;
  readonly documents: readonly Handle[];
  readonly problems: QuestionProblems;

  /**
   * Reads the documents afresh.
   * @throws Problem when nobody needs to be asked, because it cannot be done anyway
   */
  read(): Promise<readonly Seen[]>;

  /** The dialog: from that read, and nothing else. */
  render(seen: readonly Seen[], requester: Requester): RenderedReview;

  /** Does what the person said yes to, if the documents are still what was shown and somebody still waits. */
  perform(request: PersonRequest, seen: readonly Seen[]): Promise<Done>;
}

/** Why an answer does not count any more. */
export function endedProblem(ended: Ended, subject: Subject, problems: QuestionProblems): Problem {
  switch (ended) {
    case 'expired':
      return problems.expired(subject);
    case 'abandoned':
      return problems.callerLeft(subject);
  }
}

/** Several documents in the words for one: "12 documents, move/7 and 11 more". */
export function subjectOfAll(seen: readonly SeenDocument[]): Subject {
  const [first] = seen;
  if (first === undefined) throw new TypeError('A question is about one document at least.');
  if (seen.length === 1) return first.subject;
  const more = `${seen.length - 1} more`;
  return { document: `${first.subject.document} and ${more}`, label: `${first.subject.label}, and ${more}` };
}
