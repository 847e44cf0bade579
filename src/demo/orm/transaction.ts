import type { Database, Row } from './database.ts';
import type { Registry, Step, Trigger } from './registry.ts';
import type { Value } from './value.ts';

/** One call from outside: what it changes is committed as a whole or not at all. */
export class Transaction {
  readonly database: Database;
  readonly registry: Registry;
  readonly startedAt: Date;
  /** The groups of each user that were asked for: they stay as they are. */
  readonly groups = new Map<number, ReadonlySet<string>>();
  /** "model.field" to the ids whose value waits to be computed. */
  readonly #waiting = new Map<string, Set<number>>();
  /** "model.field id" of values that are being given and that no dependency may overrule meanwhile. */
  readonly #protected = new Set<string>();

  constructor(database: Database, registry: Registry, startedAt: Date) {
    this.database = database;
    this.registry = registry;
    this.startedAt = startedAt;
  }

  row(model: string, id: number): Row | undefined {
    return this.database.row(model, id);
  }

  /** Stores a value that was given or computed; what depends on it is told by `modified`. */
  store(model: string, id: number, column: string, value: Value): void {
    this.database.set(model, id, column, value);
  }

  /** Notes who made a record or wrote it last. What is computed and comes out otherwise counts as written. */
  log(model: string, id: number, what: 'create' | 'write', { uid, now }: { uid: number; now: string }): void {
    this.store(model, id, `${what}_uid`, uid);
    this.store(model, id, `${what}_date`, now);
  }

  isWaiting(model: string, field: string, id: number): boolean {
    return this.#waiting.size > 0 && this.#waiting.get(`${model}.${field}`)?.has(id) === true;
  }

  /** The ids whose value waits to be computed. */
  waitingFor(model: string, field: string): Iterable<number> {
    return this.#waiting.get(`${model}.${field}`) ?? [];
  }

  markWaiting(model: string, field: string, id: number): void {
    const key = `${model}.${field}`;
    const ids = this.#waiting.get(key);
    if (ids === undefined) this.#waiting.set(key, new Set([id]));
    else ids.add(id);
  }

  markDone(model: string, field: string, id: number): void {
    const key = `${model}.${field}`;
    const ids = this.#waiting.get(key);
    if (ids?.delete(id) === true && ids.size === 0) this.#waiting.delete(key);
  }

  /** The next value that waits to be computed. */
  nextWaiting(): { model: string; field: string; id: number } | undefined {
    for (const [key, ids] of this.#waiting) {
      for (const id of ids) {
        const dot = key.lastIndexOf('.');
        return { model: key.slice(0, dot), field: key.slice(dot + 1), id };
      }
    }
    return undefined;
  }

  forget(model: string, id: number): void {
    for (const [key, ids] of this.#waiting) if (key.startsWith(`${model}.`)) ids.delete(id);
  }

  /** Given values win over dependencies while `work` runs: Odoo's `env.protecting`. */
  protecting(model: string, fields: readonly string[], ids: readonly number[], work: () => void): void {
    const keys = fields.flatMap((field) => ids.map((id) => `${model}.${field} ${id}`));
    const added = keys.filter((key) => !this.#protected.has(key));
    for (const key of added) this.#protected.add(key);
    try {
      work();
    } finally {
      for (const key of added) this.#protected.delete(key);
    }
  }

  /** These fields of these records change: whatever depends on them is to be computed anew when it is next needed. */
  modified(model: string, fields: Iterable<string>, ids: readonly number[]): void {
    for (const field of fields) this.#pull(this.registry.triggersOf(model, field), ids);
  }

  /** A record is new or goes: nothing but the lists that it is in can depend on it. */
  entersOrLeaves(model: string, id: number): void {
    this.#pull(this.registry.triggersOfMembership(model), [id]);
  }

  /** Undoes what `work` did when it throws. */
  savepoint<T>(work: () => T): T {
    const mark = this.database.mark();
    try {
      return work();
    } catch (error) {
      this.#waiting.clear();
      this.database.rollback(mark);
      throw error;
    }
  }

  #pull(triggers: readonly Trigger[], ids: readonly number[]): void {
    for (const { model, field, path, isStored } of triggers) {
      let dependents = ids;
      for (const step of path) dependents = this.#stepBack(dependents, step);
      const changed = dependents.filter((id) => this.#touch(model, field, id, isStored));
      if (changed.length > 0) this.#pull(this.registry.triggersOf(model, field), changed);
    }
  }

  /**
   * @returns whether what depends on it has to be told: not when it was waiting already, since they were told then
   */
  #touch(model: string, field: string, id: number, isStored: boolean): boolean {
    if (this.#protected.size > 0 && this.#protected.has(`${model}.${field} ${id}`)) return false;
    if (!isStored) return true;
    if (this.isWaiting(model, field, id)) return false;
    this.markWaiting(model, field, id);
    return true;
  }

  #stepBack(ids: readonly number[], { model, field: name }: Step): number[] {
    const field = this.registry.model(model).fields[name];
    if (field === undefined || !('relation' in field)) return [];
    const found = new Set<number>();
    if (field.type === 'one2many') {
      for (const id of ids) {
        const parent = this.row(field.relation, id)?.get(field.inverseName);
        if (typeof parent === 'number') found.add(parent);
      }
    } else if (field.type === 'many2one' && this.registry.isReference(model, name)) {
      for (const id of ids) for (const each of this.database.referring(model, name, id)) found.add(each);
    } else {
      const wanted = new Set(ids);
      for (const id of this.database.ids(model)) {
        const row = this.row(model, id);
        for (const [column, value] of row ?? []) {
          if (column !== name && !column.startsWith(`${name}@`)) continue;
          const names = typeof value === 'number' ? [value] : Array.isArray(value) ? value : [];
          if (names.some((each: unknown) => typeof each === 'number' && wanted.has(each))) found.add(id);
        }
      }
    }
    return [...found];
  }
}
