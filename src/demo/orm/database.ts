import type { Value } from './value.ts';

/** The stored fields of one record, by column: a field's name, with "@company" where it has a value per company. */
export type Row = ReadonlyMap<string, Value>;

interface Table {
  readonly rows: Map<number, Map<string, Value>>;
  /** Column, value, ids: which records refer to a record. */
  readonly references: Map<string, Map<number, Set<number>>>;
  lastId: number;
}

/** Everything that is stored, as JSON keeps it. */
export type Dump = Record<string, { lastId: number; rows: Record<string, Record<string, Value>> }>;

/**
 * The tables, in memory, with an undo log: PostgreSQL, as far as a small counterpart of Odoo needs it. Ids count up
 * per table, and one that was rolled back is not used again.
 */
export class Database {
  readonly #tables = new Map<string, Table>();
  readonly #isReference: (table: string, column: string) => boolean;
  #undo: (() => void)[] = [];

  /** @param isReference whether a column holds the id of one other record: those are indexed */
  constructor(isReference: (table: string, column: string) => boolean) {
    this.#isReference = isReference;
  }

  row(table: string, id: number): Row | undefined {
    return this.#table(table).rows.get(id);
  }

  /** All ids of a table, ascending. */
  ids(table: string): number[] {
    return [...this.#table(table).rows.keys()];
  }

  /** The records whose column refers to this id, ascending. */
  referring(table: string, column: string, id: number): number[] {
    const found = this.#table(table).references.get(column)?.get(id);
    return found === undefined ? [] : [...found].sort((a, b) => a - b);
  }

  insert(table: string): number {
    const into = this.#table(table);
    into.lastId += 1;
    const id = into.lastId;
    into.rows.set(id, new Map());
    this.#undo.push(() => into.rows.delete(id));
    return id;
  }

  set(table: string, id: number, column: string, value: Value): void {
    const row = this.#table(table).rows.get(id);
    if (row === undefined) throw new Error(`${table}(${id}) is not in the database`);
    const before = row.get(column);
    if (before === value) return;
    this.#put(table, row, id, column, value);
    this.#undo.push(() => {
      this.#put(table, row, id, column, before);
    });
  }

  delete(table: string, id: number): void {
    const { rows } = this.#table(table);
    const row = rows.get(id);
    if (row === undefined) return;
    for (const column of [...row.keys()]) {
      if (this.#isReference(table, column)) this.set(table, id, column, false);
    }
    rows.delete(id);
    this.#undo.push(() => {
      rows.set(id, row);
      // Ascending again: nothing newer can have come in between that stays.
      const sorted = [...rows].sort(([a], [b]) => a - b);
      rows.clear();
      for (const [key, value] of sorted) rows.set(key, value);
    });
  }

  /** Where the undo log stands: to roll back to. */
  mark(): number {
    return this.#undo.length;
  }

  rollback(mark: number): void {
    for (const undo of this.#undo.splice(mark).reverse()) undo();
  }

  /** @returns whether anything had changed */
  commit(): boolean {
    const changed = this.#undo.length > 0;
    this.#undo = [];
    return changed;
  }

  dump(): Dump {
    return Object.fromEntries(
      [...this.#tables].map(([name, { lastId, rows }]) => {
        const entries = [...rows].map(([id, row]) => [id, Object.fromEntries(row)] as const);
        return [name, { lastId, rows: Object.fromEntries(entries) }];
      }),
    );
  }

  /** Replaces everything. */
  restore(dump: Dump): void {
    this.#tables.clear();
    this.#undo = [];
    for (const [name, { lastId, rows }] of Object.entries(dump)) {
      const table = this.#table(name);
      table.lastId = lastId;
      for (const [id, values] of Object.entries(rows)) {
        const row = new Map<string, Value>();
        table.rows.set(Number(id), row);
        for (const [column, value] of Object.entries(values)) this.#put(name, row, Number(id), column, value);
      }
    }
  }

  #put(table: string, row: Map<string, Value>, id: number, column: string, value: Value | undefined): void {
    if (this.#isReference(table, column)) {
      const before = row.get(column);
      if (typeof before === 'number') this.#referring(table, column, before).delete(id);
      if (typeof value === 'number') this.#referring(table, column, value).add(id);
    }
    if (value === undefined) row.delete(column);
    else row.set(column, value);
  }

  #referring(table: string, column: string, id: number): Set<number> {
    const columns = entry(this.#table(table).references, column, () => new Map<number, Set<number>>());
    return entry(columns, id, () => new Set());
  }

  #table(name: string): Table {
    return entry(this.#tables, name, () => ({ rows: new Map(), references: new Map(), lastId: 0 }));
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
