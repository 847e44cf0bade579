import { t } from '@vscode/l10n';
import { Problem } from '../common/problem.ts';
import { inEnglish, said, toPerson } from '../common/said.ts';
import type { Said } from '../common/said.ts';
import { listedInEnglish } from '../common/listed.ts';
import { questionProblems } from './asking/question-problems.ts';
import type { Subject } from './review/subject.ts';

/** Everything that the gate says no to, and why. */
export const gateProblems = {
  ...questionProblems(() => ({
    asked: said`to be posted`,
    remains: said`stays a draft`,
    undone: said`it was not posted`,
    undoneOfAll: said`none of them was posted`,
    refusedTwice: said`refused to post`,
  })),
  notADraft: ({ document, label }: Subject, state: string) =>
    new Problem({
      code: 'not_a_draft',
      person:
        state === 'posted'
          ? t`The ${label} is not a draft: it is already posted.`
          : t`The ${label} is not a draft: it is cancelled.`,
      model: `${document} is ${state === 'posted' ? 'already posted' : 'cancelled'}. There is nothing to post.`,
    }),
  /** Something is wrong with some of those that were asked about together. */
  noneOfSet: (problems: readonly Problem[], set: readonly string[]) => {
    const all = (sentence: (problem: Problem) => string) => [...new Set(problems.map(sentence))].join(' ');
    return new Problem({
      code: problems[0]?.code ?? 'not_postable',
      person: t`${all(({ person }) => person)} So nobody was asked about any of the ${set.length} documents.`,
      model: `${all(({ model }) => model)} So nobody was asked about any of ${listedInEnglish(set)}. Ask again without what is named here.`,
    });
  },
  kindNotSupported: (document: string) =>
    new Problem({
      code: 'kind_not_supported',
      person: t`${document} cannot be posted from here. Post it in Odoo itself.`,
      model: `${document} cannot be posted with this tool; the person can post it in Odoo.`,
    }),
  tooMany: (count: number, most: number) =>
    new Problem({
      code: 'invalid_arguments',
      person: t`${count} documents are too many for one question: ${most} at most can be looked through in one dialog. Nothing was done.`,
      model: `${count} documents are too many for one question. Ask for ${most} at most.`,
    }),
  tooManyWithReversals: (asked: number, count: number, most: number) =>
    new Problem({
      code: 'invalid_arguments',
      person: t`With the reversals that go with them, these ${asked} documents are ${count}: ${most} at most can be looked through in one dialog. Nothing was done.`,
      model: `With the reversals that go with them, these ${asked} documents are ${count}. Nobody was asked. Ask for ${most} at most, an entry and its reversal counted as two.`,
    }),
  otherBooks: ({ origin, database }: { readonly origin: string; readonly database: string }) =>
    new Problem({
      code: 'wrong_company',
      person: t`The key for posting belongs to the database ${database} on ${origin}, not to these books. Nothing was posted; set the key for posting anew.`,
      model: 'The key for posting belongs to other books. Nothing was posted; tell the person.',
    }),
  notPostable: ({ document, label }: Subject, missing: readonly Said[]) =>
    new Problem({
      code: 'not_postable',
      person: t`The ${label} cannot be posted yet. ${missing.map(toPerson).join(' ')} Complete it in Odoo, then post it again.`,
      model: `${document} cannot be posted yet: ${missing.map(inEnglish).join(' ')} The person was not asked. Have the draft completed first.`,
    }),
  notPostedTogether: ({ document, label, all = [document] }: Subject, reasons: readonly Said[]) =>
    new Problem({
      code: 'not_postable',
      person: t`Not all of these can be posted together: ${label}. ${reasons.map(toPerson).join(' ')}`,
      model: `${listedInEnglish(all)} cannot be posted with one answer, and the person was not asked. ${reasons.map(inEnglish).join(' ')} Ask about those that are named one by one with post_invoice, and about the others together.`,
    }),
  postingRefused: ({ document, label }: Subject, words: string | undefined) =>
    new Problem({
      code: 'posting_refused',
      person: t`Odoo refused to post the ${label}; it stays a draft. ${words ?? t`It gave no reason; try in Odoo itself.`}`,
      model: `Odoo refused to post ${document}; it stays a draft. ${words ?? 'It gave no reason.'}`,
    }),
  /** The person has said yes to several, and stopped before this one was sent. */
  stopped: ({ document, label }: Subject) =>
    new Problem({
      code: 'stopped',
      person: t`The ${label} stays a draft: you stopped before it was sent.`,
      model: `The person stopped before ${document} was sent: it stays a draft. Do not ask again unless the person says so.`,
    }),
  /** The person has said yes to several, and Odoo was lost before this one was sent. */
  leftUnsent: ({ document, label }: Subject, lost: Problem) =>
    new Problem({
      code: lost.code,
      person: t`The ${label} was not sent, because Odoo did not answer for what went before it: it stays a draft.`,
      model: `${document} was not sent, because Odoo did not answer for what went before it: it stays a draft. Ask again when Odoo answers.`,
    }),
  postingUnknown: ({ document, label }: Subject) =>
    new Problem({
      code: 'posting_outcome_unknown',
      person: t`Odoo did not answer, so it is not known whether the ${label} was posted. Look at it in Odoo before you do anything else. Nothing is sent again.`,
      model: `It is not known whether ${document} was posted. Read it with get_document before anything else; never assume.`,
    }),

  /** It was posted, and yet the person has to know. */
  deviates: (
    { label }: { readonly label: string },
    posted: { readonly number: string; readonly deviations: readonly Said[] },
  ) =>
    t`The ${label} was posted as ${posted.number}, but is not quite what you saw: ${posted.deviations.map(toPerson).join('; ')}. If that is wrong, reset it to draft in Odoo.`,
};
