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

export const AFTER_CHANGE =
  'It stays a draft. Odoo computes taxes and totals anew where they follow from the change.';

/** Why the person is asked about it, and that Odoo posts it by itself, where it does. */
export function changeWarnings({ held, snapshot }: ChangeReview): string[] {
  const { auto_post: automatic, date } = moveOf(snapshot);
  if (automatic === undefined || automatic === 'no') return [held.why];
  const { accounting_date: then } = held.plan.wanted;
  const moved =
    then === undefined || then.is === date ? '' : ` (with this change on ${plainText(then.shown, 20).text})`;
  const on = plainText(date ?? 'its date', 20).text;
  return [
    `Odoo posts this document by itself on ${on}${moved}, without asking anyone: changed or not.`,
    held.why,
  ];
}
