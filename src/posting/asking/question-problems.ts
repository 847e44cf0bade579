import { t } from '@vscode/l10n';
import { Problem } from '../../common/problem.ts';
import { inEnglish, toPerson } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { Subject } from '../review/subject.ts';
import { listedInEnglish } from '../../common/listed.ts';
import type { Ended } from './request-life.ts';

/** What is said when a question ends without a yes that counts, or the document is not what was shown. */
export interface QuestionProblems {
  readonly declined: (subject: Subject) => Problem;
  readonly expired: (subject: Subject) => Problem;
  readonly callerLeft: (subject: Subject) => Problem;
  readonly approvalFailed: (subject: Subject) => Problem;
  /** @param others what was asked about with it, and was not refused */
  readonly refusedTwice: (subject: Subject, others: readonly string[]) => Problem;
  readonly changedSinceReview: (subject: Subject, changes: readonly Said[]) => Problem;
}

/** The words that tell one sort of question from another. */
interface Words {
  /** "to be posted". */
  readonly asked: Said;
  /** "stays a draft". */
  readonly remains: Said;
  /** "nothing was posted". */
  readonly undone: Said;
  /** The same of several. */
  readonly undoneOfAll?: Said;
  /** What the person did twice: "refused to reset". */
  readonly refusedTwice: Said;
}

/** The same for every sort of question, but for the words, which are said in the language of the day. */
export function questionProblems(words: () => Words): QuestionProblems {
  const undoneOf = ({ all }: Subject) => {
    const { undone, undoneOfAll = undone } = words();
    return all === undefined ? undone : undoneOfAll;
  };
  return {
    declined: ({ document, label }) =>
      new Problem({
        code: 'declined',
        person: t`The ${label} ${words().remains.person}, as you decided.`,
        model: `The person declined: ${document} ${words().remains.english}. Do not ask again unless the person says so.`,
      }),
    expired: ({ document, label }) =>
      new Problem({
        code: 'approval_expired',
        person: t`Nobody answered in time, so the ${label} ${words().remains.person}.`,
        model: `Nobody answered in time: ${document} ${words().remains.english}. Ask again only when the person is there.`,
      }),
    callerLeft: (subject) =>
      new Problem({
        code: 'caller_left',
        person: t`Whoever asked for the ${subject.label} ${words().asked.person} did not wait for the answer, so ${undoneOf(subject).person}.`,
        model: `Nobody waited any more for the answer about ${subject.document}. Ask again to join the question while it is open, or read the document with get_document.`,
      }),
    approvalFailed: ({ document, label }) =>
      new Problem({
        code: 'approval_failed',
        person: t`The dialog could not be shown, so the ${label} ${words().remains.person}. Try again, or do it in Odoo.`,
        model: `The person could not be asked: ${document} ${words().remains.english}. Tell the person.`,
      }),
    refusedTwice: ({ document, label }, others) =>
      new Problem({
        code: 'refused_twice',
        person: t`You ${words().refusedTwice.person} the ${label} twice, so nobody may ask for it again in this window. To be asked again, lift this in the drafts view.`,
        model: `The person refused twice and was not asked again: ${document} ${words().remains.english}. Do not ask for it any more in this session; the person can lift this in the drafts view.${besides(others)}`,
      }),
    changedSinceReview: (subject, changes) =>
      new Problem({
        code: 'changed_since_review',
        person: t`The ${subject.label} was changed in Odoo while you were looking at it, so ${undoneOf(subject).person}. Changed: ${changes.map(toPerson).join('; ')}. Look at it again.`,
        model: `${among(subject)} was changed in Odoo between the review and the approval, so ${undoneOf(subject).english}. Changed: ${changes.map(inEnglish).join('; ')}. Read it again with get_document; the person must review it anew.`,
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
  return all === undefined ? document : `Something of ${listedInEnglish(all)}`;
}

function besides(others: readonly string[]): string {
  if (others.length === 0) return '';
  return ` Nothing was asked about ${listedInEnglish(others)} either: ask about those without it.`;
}
