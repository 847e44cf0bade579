import type { StoredEntry } from '../../journal/entry.ts';
import { MAY_STILL_ARRIVE_MS } from '../../odoo/look-after.ts';
import type { OdooSession } from '../../odoo/session.ts';
import type { DocumentView } from '../documents.ts';

/**
 * Whether a change of a document as it is now was sent without an answer, so that Odoo may still make it: sent once more,
 * it would add its lines twice.
 * @param now milliseconds since 1970
 */
export function mayStillArrive(
  journal: readonly StoredEntry[],
  { origin, database }: Pick<OdooSession, 'origin' | 'database'>,
  { document, digest }: Pick<DocumentView, 'document' | 'digest'>,
  now: number,
): boolean {
  const sent = new Map<string, number>();
  for (const entry of journal) {
    if (entry.what !== 'change-intended' && entry.what !== 'change-settled') continue;
    const { connection } = entry;
    if (connection.origin !== origin || connection.database !== database || entry.document !== document)
      continue;
    if (entry.what === 'change-intended') {
      if (entry.digest === digest) sent.set(entry.request, Date.parse(entry.time));
    } else if (entry.outcome !== 'unknown') sent.delete(entry.request);
  }
  return [...sent.values()].some((time) => now - time < MAY_STILL_ARRIVE_MS);
}
