import { t } from '@vscode/l10n';
import { Problem } from '../../common/problem.ts';
import { shownDate } from '../../common/shown-date.ts';
import type { MoveHandle, ProposalHandle } from '../handle.ts';

/** What is said of a proposal that nobody decides on any more. */
export const proposalProblems = {
  entered: (document: ProposalHandle, as: MoveHandle) =>
    new Problem({
      code: 'not_a_draft',
      person: t`This bank transaction was entered in Odoo already, as ${as}.`,
      model: `${document} was entered in Odoo already, as ${as}. There is nothing left to do with the proposal; read ${as} with get_document.`,
    }),
  /** @param at ISO time */
  discarded: (document: ProposalHandle, at: string) =>
    new Problem({
      code: 'draft_deleted',
      person: t`This bank transaction was discarded on ${shownDate(at.slice(0, 10))}. If it is to be entered after all, enter it in Odoo itself.`,
      model: `${document} was discarded by a person on ${at.slice(0, 10)}, so it was not proposed again. If the person says that they want it after all, propose it with an idempotency_key of its own and without transaction_id, file and row; or the person enters it in Odoo.`,
    }),
};
