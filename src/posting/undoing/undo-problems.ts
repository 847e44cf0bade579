import { t } from '@vscode/l10n';
import { inEnglish, said, toPerson } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { Problem } from '../../common/problem.ts';
import { questionProblems } from '../asking/question-problems.ts';
import type { Subject } from '../review/subject.ts';

/** What the gate says no to when a posted document is to be a draft again. */
export const undoProblems = {
  ...questionProblems(() => ({
    asked: said`to be reset to draft`,
    remains: said`stays posted`,
    undone: said`nothing was reset`,
    refusedTwice: said`refused to reset`,
  })),
  notPosted: ({ document, label }: Subject, state: string) =>
    new Problem({
      code: 'not_posted',
      person:
        state === 'draft'
          ? t`The ${label} is a draft already. There is nothing to take back.`
          : t`The ${label} is cancelled. There is nothing to take back.`,
      model: `${document} is ${state === 'draft' ? 'a draft already' : 'cancelled'}; only posted documents can be reset to draft.`,
    }),
  onlyMoves: (document: string) =>
    new Problem({
      code: 'kind_not_supported',
      person: t`${document} cannot be reset to draft from here. Do it in Odoo itself.`,
      model: `${document} cannot be reset with this tool: only invoices, bills, credit notes, receipts and entries can. The person can do it in Odoo.`,
    }),
  notUndone: ({ document, label }: Subject, reasons: readonly Said[]) =>
    new Problem({
      code: 'not_undoable',
      person: t`The ${label} is not reset to draft. ${reasons.map(toPerson).join(' ')} Correct it with a credit note instead.`,
      model: `${document} is not reset to draft: ${reasons.map(inEnglish).join(' ')} The person was not asked. Correct it with a credit note that names it (create_draft_invoice, kind vendor_credit_note or customer_credit_note, corrects); an entry with an entry the other way round.`,
    }),
  refused: ({ document, label }: Subject, words: string | undefined) =>
    new Problem({
      code: 'undo_refused',
      person: t`Odoo refused to reset the ${label} to draft; it stays posted. ${words ?? t`It gave no reason; try in Odoo itself.`}`,
      model: `Odoo refused to reset ${document} to draft; it stays posted. ${words ?? 'It gave no reason.'}`,
    }),
  unknown: ({ document, label }: Subject) =>
    new Problem({
      code: 'undo_outcome_unknown',
      person: t`Odoo did not answer, so it is not known whether the ${label} is a draft again. Look at it in Odoo before you do anything else. Nothing is sent again.`,
      model: `It is not known whether ${document} is a draft again. Read it with get_document before anything else; never assume.`,
    }),
  /** It is a draft again, and yet the person has to know. */
  deviates: ({ label }: { readonly label: string }, deviations: readonly Said[]) =>
    t`The ${label} is a draft again, but is not quite what you saw: ${deviations.map(toPerson).join('; ')}.`,
};
