import { t } from '@vscode/l10n';
import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { Problem } from '../../common/problem.ts';
import { questionProblems } from '../asking/question-problems.ts';
import type { Subject } from '../review/subject.ts';

/** What the gate says no to when a draft is to be thrown away. */
export const discardProblems = {
  ...questionProblems(() => ({
    asked: said`to be discarded`,
    remains: said`stays a draft`,
    undone: said`nothing was discarded`,
    refusedTwice: said`refused to discard`,
  })),
  postedBefore: ({ document, label }: Subject) =>
    new Problem({
      code: 'not_discardable',
      person: t`The ${label} was posted once and has a number, so it is not deleted: the number would be missing. Cancel it in Odoo instead.`,
      model: `${document} was posted once and has a number, so it is not deleted. The person can cancel it in Odoo.`,
    }),
  partOfAnother: ({ document, label }: Subject, what: Said) =>
    new Problem({
      code: 'not_discardable',
      person: t`The ${label} is ${what.person}. Discard that instead.`,
      model: `${document} is ${what.english}. Ask for that to be discarded instead.`,
    }),
  refused: ({ document, label }: Subject, words: string | undefined) =>
    new Problem({
      code: 'discard_refused',
      person: t`Odoo refused to delete the ${label}; it stays a draft. ${words ?? t`It gave no reason; try in Odoo itself.`}`,
      model: `Odoo refused to delete ${document}; it stays a draft. ${words ?? 'It gave no reason.'}`,
    }),
  unknown: ({ document, label }: Subject) =>
    new Problem({
      code: 'discard_outcome_unknown',
      person: t`Odoo did not answer, so it is not known whether the ${label} was deleted. Look in Odoo. Nothing is sent again.`,
      model: `It is not known whether ${document} was deleted. Read it with get_document; never assume.`,
    }),
};
