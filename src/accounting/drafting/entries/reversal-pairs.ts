import { z } from 'zod';
import type { StoredEntry } from '../../../journal/entry.ts';
import { isMove, parseHandle } from '../../handle.ts';
import type { MoveHandle } from '../../handle.ts';
import type { Database } from '../once/draft-memory.ts';

/** How the request of a reversal names the request that it reverses. */
const reversalShape = z.object({ kind: z.literal('entry-reversal'), reverses: z.string() });

/**
 * Entries that were drafted together with the entry that reverses them: each by the other one.
 * @param journal what this installation remembers
 */
export function reversalPairs(
  journal: readonly StoredEntry[],
  { origin, database }: Database,
): ReadonlyMap<MoveHandle, MoveHandle> {
  const entries = journal.filter(
    ({ connection }) => connection.origin === origin && connection.database === database,
  );
  const documents = new Map<string, MoveHandle>();
  for (const entry of entries) {
    if (entry.what !== 'draft-settled' || entry.outcome !== 'done') continue;
    const document = parseHandle(entry.document ?? '');
    if (document !== undefined && isMove(document) && entry.request !== undefined)
      documents.set(entry.request, document);
  }
  const pairs = new Map<MoveHandle, MoveHandle>();
  for (const entry of entries) {
    const reverses =
      entry.what === 'draft-intended' ? reversalShape.safeParse(entry.asked).data?.reverses : undefined;
    if (entry.what !== 'draft-intended' || reverses === undefined) continue;
    const [first, reversal] = [documents.get(reverses), documents.get(entry.request)];
    if (first !== undefined && reversal !== undefined) pairs.set(first, reversal).set(reversal, first);
  }
  return pairs;
}
