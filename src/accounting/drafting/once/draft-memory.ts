import type { StoredEntry } from '../../../journal/entry.ts';
import { parseHandle } from '../../handle.ts';
import type { Handle } from '../../handle.ts';

/** Where keys count: one database of one server, whoever is logged in. */
export interface Database {
  readonly origin: string;
  readonly database: string;
}

/** What the journal remembers of one key. */
export interface Remembered {
  readonly key: string;
  readonly request: string;
  readonly generation: number;
  /** When it was last asked for, in milliseconds since 1970. */
  time: number;
  readonly document?: Handle;
  /** When a person discarded it through us, as ISO time. */
  readonly discarded?: string;
}

/**
 * What the journal says of each key. The first request that was sent under a key owns it, unless each time Odoo
 * refused it or never got it. Counted, not replayed: processes write side by side, and wall time may be set back.
 */
export function rememberDrafts(journal: readonly StoredEntry[], place: Database): Remembered[] {
  const entries = journal.filter(
    ({ connection: { origin, database } }) => origin === place.origin && database === place.database,
  );
  const documents = new Map<string, Handle | undefined>();
  const discards = new Map<string, string>();
  const pending = new Map<string, number>();
  const count = (key: string, request: string | undefined, change: number) => {
    const name = `${key} ${request ?? ''}`;
    pending.set(name, (pending.get(name) ?? 0) + change);
  };
  for (const entry of entries) {
    if (entry.what === 'draft-intended') count(entry.key, entry.request, 1);
    if (entry.what === 'discarding-settled' && entry.outcome === 'done')
      discards.set(entry.document, entry.time);
    if (entry.what !== 'draft-settled') continue;
    if (entry.document !== undefined) documents.set(entry.key, parseHandle(entry.document));
    if (entry.outcome === 'done') count(entry.key, entry.request, Infinity);
    else if (entry.outcome !== 'unknown') count(entry.key, entry.request, -1);
  }
  const owners = new Map<string, Remembered>();
  for (const entry of entries) {
    if (entry.what !== 'draft-intended') continue;
    const { key, request, generation } = entry;
    if ((pending.get(`${key} ${request}`) ?? 0) <= 0) continue;
    const owner = owners.get(key);
    const time = Date.parse(entry.time);
    const document = documents.get(key);
    const discarded = document === undefined ? undefined : discards.get(document);
    if (owner === undefined)
      owners.set(key, {
        key,
        request,
        generation,
        time,
        document,
        ...(discarded !== undefined && { discarded }),
      });
    else if (owner.request === request) owner.time = time;
  }
  return [...owners.values()];
}
