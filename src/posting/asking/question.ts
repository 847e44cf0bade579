import { t } from '@vscode/l10n';
import type { Handle } from '../../accounting/handle.ts';
import type { RenderedReview } from '../review/render.ts';
import type { Requester } from '../review/review.ts';
import { listedInEnglish } from '../../common/listed.ts';
import type { Subject } from '../review/subject.ts';
import type { About } from './about.ts';
import type { PersonRequest } from './person-request.ts';
import type { QuestionProblems } from './question-problems.ts';
import type { SeenDocument } from './seen-document.ts';

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

/** The one document that a question is about which takes no more. */
export function theOnly<Seen>(seen: readonly Seen[]): Seen {
  const [only] = seen;
  if (only === undefined || seen.length > 1) throw new TypeError('This question is about one document.');
  return only;
}

/** Several documents in the words for one. */
export function subjectOfAll(seen: readonly SeenDocument[]): Subject {
  return asOne(seen.map(({ subject }) => subject));
}

/** Before they were read, documents are known by their handles only. */
export function subjectUnread(documents: readonly Handle[]): Subject {
  return asOne(documents.map((document) => ({ document, label: document, english: document })));
}

/** Models read every handle; people the first document, and how many more. */
function asOne(subjects: readonly Subject[]): Subject {
  const [first] = subjects;
  if (first === undefined) throw new TypeError('A question is about one document at least.');
  if (subjects.length === 1) return first;
  const all = subjects.map(({ document }) => document);
  return {
    document: `each of ${listedInEnglish(all)}`,
    label: t`${first.label}, and ${subjects.length - 1} more`,
    english: `${first.english}, and ${subjects.length - 1} more`,
    all,
  };
}
