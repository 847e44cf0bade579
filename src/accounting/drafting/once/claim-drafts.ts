import type { Clock } from '../../../common/clock.ts';
import { onlyProblems } from '../../../common/problem.ts';
import type { Problem } from '../../../common/problem.ts';
import type { Journal } from '../../../journal/journal.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import type { OdooSession } from '../../../odoo/session.ts';
import { idOf } from '../../handle.ts';
import type { OdooHandle } from '../../handle.ts';
import { draftingProblems } from '../problems.ts';
import type { DraftKey, DraftKeys } from './draft-key.ts';
import { DraftMemory } from './draft-memory.ts';
import type { Claim, DraftOrder } from './draft-order.ts';
import type { DraftRecords } from './draft-records.ts';
import { findByKey } from './find-by-key.ts';

/** `always` asks Odoo for each key, `when-tried` only for those that the journal knows of: load() leaves alone what is there. */
export type LookUp = 'always' | 'when-tried';

export interface DraftClaimsParts {
  readonly client: OdooClient;
  readonly session: OdooSession;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly keys: DraftKeys;
  readonly records: DraftRecords;
}

/** Finds out which documents were made before. */
export class DraftClaims {
  readonly #parts: DraftClaimsParts;
  readonly #memory: DraftMemory;

  constructor(parts: DraftClaimsParts) {
    this.#parts = parts;
    this.#memory = new DraftMemory(parts.session);
  }

  /** @returns for each order its claim, or the problem that keeps it from being made */
  async claim(
    orders: readonly DraftOrder[],
    lookUp: LookUp,
    signal?: AbortSignal,
  ): Promise<readonly (Claim | Problem)[]> {
    const { journal, clock, keys } = this.#parts;
    const memory = this.#memory.follow(await journal.entries());
    return Promise.all(
      orders.map((order) =>
        // What is not foreseen is a fault of ours, and is thrown.
        this.#claim(order, () => keys.of(order, memory, clock.now()), lookUp, signal).catch(onlyProblems),
      ),
    );
  }

  /**
   * Looks once more, right before something is sent: another request may have come under the same key at the same
   * moment, and the key is that of the first.
   * @returns the problems of those that are another request's by now
   */
  async lost(claims: readonly Claim[]): Promise<ReadonlyMap<Claim, Problem>> {
    const { journal, clock, keys } = this.#parts;
    const keyed = claims.filter(({ order }) => order.idempotencyKey !== undefined);
    if (keyed.length === 0) return new Map();
    const memory = this.#memory.follow(await journal.entries());
    const problems = new Map<Claim, Problem>();
    for (const claim of keyed) {
      try {
        keys.of(claim.order, memory, clock.now());
      } catch (error) {
        problems.set(claim, onlyProblems(error));
      }
    }
    return problems;
  }

  async #claim(
    order: DraftOrder,
    keyOf: () => DraftKey,
    lookUp: LookUp,
    signal?: AbortSignal,
  ): Promise<Claim> {
    const { client, keys, records } = this.#parts;
    const key = keyOf();
    const isLookedUp = lookUp === 'always' || key.wasTried;
    const found = isLookedUp ? await findByKey(client, order.model, key.key, signal) : undefined;
    if (found === undefined) {
      if (key.madeAs === undefined) return { order, key };
      const isOver = key.lapsed && key.discarded === undefined;
      if (!isOver && order.again !== true) throw draftingProblems.draftDeleted(key.madeAs, key.discarded);
      return { order, key: keys.next(key) };
    }
    // Its making was never answered: were it not remembered now, it would come back after a person deletes it.
    if (key.madeAs === undefined) await records.settleDone({ order, key }, found, true);
    const isOver = key.lapsed && !(await this.#isDraft(order, found, signal));
    return isOver ? { order, key: keys.next(key) } : { order, key, madeAs: found };
  }

  async #isDraft(
    { model, company }: DraftOrder,
    document: OdooHandle,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const drafts = await this.#parts.client.call(model, 'search_read', {
      args: [
        [
          ['id', '=', idOf(document)],
          ['state', '=', 'draft'],
        ],
      ],
      kwargs: { fields: ['date'], limit: 1 },
      context: { allowed_company_ids: [company.id] },
      signal,
    });
    return Array.isArray(drafts) && drafts.length > 0;
  }
}
