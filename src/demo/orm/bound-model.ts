import { checkAccess, recordMissing, visible } from './access.ts';
import { BoundRecord, columnOf } from './bound-record.ts';
import { linkedIds, readCommands, writeLines } from './commands.ts';
import { checkCompanies } from './company-check.ts';
import { toValue } from './convert.ts';
import { domainPredicate } from './domain.ts';
import { OdooFault, accessError, notModelled, valueError } from './fault.ts';
import { isStored } from './fields.ts';
import { sortRecords } from './order.ts';
import { checkRequired, removeTraces } from './integrity.ts';
import type { Transaction } from './transaction.ts';
import type { Environment, Field, Model, ModelDefinition, ModelRecord, SearchOptions } from './types.ts';
import { isList } from './value.ts';
import type { Json, Values } from './value.ts';

/** A model in an environment: creates, writes, deletes and finds its records. */
export class BoundModel implements Model {
  readonly definition: ModelDefinition;
  readonly env: Environment;
  readonly #transaction: Transaction;

  constructor(definition: ModelDefinition, env: Environment, transaction: Transaction) {
    this.definition = definition;
    this.env = env;
    this.#transaction = transaction;
  }

  get name(): string {
    return this.definition.name;
  }

  field(name: string): Field {
    const { fields } = this.definition;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field !== undefined) return field;
    this.unknownField(name);
    throw valueError(`Invalid field '${name}' on '${this.name}'`);
  }

  unknownField(name: string): void {
    const { fields } = this.#transaction.registry.odoo;
    if (fields[this.name]?.has(name) === true) throw notModelled(`the field ${name} of ${this.name}`);
  }

  browse(ids: readonly number[]): ModelRecord[] {
    return ids.map((id) => new BoundRecord(this, id, this.#transaction));
  }

  search(domain: Json, { order, limit, offset = 0 }: SearchOptions = {}): ModelRecord[] {
    const matches = domainPredicate(this, domain);
    const isVisible = visible(this);
    const isShown = this.#hidesArchived(domain) ? (record: ModelRecord) => record.flag('active') : () => true;
    const found = this.browse(this.#candidates(domain)).filter(
      (record) => isShown(record) && isVisible(record) && matches(record),
    );
    const sorted = sortRecords(this, found, order ?? this.definition.order);
    return sorted.slice(offset, limit === undefined || limit === 0 ? undefined : offset + limit);
  }

  create(values: readonly Values[]): ModelRecord[] {
    const base = (list: readonly Values[]): ModelRecord[] => list.map((each) => this.#create(each));
    return this.definition.create?.(this, values, base) ?? base(values);
  }

  write(records: readonly ModelRecord[], values: Values): void {
    if (records.length === 0) return;
    const base = (given: Values): void => {
      this.#write(records, given);
    };
    if (this.definition.write === undefined) base(values);
    else this.definition.write(records, values, base);
  }

  unlink(records: readonly ModelRecord[]): void {
    if (records.length === 0) return;
    const base = (): void => {
      this.#unlink(records);
    };
    if (this.definition.unlink === undefined) base();
    else this.definition.unlink(records, base);
  }

  touch(records: readonly ModelRecord[]): void {
    checkAccess(records, 'write');
    for (const { id } of records) this.#transaction.log(this.name, id, 'write', this.env);
  }

  #create(given: Values): ModelRecord {
    const transaction = this.#transaction;
    const values = this.#withDefaults(given);
    const id = transaction.database.insert(this.name);
    const record = new BoundRecord(this, id, transaction);
    const names = Object.keys(values);
    transaction.log(this.name, id, 'create', this.env);
    transaction.log(this.name, id, 'write', this.env);
    transaction.protecting(this.name, names, [id], () => {
      for (const [name, field] of Object.entries(this.definition.fields)) {
        if (field.compute === undefined || !isStored(field) || Object.hasOwn(values, name)) continue;
        transaction.markWaiting(this.name, name, id);
      }
      this.#storeScalars(record, values);
      transaction.entersOrLeaves(this.name, id);
      this.#storeRelations(record, values);
    });
    checkRequired(record, names);
    checkAccess([record], 'create');
    this.#check(record, names);
    return record;
  }

  #write(records: readonly ModelRecord[], values: Values): void {
    const transaction = this.#transaction;
    const names = Object.keys(values);
    const ids = records.map(({ id }) => id);
    for (const name of names) this.#writable(name);
    checkAccess(records, 'write');
    // Whoever depended on the relations as they were has to know, too.
    transaction.modified(
      this.name,
      names.filter((name) => 'relation' in this.field(name)),
      ids,
    );
    transaction.protecting(this.name, names, ids, () => {
      for (const record of records) {
        transaction.log(this.name, record.id, 'write', this.env);
        this.#storeScalars(record, values);
      }
      transaction.modified(this.name, names, ids);
      for (const record of records) this.#storeRelations(record, values);
    });
    for (const record of records) {
      checkRequired(record, names);
      this.#check(record, names);
    }
  }

  #unlink(records: readonly ModelRecord[]): void {
    const transaction = this.#transaction;
    checkAccess(records, 'unlink');
    for (const record of records) {
      if (!record.exists) continue;
      removeTraces(record, transaction);
      transaction.entersOrLeaves(this.name, record.id);
      transaction.forget(this.name, record.id);
      transaction.database.delete(this.name, record.id);
    }
  }

  #withDefaults(given: Values): Values {
    const values: Record<string, Json> = {};
    for (const [name, field] of Object.entries(this.definition.fields)) {
      if (Object.hasOwn(given, name)) continue;
      const fromContext = this.env.context[`default_${name}`];
      if (fromContext !== undefined) values[name] = fromContext;
      else if (field.default !== undefined && field.companyDependent !== true)
        values[name] = field.default(this.env);
    }
    for (const name of Object.keys(given)) this.#writable(name);
    return { ...values, ...given };
  }

  #writable(name: string): void {
    const { fields } = this.definition;
    if (Object.hasOwn(fields, name)) return;
    this.unknownField(name);
    throw valueError(`Invalid field '${name}' in '${this.name}'`);
  }

  /** Stores what needs no other records; the inverse of a field runs when all are stored. */
  #storeScalars(record: ModelRecord, values: Values): void {
    const inverses: (() => void)[] = [];
    // Amounts come last: they are rounded to the record's currency.
    const isAmount = (name: string): boolean => this.field(name).type === 'monetary';
    const all = Object.entries(values);
    const entries = [...all.filter(([name]) => !isAmount(name)), ...all.filter(([name]) => isAmount(name))];
    for (const [name, input] of entries) {
      const field = this.field(name);
      if (field.type === 'one2many' || field.type === 'many2many') continue;
      const value = toValue(field, name, input, record);
      if (isStored(field)) {
        this.#transaction.markDone(this.name, name, record.id);
        this.#transaction.store(this.name, record.id, columnOf(field, name, this.env), value);
      }
      if (field.inverse !== undefined) inverses.push(() => field.inverse?.(record, value));
    }
    for (const inverse of inverses) inverse();
  }

  #storeRelations(record: ModelRecord, values: Values): void {
    const env = this.env.withContext(withoutDefaults(this.env.context));
    for (const [name, input] of Object.entries(values)) {
      const field = this.field(name);
      if (field.type !== 'one2many' && field.type !== 'many2many') continue;
      const others = env.model(field.relation);
      const commands = readCommands(input, `${this.name}.${name}`);
      if (field.type === 'one2many') {
        writeLines(record, field, others, commands);
        continue;
      }
      if (isStored(field)) {
        this.#transaction.markDone(this.name, name, record.id);
        const before = this.#transaction.row(this.name, record.id)?.get(name) ?? [];
        const ids = linkedIds(isList(before) ? before : [], others, commands);
        this.#checkLinked(name, others, ids);
        this.#transaction.store(this.name, record.id, name, ids);
      }
      const [linked] = isStored(field) ? [record.value(name)] : [linkedIds([], others, commands)];
      field.inverse?.(record, linked);
      this.#transaction.modified(this.name, [name], [record.id]);
    }
  }

  /** Only what the user may see can be linked. */
  #checkLinked(name: string, others: Model, ids: readonly number[]): void {
    const linked = others.browse(ids);
    const missing = linked.find((record) => !record.exists);
    if (missing !== undefined) throw recordMissing(missing);
    try {
      checkAccess(linked, 'read');
    } catch (error) {
      if (!(error instanceof OdooFault)) throw error;
      throw accessError(`Failed to write field ${this.name}.${name}\n${error.message}`);
    }
  }

  #check(record: ModelRecord, touched: readonly string[]): void {
    checkCompanies(record, touched);
    for (const { fields, check } of this.definition.constraints ?? []) {
      if (fields.some((field) => touched.includes(field))) check(record);
    }
  }

  #hidesArchived(domain: Json): boolean {
    if (!('active' in this.definition.fields) || this.env.context.active_test === false) return false;
    return !(isList(domain) && domain.some((item) => isList(item) && item[0] === 'active'));
  }

  /** The ids among which to look: few, where a domain begins with what the database has an index for. */
  #candidates(domain: Json): number[] {
    const { database, registry } = this.#transaction;
    const first = isList(domain) ? domain[0] : undefined;
    if (first !== undefined && isList(first)) {
      const [field, operator, value] = first;
      if (field === 'id' && operator === 'in' && value !== undefined && isList(value)) {
        const ids = [...new Set(value.filter((id) => typeof id === 'number'))];
        return ids.filter((id) => database.row(this.name, id) !== undefined);
      }
      const isIndexed = typeof field === 'string' && registry.isReference(this.name, field);
      if (isIndexed && operator === '=' && typeof value === 'number') {
        return database.referring(this.name, field, value);
      }
    }
    return database.ids(this.name);
  }
}

/** Defaults of a context are meant for the record that is created, not for its lines. */
function withoutDefaults(context: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !key.startsWith('default_')));
}
