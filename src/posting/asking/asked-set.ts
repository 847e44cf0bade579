import { t } from '@vscode/l10n';
import type { Handle } from '../../accounting/handle.ts';

/**
 * The documents that stand in one dialog, in its order. What they do to each other when they are posted follows from
 * the yes: so their warnings name each other by their numbers there, which posting one of them does not change.
 */
export type AskedSet = readonly Handle[];

/** More are not looked through with care. */
export const MOST_AT_ONCE = 50;

/** A document asked about alone has none beside it. */
export const ALONE: AskedSet = [];

/** "number 2 of this set", in the person's language; undefined for a document that is not in it. */
export function placeInSet(set: AskedSet, document: Handle): string | undefined {
  const place = set.indexOf(document);
  return place === -1 ? undefined : t`number ${place + 1} of this set`;
}
