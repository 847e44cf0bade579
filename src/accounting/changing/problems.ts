import { t } from '@vscode/l10n';
import { plainText } from '../../common/plain-text.ts';
import { Problem } from '../../common/problem.ts';
import { said } from '../../common/said.ts';
import type { Handle, MoveHandle } from '../handle.ts';
import type { FactChange } from './document-facts.ts';

/** More is not read. */
const MOST_CHANGES = 8;

/** Everything that changing a draft says no to. */
export const changingProblems = {
  notADraft: (document: MoveHandle, state: 'posted' | 'cancel') => {
    const is = state === 'posted' ? 'posted' : 'cancelled';
    return new Problem({
      code: 'not_a_draft',
      person:
        state === 'posted'
          ? t`${document} is posted, so it was not changed. Correct a posted document by a credit note.`
          : t`${document} is cancelled, so it was not changed. Correct a posted document by a credit note.`,
      model: `${document} is ${is}; only drafts can be changed. A posted document is corrected by a credit note.`,
    });
  },
  movedOn: (document: MoveHandle, changes: readonly FactChange[] | undefined) => {
    const since = changes === undefined ? undefined : said`Since then: ${changesText(changes)}.`;
    const what = since === undefined ? '' : ` ${since.english}`;
    return new Problem({
      code: 'draft_moved_on',
      person: [
        t`${document} has changed since the agent read it, so nothing was written.`,
        ...(since === undefined ? [] : [since.person]),
      ].join(' '),
      model: `${document} is not as it was at that digest; nothing was written.${what} Read it with get_document, see whether the change is still right, and pass the digest from there.`,
    });
  },
  nothingNamed: () =>
    new Problem({
      code: 'invalid_arguments',
      person: t`An agent asked for a change without saying what is to change. Nothing was done.`,
      model: 'Name at least one field to change besides document and digest.',
    }),
  noSuchLine: (document: MoveHandle, line: number, lines: readonly number[]) =>
    new Problem({
      code: 'record_not_found',
      person: t`${document} has no line ${line}. Nothing was done.`,
      model: `${document} has no line ${line}. Its lines are: ${lines.join(', ') || 'none'}. Use the ids that get_document gives.`,
    }),
  lineTwice: (line: number) =>
    new Problem({
      code: 'invalid_arguments',
      person: t`An agent asked for two changes of line ${line} at once. Nothing was done.`,
      model: `Line ${line} is named twice. Say once what becomes of it.`,
    }),
  noLinesLeft: (document: MoveHandle) =>
    new Problem({
      code: 'invalid_arguments',
      person: t`The change would have left ${document} without lines. Nothing was done.`,
      model: `${document} would have no lines left. Keep or add one.`,
    }),
  bothDueAndTerm: () =>
    new Problem({
      code: 'invalid_arguments',
      person: t`An agent gave a due date and payment terms at once. Nothing was done.`,
      model: 'Give due_date or payment_term: Odoo computes the due date from the terms.',
    }),
  notChangeable: (document: Handle) =>
    new Problem({
      code: 'kind_not_supported',
      person: t`${document} cannot be changed from here; change it in Odoo.`,
      model: `update_draft changes documents such as "move/7". ${document} can only be changed by the person, in Odoo.`,
    }),
  notForEntries: (document: MoveHandle) =>
    new Problem({
      code: 'kind_not_supported',
      person: t`${document} is a journal entry: only its reference, date and notes can be changed from here.`,
      model: `${document} is a journal entry: only reference, accounting_date and narration can be changed. For other amounts draft a new entry and ask the person to delete this one.`,
    }),
  accountAndTaxesNeeded: () =>
    new Problem({
      code: 'not_available',
      person: t`This version of Odoo fills in no account and no taxes on a new line of a receipt. Nothing was done.`,
      model:
        'Give account and taxes ([] is no tax) on every new line: this version of Odoo fills in neither.',
    }),
  partnerStays: (document: MoveHandle) =>
    new Problem({
      code: 'not_available',
      person: t`On this version of Odoo the partner of ${document} can only be changed in Odoo itself: taxes and what is owed would stay with the old one.`,
      model: `On Odoo 14 and 15 the partner of a draft can only be changed in Odoo itself. Draft a new document for the right partner, and ask the person to delete ${document}.`,
    }),
  outcomeUnknown: (document: MoveHandle) =>
    new Problem({
      code: 'change_outcome_unknown',
      person: t`Odoo did not answer, so it is not known whether ${document} was changed. Nothing is sent again.`,
      model: `It is not known whether ${document} was changed. Read it with get_document before anything else. With the same digest the change can be repeated safely: it is made only if it was not made before, and not sent again for five minutes, in which it may still be made.`,
    }),
};

/** "reference: "A-1" is "A-2"; total: "100.00" is "120.00"". */
export function changesText(changes: readonly FactChange[]): string {
  const shown = changes.slice(0, MOST_CHANGES).map(({ field, before, after }) => {
    return `${field} was ${quoted(before)}, is ${quoted(after)}`;
  });
  const more = changes.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function quoted(value: string | undefined): string {
  return value === undefined ? 'empty' : JSON.stringify(plainText(value, 60).text);
}
