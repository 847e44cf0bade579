import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../common/json.ts';
import type { Json } from '../../../common/json.ts';
import type { Handle } from '../../handle.ts';
import type { Database, DraftMemory, Remembered } from './draft-memory.ts';
import { draftingProblems } from '../problems.ts';

/** A request without a key of its own counts as the same document for this long. */
const IMPLICIT_LIFE_MS = 24 * 60 * 60_000;

/** Turns a text into a name that only this installation can make (HMAC-SHA-256, hex). */
export type KeyMaker = (text: string) => string;

/** A document that is asked for, as far as its key goes. */
export interface KeyedRequest {
  /** The canonical request: what was asked, names resolved, without its key. */
  readonly data: Json;
  readonly idempotencyKey?: string;
}

/** The external id under which a request's draft is to be found, or made. */
export interface DraftKey {
  readonly key: string;
  /** SHA-256 of the canonical request. */
  readonly request: string;
  readonly idempotencyKey?: string;
  readonly generation: number;
  /** Whether the journal knows of an attempt to make it. */
  readonly wasTried: boolean;
  /** The document that the journal says this key became. */
  readonly madeAs?: Handle;
  /** When a person discarded that document, as ISO time: that holds for ever. */
  readonly discarded?: string;
  /** True when the request came before so long ago that it may mean another document, unless that one is still a draft. */
  readonly lapsed: boolean;
}

/** SHA-256 of the canonical request: two requests that ask for the same document have the same one. */
export function requestDigest(data: Json): string {
  return createHash('sha256').update(canonicalJson(data)).digest('hex');
}

/** Makes the keys of requests for one database. */
export class DraftKeys {
  readonly #makeKey: KeyMaker;
  readonly #database: Database;

  constructor(makeKey: KeyMaker, { origin, database }: Database) {
    this.#makeKey = makeKey;
    this.#database = { origin, database };
  }

  /**
   * The key of a request. With an `idempotency_key` it holds for ever, and only for the same request; without one
   * the canonical request is the key, and the same words a day later may mean another document.
   * @param memory what the journal remembers of this database
   * @param now milliseconds since 1970
   * @throws Problem key_used_differently when the idempotency key came before with another request
   */
  of(request: KeyedRequest, memory: DraftMemory, now: number): DraftKey {
    const digest = requestDigest(request.data);
    const { idempotencyKey } = request;
    const known = [...memory.generations].flatMap(
      (generation) => memory.of(this.#name(digest, idempotencyKey, generation)) ?? [],
    );
    const latest = known.reduce<Remembered | undefined>(
      (a, b) => (a === undefined || b.generation >= a.generation ? b : a),
      undefined,
    );
    if (idempotencyKey !== undefined && latest !== undefined && latest.request !== digest)
      throw draftingProblems.keyUsedDifferently();
    const generation = latest?.generation ?? 0;
    return {
      key: this.#name(digest, idempotencyKey, generation),
      request: digest,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      generation,
      wasTried: latest !== undefined,
      ...(latest?.document === undefined ? {} : { madeAs: latest.document }),
      ...(latest?.discarded === undefined ? {} : { discarded: latest.discarded }),
      lapsed: idempotencyKey === undefined && latest !== undefined && now - latest.time > IMPLICIT_LIFE_MS,
    };
  }

  /** The key of the next document with the same words. */
  next({ request, idempotencyKey, generation: last }: DraftKey): DraftKey {
    const generation = last + 1;
    const key = this.#name(request, idempotencyKey, generation);
    const explicit = idempotencyKey === undefined ? {} : { idempotencyKey };
    return { key, request, ...explicit, generation, wasTried: false, lapsed: false };
  }

  #name(digest: string, idempotencyKey: string | undefined, generation: number): string {
    const place = `${this.#database.origin}\n${this.#database.database}`;
    const explicit = generation === 0 ? 'explicit' : `explicit ${generation}`;
    const text =
      idempotencyKey === undefined
        ? `request\n${place}\n${digest}\n${generation}`
        : `${explicit}\n${place}\n${idempotencyKey}`;
    return `k${this.#makeKey(text).slice(0, 40)}`;
  }
}
