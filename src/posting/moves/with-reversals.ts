import { reversalPairs } from '../../accounting/drafting/entries/reversal-pairs.ts';
import { isMove } from '../../accounting/handle.ts';
import type { Handle, MoveHandle } from '../../accounting/handle.ts';
import type { Journal } from '../../journal/journal.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { DraftReader } from './draft-reader.ts';

interface ReversalParts {
  readonly session: OdooSession;
  readonly journal: Journal;
  readonly drafts: DraftReader;
}

/** Documents that are posted with one answer, and which of them are never posted one without the other. */
export interface Together {
  readonly documents: readonly Handle[];
  readonly pairs: readonly (readonly [MoveHandle, MoveHandle])[];
}

/** These documents, and after them what was drafted together with one of them and is still a draft. */
export async function withReversals(
  documents: readonly Handle[],
  { session, journal, drafts }: ReversalParts,
): Promise<Together> {
  const known = reversalPairs(await journal.entries(), session);
  const others = documents.filter(isMove).flatMap((document) => known.get(document) ?? []);
  const missing = [...new Set(others)].filter((other) => !documents.includes(other));
  const isDraft = (other: MoveHandle) =>
    drafts.read([other]).then(
      () => true,
      () => false,
    );
  const there = await Promise.all(missing.map(async (other) => ((await isDraft(other)) ? [other] : [])));
  const all = [...documents, ...there.flat()];
  const pairs = all.filter(isMove).flatMap((document, place): [MoveHandle, MoveHandle][] => {
    const other = known.get(document);
    return other !== undefined && all.indexOf(other) > place ? [[document, other]] : [];
  });
  return { documents: all, pairs };
}
