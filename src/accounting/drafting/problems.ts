import { t } from '@vscode/l10n';
import { Problem } from '../../common/problem.ts';
import { shownDate } from '../../common/shown-date.ts';
import type { Handle } from '../handle.ts';

/** What drafting says no to. */
export const draftingProblems = {
  linesInconsistent: (field: string) =>
    new Problem({
      code: 'lines_inconsistent',
      person: t`Some lines name their ${field} and some do not. Odoo can only fill in all or none of them.`,
      model:
        `Give "${field}" on every line or on no line. ${field === 'taxes' ? 'Use [] for a line without tax.' : ''}`.trim(),
    }),
  keyUsedDifferently: () =>
    new Problem({
      code: 'key_used_differently',
      person: t`The agent used one idempotency key for two different documents. Nothing was written.`,
      model:
        'This idempotency_key was used before with other arguments. For the same document repeat the same arguments; for another one use another idempotency_key.',
    }),
  sameRequestTwice: (number: number) =>
    new Problem({
      code: 'key_used_differently',
      person: t`The agent asked for the same document twice in one call. It was drafted once at most.`,
      model: `This is the same request as number ${number} of this call, and only that one was dealt with. If it is another document, give each an idempotency_key of its own.`,
    }),
  sameReferenceTwice: (number: number) =>
    new Problem({
      code: 'duplicate_found',
      person: t`The agent asked for two documents of one partner with the same reference in one call. It was drafted once at most.`,
      model: `It has the same partner, kind and reference as number ${number} of this call, and only that one was dealt with. If the person says that this is another document, send it again with "allow_duplicate_of" set to the document that number ${number} became.`,
    }),
  /** The caller left before it was this one's turn. */
  notBegun: () =>
    new Problem({
      code: 'cancelled',
      person: t`It was not drafted: the agent was stopped before.`,
      model: 'It was not drafted: the call was cancelled before. Nothing of it is in Odoo.',
    }),
  notReadBack: (document: Handle, why: Problem) =>
    new Problem({
      code: 'draft_not_read',
      person: t`It was drafted as ${document}, but could not be read afterwards: ${why.person}`,
      model: `It is drafted as ${document}, but it could not be read afterwards (${why.code}). Repeat the call with the same arguments: it shows the draft and makes no second one.`,
    }),
  keyTaken: (document: Handle) =>
    new Problem({
      code: 'key_taken',
      person: t`The key of this request already belongs to ${document}, which another user made. Nothing was written.`,
      model: `This idempotency_key belongs to ${document}, made by another Odoo user. Use another idempotency_key.`,
    }),
  /** @param discarded when a person discarded it through us, as ISO time; else it was deleted in Odoo */
  draftDeleted: (document: Handle, discarded: string | undefined) => {
    const day = discarded?.slice(0, 10);
    return new Problem({
      code: 'draft_deleted',
      person:
        day === undefined
          ? t`This was drafted before as ${document}, and somebody has deleted it in Odoo. It was not drafted again.`
          : t`This was drafted before as ${document}, and you discarded it on ${shownDate(day)}. It was not drafted again.`,
      model: `This request was drafted as ${document} and ${day === undefined ? 'a person deleted it' : `discarded by a person on ${day}`}. Do not draft it again unless the person asks for it; then pass "again": true.`,
    });
  },
  draftOutcomeUnknown: () =>
    new Problem({
      code: 'draft_outcome_unknown',
      person: t`Odoo did not answer, so it is not known whether the draft was made. Asking again is safe: it never makes a second one.`,
      model:
        'The outcome is unknown. Repeat the call with exactly the same arguments (and the same idempotency_key): it finds the draft or makes it, never a second one.',
    }),
  notOursAnyMore: (document: Handle) =>
    new Problem({
      code: 'draft_moved_on',
      person: t`${document} was changed or posted by somebody else meanwhile, so its tax was left as it is.`,
      model: `${document} was changed or posted by somebody else meanwhile, so its tax was left as it is. Read it with get_document.`,
    }),
  loadRefused: (messages: readonly string[]) =>
    new Problem({
      code: 'refused_by_odoo',
      person: t`Odoo refused the draft: ${messages.join(' ')}`,
      model: `Odoo refused the draft; nothing was written. Odoo's words: ${messages.join(' ')}`,
    }),
};
