import { Problem } from '../../common/problem.ts';
import type { Subject } from '../review/subject.ts';
import { listed } from '../../common/listed.ts';
import type { Ended } from './request-life.ts';

/** What is said when a question ends without a yes that counts, or the document is not what was shown. */
export interface QuestionProblems {
  readonly declined: (subject: Subject) => Problem;
  readonly expired: (subject: Subject) => Problem;
  readonly callerLeft: (subject: Subject) => Problem;
  readonly approvalFailed: (subject: Subject) => Problem;
  /** @param others what was asked about with it, and was not refused */
  readonly refusedTwice: (subject: Subject, others: readonly string[]) => Problem;
  readonly changedSinceReview: (subject: Subject, changes: readonly string[]) => Problem;
}

/** The words that tell one sort of question from another. */
interface Words {
  /** "to be posted". */
  readonly asked: string;
  /** "stays a draft". */
  readonly remains: string;
  /** "nothing was posted". */
  readonly undone: string;
  /** The same of several. */
  readonly undoneOfAll?: string;
  /** What the person did twice: "refused to reset". */
  readonly refusedTwice: string;
}

/** The same for every sort of question, but for the words. */
export function questionProblems({
  asked,
  remains,
  undone,
  undoneOfAll = undone,
  refusedTwice,
}: Words): QuestionProblems {
  const soThat = ({ all }: Subject) => `so ${all === undefined ? undone : undoneOfAll}`;
  return {
    declined: ({ document, label }) =>
      new Problem({
        code: 'declined',
        person: `The ${label} ${remains}, as you decided.`,
        model: `The person declined: ${document} ${remains}. Do not ask again unless the person says so.`,
      }),
    expired: ({ document, label }) =>
      new Problem({
        code: 'approval_expired',
        person: `Nobody answered in time, so the ${label} ${remains}.`,
        model: `Nobody answered in time: ${document} ${remains}. Ask again only when the person is there.`,
      }),
    callerLeft: (subject) =>
      new Problem({
        code: 'caller_left',
        person: `Whoever asked for the ${subject.label} ${asked} did not wait for the answer, ${soThat(subject)}.`,
        model: `Nobody waited any more for the answer about ${subject.document}. Ask again to join the question while it is open, or read the document with get_document.`,
      }),
    approvalFailed: ({ document, label }) =>
      new Problem({
        code: 'approval_failed',
        person: `The dialog could not be shown, so the ${label} ${remains}. Try again, or do it in Odoo.`,
        model: `The person could not be asked: ${document} ${remains}. Tell the person.`,
      }),
    refusedTwice: ({ document, label }, others) =>
      new Problem({
        code: 'refused_twice',
        person: `You ${refusedTwice} the ${label} twice, so nobody may ask for it again in this window. To be asked again, lift this in the drafts view.`,
        model: `The person refused twice and was not asked again: ${document} ${remains}. Do not ask for it any more in this session; the person can lift this in the drafts view.${besides(others)}`,
      }),
    changedSinceReview: (subject, changes) =>
      new Problem({
        code: 'changed_since_review',
        person: `The ${subject.label} was changed in Odoo while you were looking at it, ${soThat(subject)}. Changed: ${changes.join('; ')}. Look at it again.`,
        model: `${among(subject)} was changed in Odoo between the review and the approval, ${soThat(subject)}. Changed: ${changes.join('; ')}. Read it again with get_document; the person must review it anew.`,
      }),
  };
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

function among({ document, all }: Subject): string {
  return all === undefined ? document : `Something of ${listed(all)}`;
}

function besides(others: readonly string[]): string {
  if (others.length === 0) return '';
  return ` Nothing was asked about ${listed(others)} either: ask about those without it.`;
}
