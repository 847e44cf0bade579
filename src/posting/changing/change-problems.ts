import { Problem } from '../../common/problem.ts';
import { questionProblems } from '../asking/question-problems.ts';
import type { Subject } from '../review/subject.ts';

/** What the gate says no to when a draft is to be changed. */
export const changeProblems = {
  ...questionProblems({
    asked: 'to be changed',
    remains: 'stays as it is',
    undone: 'nothing was written',
    refusedTwice: 'refused a change of',
  }),
  refused: ({ document, label }: Subject, words: string | undefined) =>
    new Problem({
      code: 'change_refused',
      person: `Odoo refused to change the ${label}; it stays as it is. ${words ?? 'It gave no reason; try in Odoo itself.'}`,
      model: `Odoo refused to change ${document}; it stays as it is. ${words ?? 'It gave no reason.'}`,
    }),
};
