import { checkAccess, recordMissing, visible } from './access.ts';
import { BoundRecord, columnOf } from './bound-record.ts';
import { linkedIds, readCommands, writeLines } from './commands.ts';
import type { Command } from './commands.ts';
import { checkCompanies } from './company-check.ts';
import { withoutDefaults } from './context.ts';
import { toValue } from './convert.ts';
import { OdooFault, accessError, notModelled, valueError } from './fault.ts';
import { isStored } from './fields.ts';
import { searchRecords } from './search/search.ts';
import { checkRequired, removeTraces } from './integrity.ts';
import type { Transaction } from './transaction.ts';
import type { Environment, Field, Model, ModelDefinition, ModelRecord, SearchOptions } from './types.ts';
import { isList } from './value.ts';
import type { Json, Values } from './value.ts';

const LOG = new Set(['id', 'create_uid', 'create_date', 'write_uid', 'write_date']);

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

  search(domain: Json, options: SearchOptions = {}): ModelRecord[] {
    return searchRecords(this, this.#transaction, domain, options);
  }

  create(values: readonly Values[]): ModelRecord[] {
    const base = (list: readonly Values[]): ModelRecord[] => {
      const records = this.#create(list);
      const given = new Set(list.flatMap((values) => Object.keys(values)));
      const isChecked = ([name, field]: readonly [string, Field]): boolean =>
        field.companyDependent !== true || given.has(name);
      checkCompanies(
        records,
        Object.entries(this.definition.fields)
          .filter(isChecked)
          .map(([name]) => name),
        this.#transaction,
      );
      return records;
    };
    return this.definition.create?.(this, values, base) ?? base(values);
  }

  write(records: readonly ModelRecord[], values: Values): void {
    if (records.length === 0) return;
    const base = (given: Values): void => {
      this.#write(records, withoutLog(given));
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

  /** Makes the records, then their lists, field by field for all of them, then checks. */
  #create(list: readonly Values[]): ModelRecord[] {
    const transaction = this.#transaction;
    const made = list.map((given) => {
      const values = this.#withDefaults(withoutLog(given));
      const id = transaction.database.insert(this.name);
      return { values, names: Object.keys(values), record: new BoundRecord(this, id, transaction) };
    });
    const protecting = made.reduceRight<(work: () => void) => void>(
      (inner, { names, record }) =>
        (work) => {
          transaction.protecting(this.name, names, [record.id], () => {
            inner(work);
          });
        },
      (work) => {
        work();
      },
    );
    protecting(() => {
      for (const { values, record } of made) this.#insert(record, values);
      for (const { names, record } of made) this.#check(record, names, 'database');
      for (const name of Object.keys(this.definition.fields)) {
        const holders = made.filter(({ values }) => Object.hasOwn(values, name));
        this.#storeRelation(
          name,
          holders.map(({ record, values }) => ({ record, input: values[name] ?? false })),
        );
      }
    });
    for (const { record, names } of made) {
      checkRequired(record, names);
      checkAccess([record], 'create');
      this.#check(record, names, 'code');
    }
    return made.map(({ record }) => record);
  }

  #insert(record: ModelRecord, values: Values): void {
    const { id } = record;
    const transaction = this.#transaction;
    transaction.log(this.name, id, 'create', this.env);
    transaction.log(this.name, id, 'write', this.env);
    for (const [name, field] of Object.entries(this.definition.fields)) {
      if (field.compute === undefined || !isStored(field) || Object.hasOwn(values, name)) continue;
      transaction.markWaiting(this.name, name, id);
    }
    this.#storeScalars(record, values);
    checkRequired(record, Object.keys(values));
    transaction.entersOrLeaves(this.name, id);
  }

  #write(records: readonly ModelRecord[], values: Values): void {
    const transaction = this.#transaction;
    const names = Object.keys(values);
    const ids = records.map(({ id }) => id);
    checkAccess(records, 'write');
    for (const name of names) this.#writable(name);
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
      for (const record of records)
        for (const [name, input] of Object.entries(values)) this.#storeRelation(name, [{ record, input }]);
    });
    for (const record of records) {
      checkRequired(record, names);
      this.#check(record, names, 'database');
      this.#check(record, names, 'code');
    }
    const isMoved = names.includes('company_id') || names.includes('company_ids');
    checkCompanies(records, isMoved ? Object.keys(this.definition.fields) : names, this.#transaction);
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

  /** Writes a list of several records; the new lines of all of them are made at once. */
  #storeRelation(
    name: string,
    holders: readonly { readonly record: ModelRecord; readonly input: Json }[],
  ): void {
    const field = this.field(name);
    if (holders.length === 0 || (field.type !== 'one2many' && field.type !== 'many2many')) return;
    const env = this.env.withContext(withoutDefaults(this.env.context));
    const others = env.model(field.relation);
    const created: Values[] = [];
    for (const { record, input } of holders) {
      const commands = readCommands(input, `${this.name}.${name}`);
      if (field.type === 'one2many') created.push(...writeLines(record, field, others, commands));
      else this.#storeLinks(record, name, others, commands);
    }
    if (created.length > 0) others.create(created);
  }

  #storeLinks(record: ModelRecord, name: string, others: Model, commands: readonly Command[]): void {
    const field = this.field(name);
    if (isStored(field)) {
      this.#transaction.markDone(this.name, name, record.id);
      const before = this.#transaction.row(this.name, record.id)?.get(name) ?? [];
      const ids = linkedIds(isList(before) ? before : [], others, commands);
      this.#checkLinked(name, others, ids);
      this.#transaction.store(this.name, record.id, name, ids);
    }
    const linked = isStored(field) ? record.value(name) : linkedIds([], others, commands);
    field.inverse?.(record, linked);
    this.#transaction.modified(this.name, [name], [record.id]);
  }

  /** Only what the user may see can be linked. */
  #checkLinked(name: string, others: Model, ids: readonly number[]): void {
    const linked = others.browse(ids);
    const missing = linked.find((record) => !record.exists);
    if (missing !== undefined) throw recordMissing(missing);
    // Companies that the user does not have are no matter of this field.
    visible(others);
    try {
      checkAccess(linked, 'read');
    } catch (error) {
      if (!(error instanceof OdooFault)) throw error;
      throw accessError(`Failed to write field ${this.name}.${name}\n${error.message}`);
    }
  }

  #check(record: ModelRecord, touched: readonly string[], by: 'database' | 'code'): void {
    for (const { fields, isInDatabase = false, check } of this.definition.constraints ?? []) {
      if (isInDatabase !== (by === 'database')) continue;
      if (fields.some((field) => touched.includes(field))) check(record);
    }
  }
}

/** What Odoo writes itself it does not take from others, and says nothing. */
function withoutLog(values: Values): Values {
  const names = Object.keys(values);
  return names.some((name) => LOG.has(name))
    ? Object.fromEntries(Object.entries(values).filter(([name]) => !LOG.has(name)))
    : values;
}
