import { t } from '@vscode/l10n';
import { said } from '../../common/said.ts';
import { Problem } from '../../common/problem.ts';
import { questionProblems } from '../asking/question-problems.ts';
import type { Subject } from '../review/subject.ts';

/** What the gate says no to when a draft is to be changed. */
export const changeProblems = {
  ...questionProblems(() => ({
    asked: said`to be changed`,
    remains: said`stays as it is`,
    undone: said`nothing was written`,
    refusedTwice: said`refused a change of`,
  })),
  refused: ({ document, label }: Subject, words: string | undefined) =>
    new Problem({
      code: 'change_refused',
      person: t`Odoo refused to change the ${label}; it stays as it is. ${words ?? t`It gave no reason; try in Odoo itself.`}`,
      model: `Odoo refused to change ${document}; it stays as it is. ${words ?? 'It gave no reason.'}`,
    }),
};
