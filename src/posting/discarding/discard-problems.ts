import { Problem } from '../../common/problem.ts';
import { questionProblems } from '../asking/question-problems.ts';
import type { Subject } from '../review/subject.ts';

/** What the gate says no to when a draft is to be thrown away. */
export const discardProblems = {
  ...questionProblems({
    asked: 'to be discarded',
    remains: 'stays a draft',
    undone: 'nothing was discarded',
    refusedTwice: 'refused to discard',
  }),
  notADraft: ({ document, label }: Subject, state: string) =>
    new Problem({
      code: 'not_a_draft',
      person: `The ${label} is ${state}, so it cannot be discarded.`,
      model: `${document} is ${state}; only drafts can be discarded.`,
    }),
  postedBefore: ({ document, label }: Subject) =>
    new Problem({
      code: 'not_discardable',
      person: `The ${label} was posted once and has a number, so it is not deleted: the number would be missing. Cancel it in Odoo instead.`,
      model: `${document} was posted once and has a number, so it is not deleted. The person can cancel it in Odoo.`,
    }),
  partOfAnother: ({ document, label }: Subject, what: string) =>
    new Problem({
      code: 'not_discardable',
      person: `The ${label} is the entry of a ${what}. Discard that instead.`,
      model: `${document} is the entry of a ${what}. Ask for that to be discarded instead.`,
    }),
  refused: ({ document, label }: Subject, words: string | undefined) =>
    new Problem({
      code: 'discard_refused',
      person: `Odoo refused to delete the ${label}; it stays a draft. ${words ?? 'It gave no reason; try in Odoo itself.'}`,
      model: `Odoo refused to delete ${document}; it stays a draft. ${words ?? 'It gave no reason.'}`,
    }),
  unknown: ({ document, label }: Subject) =>
    new Problem({
      code: 'discard_outcome_unknown',
      person: `Odoo did not answer, so it is not known whether the ${label} was deleted. Look in Odoo. Nothing is sent again.`,
      model: `It is not known whether ${document} was deleted. Read it with get_document; never assume.`,
    }),
};
