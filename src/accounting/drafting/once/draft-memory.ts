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
  readonly time: number;
  readonly document?: Handle;
  /** When a person discarded it through us, as ISO time. */
  readonly discarded?: string;
}

type Intended = Extract<StoredEntry, { readonly what: 'draft-intended' }>;
type Settled = Extract<StoredEntry, { readonly what: 'draft-settled' }>;

/**
 * What the journal says of keys. It is read on where it was left: a journal grows for years, and every draft asks.
 */
export class DraftMemory {
  readonly #place: Database;
  /** Of each key, in the journal's order. */
  readonly #ofKeys = new Map<string, (Intended | Settled)[]>();
  readonly #discards = new Map<string, string>();
  readonly #generations = new Set<number>();
  #read: readonly StoredEntry[] = [];

  constructor({ origin, database }: Database) {
    this.#place = { origin, database };
  }

  /** Every generation that any key has come to. */
  get generations(): ReadonlySet<number> {
    return this.#generations;
  }

  /** @param journal all of it, as it is now */
  follow(journal: readonly StoredEntry[]): this {
    const { length } = this.#read;
    // An entry that came in between moves this one on.
    if (journal[length - 1] !== this.#read.at(-1)) this.#forget();
    for (const entry of journal.slice(this.#read.length)) this.#take(entry);
    this.#read = journal;
    return this;
  }

  /**
   * The first request that was sent under a key owns it, unless each time Odoo refused it or never got it. Counted,
   * not replayed: processes write side by side, and wall time may be set back.
   */
  of(key: string): Remembered | undefined {
    const entries = this.#ofKeys.get(key) ?? [];
    const intended = entries.filter((entry) => entry.what === 'draft-intended');
    const settled = entries.filter((entry) => entry.what === 'draft-settled');
    const owner = intended.find(({ request }) => isPending(request, intended, settled));
    if (owner === undefined) return undefined;
    const { request, generation } = owner;
    const last = intended.findLast((entry) => entry.request === request) ?? owner;
    const made = settled.findLast((entry) => entry.document !== undefined)?.document;
    const document = made === undefined ? undefined : parseHandle(made);
    const discarded = document === undefined ? undefined : this.#discards.get(document);
    return {
      ...{ key, request, generation, time: Date.parse(last.time) },
      ...(document !== undefined && { document }),
      ...(discarded !== undefined && { discarded }),
    };
  }

  #take(entry: StoredEntry): void {
    const { origin, database } = entry.connection;
    if (origin !== this.#place.origin || database !== this.#place.database) return;
    if (entry.what === 'discarding-settled' && entry.outcome === 'done')
      this.#discards.set(entry.document, entry.time);
    if (entry.what !== 'draft-intended' && entry.what !== 'draft-settled') return;
    if (entry.what === 'draft-intended') this.#generations.add(entry.generation);
    const known = this.#ofKeys.get(entry.key);
    if (known === undefined) this.#ofKeys.set(entry.key, [entry]);
    else known.push(entry);
  }

  #forget(): void {
    for (const kept of [this.#ofKeys, this.#discards, this.#generations]) kept.clear();
    this.#read = [];
  }
}

/** Whether a request was sent more often than it is known not to have been done; for ever once it was done. */
function isPending(request: string, intended: readonly Intended[], settled: readonly Settled[]): boolean {
  const ended = settled.filter((entry) => entry.request === request);
  if (ended.some(({ outcome }) => outcome === 'done')) return true;
  const sent = intended.filter((entry) => entry.request === request).length;
  return sent > ended.filter(({ outcome }) => outcome !== 'unknown').length;
}
