import { Problem } from '../common/problem.ts';
import type { ProposalHandle } from '../accounting/handle.ts';
import type { QuestionProblems } from './asking/question.ts';
import type { Ended } from './asking/request-life.ts';
import type { Subject } from './review/subject.ts';

/** Everything that the gate says no to, and why. */
export const gateProblems = {
  notADraft: ({ document, label }: Subject, state: string) =>
    new Problem({
      code: 'not_a_draft',
      person: `The ${label} is not a draft: it is ${state === 'posted' ? 'already posted' : 'cancelled'}.`,
      model: `${document} is ${state === 'posted' ? 'already posted' : 'cancelled'}. There is nothing to post.`,
    }),
  kindNotSupported: ({ document, label }: Subject) =>
    new Problem({
      code: 'kind_not_supported',
      person: `Only vendor bills can be posted from here so far. Post the ${label} in Odoo itself.`,
      model: `${document} is no vendor bill. Only vendor bills can be posted with this tool so far; the person can post it in Odoo.`,
    }),
  proposalNotEntered: (document: ProposalHandle) =>
    new Problem({
      code: 'kind_not_supported',
      person: `${document} is a bank transaction that is only proposed. This version cannot enter it in Odoo yet; it stays held here.`,
      model: `${document} is a proposal. This version cannot ask the person to enter it in Odoo yet; it stays held.`,
    }),
  notPostable: ({ document, label }: Subject, missing: readonly string[]) =>
    new Problem({
      code: 'not_postable',
      person: `The ${label} cannot be posted yet. ${missing.join(' ')} Complete it in Odoo, then post it again.`,
      model: `${document} cannot be posted yet: ${missing.join(' ')} The person was not asked. Have the draft completed first.`,
    }),
  declined: ({ document, label }: Subject) =>
    new Problem({
      code: 'declined',
      person: `The ${label} stays a draft, as you decided.`,
      model: `The person declined: ${document} stays a draft. Do not ask again unless the person says so.`,
    }),
  expired: ({ document, label }: Subject) =>
    new Problem({
      code: 'approval_expired',
      person: `Nobody answered in time, so the ${label} stays a draft. Ask again when you are ready to look at it.`,
      model: `Nobody answered in time: ${document} stays a draft. Ask again only when the person is there.`,
    }),
  callerLeft: ({ document, label }: Subject) =>
    new Problem({
      code: 'caller_left',
      person: `Whoever asked for the ${label} to be posted did not wait for the answer, so nothing was posted. Post it from the drafts view instead.`,
      model: `The request was cancelled: ${document} stays a draft.`,
    }),
  approvalFailed: ({ document, label }: Subject) =>
    new Problem({
      code: 'approval_failed',
      person: `The dialog could not be shown, so the ${label} stays a draft. Try again from the drafts view.`,
      model: `The person could not be asked: ${document} stays a draft. Tell the person to post it from the drafts view.`,
    }),
  changedSinceReview: ({ document, label }: Subject, changes: readonly string[]) =>
    new Problem({
      code: 'changed_since_review',
      person: `The ${label} was changed in Odoo while you were looking at it, so nothing was posted. Changed: ${changes.join('; ')}. Look at it again.`,
      model: `${document} was changed in Odoo between the review and the approval, so nothing was posted. Changed: ${changes.join('; ')}. Read it again with get_document; the person must review it anew.`,
    }),
  postingRefused: ({ document, label }: Subject, words: string | undefined) =>
    new Problem({
      code: 'posting_refused',
      person: `Odoo refused to post the ${label}; it stays a draft. ${words ?? 'It gave no reason; try in Odoo itself.'}`,
      model: `Odoo refused to post ${document}; it stays a draft. ${words ?? 'It gave no reason.'}`,
    }),
  postingUnknown: ({ document, label }: Subject) =>
    new Problem({
      code: 'posting_outcome_unknown',
      person: `Odoo did not answer, so it is not known whether the ${label} was posted. Look at it in Odoo before you do anything else. Nothing is sent again.`,
      model: `It is not known whether ${document} was posted. Read it with get_document before anything else; never assume.`,
    }),

  /** It was posted, and yet the person has to know. */
  deviates: (
    { label }: Subject,
    posted: { readonly number: string; readonly deviations: readonly string[] },
  ) =>
    `The ${label} was posted as ${posted.number}, but is not quite what you saw: ${posted.deviations.join('; ')}. If that is wrong, reset it to draft in Odoo.`,
};

/** What the gate says no to when a draft is to be changed. */
export const changeProblems = {
  declined: ({ document, label }: Subject) =>
    new Problem({
      code: 'declined',
      person: `The ${label} stays as it is, as you decided.`,
      model: `The person declined: ${document} stays as it is. Do not ask again unless the person says so.`,
    }),
  expired: ({ document, label }: Subject) =>
    new Problem({
      code: 'approval_expired',
      person: `Nobody answered in time, so the ${label} stays as it is.`,
      model: `Nobody answered in time: ${document} stays as it is. Ask again only when the person is there.`,
    }),
  callerLeft: ({ document, label }: Subject) =>
    new Problem({
      code: 'caller_left',
      person: `Whoever asked for the ${label} to be changed did not wait for the answer, so nothing was changed. Change it in Odoo instead.`,
      model: `The request was cancelled: ${document} stays as it is.`,
    }),
  approvalFailed: ({ document, label }: Subject) =>
    new Problem({
      code: 'approval_failed',
      person: `The dialog could not be shown, so the ${label} stays as it is. Change it in Odoo instead.`,
      model: `The person could not be asked: ${document} stays as it is. Tell the person to change it in Odoo.`,
    }),
  changedSinceReview: ({ document, label }: Subject, changes: readonly string[]) =>
    new Problem({
      code: 'changed_since_review',
      person: `The ${label} was changed in Odoo while you were looking at it, so nothing was written. Changed: ${changes.join('; ')}.`,
      model: `${document} was changed in Odoo between the review and the approval, so nothing was written. Changed: ${changes.join('; ')}. Read it again with get_document.`,
    }),
  refused: ({ document, label }: Subject, words: string | undefined) =>
    new Problem({
      code: 'change_refused',
      person: `Odoo refused to change the ${label}; it stays as it is. ${words ?? 'It gave no reason; try in Odoo itself.'}`,
      model: `Odoo refused to change ${document}; it stays as it is. ${words ?? 'It gave no reason.'}`,
    }),
};

/** Why an answer does not count any more. */
export function endedProblem(ended: Ended, subject: Subject, problems: QuestionProblems): Problem {
  switch (ended) {
    case 'expired':
      return problems.expired(subject);
    case 'abandoned':
      return problems.callerLeft(subject);
  }
}
