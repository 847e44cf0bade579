import { t } from '@vscode/l10n';
import { shownDate } from '../../common/shown-date.ts';
import type { DocumentFacts } from '../../accounting/changing/document-facts.ts';
import type { HeldChange } from '../../accounting/changing/change-draft.ts';
import { plainText } from '../../common/plain-text.ts';
import type { Place, Requester } from '../review/review.ts';
import { moveOf } from '../snapshot/read-move.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What the person is shown of a change, besides who asks. */
export interface ChangeReview extends Place {
  readonly held: HeldChange;
  readonly snapshot: Snapshot;
  /** What the document says now. */
  readonly now: DocumentFacts;
  readonly requester: Requester;
}

export function afterChange(): string {
  return t`It stays a draft. Odoo computes taxes and totals anew where they follow from the change.`;
}

/** Why the person is asked about it, and that Odoo posts it by itself, where it does. */
export function changeWarnings({ held, snapshot }: ChangeReview): string[] {
  const { auto_post: automatic, date } = moveOf(snapshot);
  if (automatic === undefined || automatic === 'no') return [held.why];
  const { accounting_date: then } = held.plan.wanted;
  const on = date === undefined ? t`its date` : shownDate(plainText(date, 20).text);
  const other =
    then === undefined || then.is === date ? undefined : shownDate(plainText(then.shown, 20).text);
  return [
    other === undefined
      ? t`Odoo posts this document by itself on ${on}, without asking anyone: changed or not.`
      : t`Odoo posts this document by itself on ${on} (with this change on ${other}), without asking anyone: changed or not.`,
    held.why,
  ];
}
