import { visible } from './access.ts';
import { hidesArchived } from './context.ts';
import { emptyValue, toValue } from './convert.ts';
import { missingError } from './fault.ts';
import { isStored } from './fields.ts';
import { sortRecords } from './search/order.ts';
import type { Transaction } from './transaction.ts';
import type { Environment, Field, Model, ModelRecord } from './types.ts';
import { isList } from './value.ts';
import type { Value, Values } from './value.ts';

/** A record in an environment. It holds nothing itself: every reading asks the transaction. */
export class BoundRecord implements ModelRecord {
  readonly id: number;
  readonly model: Model;
  readonly #transaction: Transaction;

  constructor(model: Model, id: number, transaction: Transaction) {
    this.model = model;
    this.id = id;
    this.#transaction = transaction;
  }

  get env(): Environment {
    return this.model.env;
  }

  get exists(): boolean {
    return this.#transaction.row(this.model.name, this.id) !== undefined;
  }

  get displayName(): string {
    const { displayName } = this.model.definition;
    if (displayName !== undefined) return displayName(this);
    return this.text('name') ?? '';
  }

  value(name: string): Value {
    const field = this.model.field(name);
    if (name === 'id') return this.id;
    const { name: model } = this.model;
    if (!isStored(field)) return this.#derived(field, name);
    if (field.compute !== undefined && this.#transaction.isWaiting(model, name, this.id))
      this.#compute(field, name);
    const row = this.#transaction.row(model, this.id);
    if (row === undefined) {
      throw missingError(
        `Record does not exist or has been deleted.\n(Record: ${model}(${this.id},), User: ${this.env.uid})`,
      );
    }
    if (field.type === 'many2many') return this.#shown(field, row.get(name));
    if (field.companyDependent !== true) return row.get(name) ?? emptyValue(field);
    return (
      row.get(columnOf(field, name, this.env)) ??
      toValue(field, name, field.default?.(this.env) ?? null, this)
    );
  }

  number(name: string): number {
    const value = this.value(name);
    if (typeof value === 'number') return value;
    throw this.#notA('number', name);
  }

  text(name: string): string | undefined {
    const value = this.value(name);
    if (value === false) return undefined;
    if (typeof value === 'string') return value;
    throw this.#notA('text', name);
  }

  flag(name: string): boolean {
    const value = this.value(name);
    if (typeof value === 'boolean') return value;
    throw this.#notA('boolean', name);
  }

  one(name: string): ModelRecord | undefined {
    const id = this.value(name);
    if (id === false) return undefined;
    if (typeof id === 'number') return this.#relation(name).browse([id])[0];
    throw this.#notA('many2one', name);
  }

  the(name: string): ModelRecord {
    const record = this.one(name);
    if (record === undefined) throw new Error(`${this.model.name}(${this.id}).${name} is empty`);
    return record;
  }

  many(name: string): ModelRecord[] {
    const ids = this.value(name);
    if (!isList(ids)) throw this.#notA('list of records', name);
    return this.#relation(name).browse(ids);
  }

  write(values: Values): void {
    this.model.write([this], values);
  }

  unlink(): void {
    this.model.unlink([this]);
  }

  in(env: Environment): ModelRecord {
    return new BoundRecord(env.model(this.model.name), this.id, this.#transaction);
  }

  equals(other: ModelRecord | undefined): boolean {
    return other?.id === this.id && other.model.name === this.model.name;
  }

  #compute(field: Field, name: string): void {
    const { name: model } = this.model;
    this.#transaction.markDone(model, name, this.id);
    const record = this.in(this.env.sudo());
    const before = this.#transaction.row(model, this.id)?.get(name) ?? emptyValue(field);
    const value = toValue(field, name, field.compute?.(record) ?? null, record);
    this.#transaction.store(model, this.id, name, value);
    // What comes out as it was is not written.
    const isSame = JSON.stringify(value) === JSON.stringify(before);
    if (!isSame) this.#transaction.log(model, this.id, 'write', this.env);
  }

  #derived(field: Field, name: string): Value {
    if (field.compute !== undefined) return toValue(field, name, field.compute(this), this);
    if (field.type !== 'one2many')
      throw new Error(`${this.model.name}.${name} is neither stored nor computed`);
    const lines = this.#relation(name);
    if (field.domain !== undefined) {
      return lines
        .search([[field.inverseName, '=', this.id], ...(isList(field.domain) ? field.domain : [])])
        .map(idOf);
    }
    return this.#shown(
      field,
      this.#transaction.database.referring(field.relation, field.inverseName, this.id),
    );
  }

  /** The records of a list that the user may see, in the order of their model; without archived ones in a one2many. */
  #shown(field: Extract<Field, { relation: string }>, ids: Value | undefined): readonly number[] {
    if (ids === undefined || !isList(ids) || ids.length === 0) return [];
    const others = this.env.model(field.relation);
    const isVisible = visible(others);
    const isActiveOnly =
      field.type === 'one2many' && 'active' in others.definition.fields && hidesArchived(this.env.context);
    const shown = others
      .browse(ids)
      .filter((record) => record.exists && (!isActiveOnly || record.flag('active')) && isVisible(record));
    return sortRecords(others, shown, others.definition.order).map(idOf);
  }

  #relation(name: string): Model {
    const field = this.model.field(name);
    if (!('relation' in field)) throw this.#notA('relation', name);
    return this.env.model(field.relation);
  }

  #notA(what: string, name: string): Error {
    return new Error(`${this.model.name}.${name} is no ${what}`);
  }
}

const idOf = ({ id }: ModelRecord): number => id;

/** Where the row keeps a value: once, or once per company. */
export function columnOf(field: Field, name: string, env: Environment): string {
  return field.companyDependent === true ? `${name}@${env.company.id}` : name;
}
