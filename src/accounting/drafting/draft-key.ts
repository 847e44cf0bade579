import type { Json } from '../../common/json.ts';
import type { Journal } from '../../journal/journal.ts';
import { booksProblems } from '../problems.ts';
import { requestDigest } from './bill-request.ts';
import { parseHandle } from '../handle.ts';
import type { Handle } from '../handle.ts';

/** A request without a key of its own counts as the same bill for this long. */
const IMPLICIT_LIFE_MS = 24 * 60 * 60_000;

export interface ConnectionName {
  readonly origin: string;
  readonly database: string;
  readonly login: string;
}

/** Turns a text into a name that only this installation can make (HMAC-SHA-256, hex). */
export type KeyMaker = (text: string) => string;

/** The external id under which a request's draft is to be found, or made. */
export interface DraftKey {
  readonly key: string;
  readonly request: string;
  readonly explicitKey: boolean;
  readonly generation: number;
  /** The document that the journal says this key became. */
  readonly madeAs?: Handle;
  /** True when the request came before so long ago that it may mean another bill, unless that one is still a draft. */
  readonly lapsed: boolean;
}

/** What the journal remembers of one key. */
interface Remembered {
  readonly key: string;
  readonly request: string;
  readonly generation: number;
  /** When it was last asked for, in milliseconds since 1970. */
  time: number;
  readonly document?: Handle;
}

/**
 * The key of a request. With an `idempotency_key` it holds for ever, and only for the same request; without one
 * the canonical request is the key, and the same words a day later may mean another bill.
 * @throws Problem key_used_differently when the idempotency key came before with another request
 */
export async function draftKey(
  journal: Journal,
  makeKey: KeyMaker,
  connection: ConnectionName,
  request: { readonly data: Json; readonly idempotencyKey?: string },
  now: number,
): Promise<DraftKey> {
  const digest = requestDigest(request.data);
  const memory = await remember(journal, connection);
  if (request.idempotencyKey !== undefined) {
    const key = nameOf(makeKey(`explicit\n${placeOf(connection)}\n${request.idempotencyKey}`));
    const before = memory.find((entry) => entry.key === key);
    if (before !== undefined && before.request !== digest) throw booksProblems.keyUsedDifferently();
    return {
      key,
      request: digest,
      explicitKey: true,
      generation: 0,
      madeAs: before?.document,
      lapsed: false,
    };
  }
  const keyFor = (generation: number) => implicitKey(makeKey, connection, digest, generation);
  const latest = memory
    .filter((entry) => entry.request === digest && entry.key === keyFor(entry.generation))
    .reduce<Remembered | undefined>(
      (a, b) => (a === undefined || b.generation >= a.generation ? b : a),
      undefined,
    );
  const generation = latest?.generation ?? 0;
  return {
    key: keyFor(generation),
    request: digest,
    explicitKey: false,
    generation,
    madeAs: latest?.document,
    lapsed: latest !== undefined && now - latest.time > IMPLICIT_LIFE_MS,
  };
}

/** The key of the next bill with the same words, once the one before has lapsed. */
export function nextGeneration(makeKey: KeyMaker, connection: ConnectionName, before: DraftKey): DraftKey {
  const generation = before.generation + 1;
  return {
    ...before,
    key: implicitKey(makeKey, connection, before.request, generation),
    generation,
    madeAs: undefined,
    lapsed: false,
  };
}

function implicitKey(
  makeKey: KeyMaker,
  connection: ConnectionName,
  request: string,
  generation: number,
): string {
  return nameOf(makeKey(`request\n${placeOf(connection)}\n${request}\n${generation}`));
}

function placeOf({ origin, database }: ConnectionName): string {
  return `${origin}\n${database}`;
}

function nameOf(hmac: string): string {
  return `k${hmac.slice(0, 40)}`;
}

/**
 * What the journal says of each key. The first request that was sent under a key owns it, unless each time Odoo
 * refused it or never got it. Counted, not replayed: processes write side by side, and wall time may be set back.
 */
async function remember(journal: Journal, connection: ConnectionName): Promise<Remembered[]> {
  const entries = (await journal.entries()).filter(
    ({ connection: { origin, database } }) =>
      origin === connection.origin && database === connection.database,
  );
  const documents = new Map<string, Handle | undefined>();
  const pending = new Map<string, number>();
  const count = (key: string, request: string | undefined, change: number) => {
    const name = `${key} ${request ?? ''}`;
    pending.set(name, (pending.get(name) ?? 0) + change);
  };
  for (const entry of entries) {
    if (entry.what === 'draft-intended') count(entry.key, entry.request, 1);
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
    if (owner === undefined)
      owners.set(key, { key, request, generation, time, document: documents.get(key) });
    else if (owner.request === request) owner.time = time;
  }
  return [...owners.values()];
}
