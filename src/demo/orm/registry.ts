import { notModelled, userError } from './fault.ts';
import { char, datetime, integer, isStored, many2one } from './fields.ts';
import type { Field, ModelDefinition } from './types.ts';

/** When a field changes, `field` of `model` follows; `path` leads back from the changed record to those records. */
export interface Trigger {
  readonly model: string;
  readonly field: string;
  readonly isStored: boolean;
  readonly path: readonly Step[];
}

/** One step back: from records of the relation to the records of `model` that name them in `field`. */
export interface Step {
  readonly model: string;
  readonly field: string;
}

/** What every model has, as in Odoo. */
const MAGIC_FIELDS: Readonly<Record<string, Field>> = {
  id: integer('ID', { readonly: true }),
  display_name: char('Display Name', {
    readonly: true,
    compute: (record) => record.displayName,
    depends: ['name'],
  }),
  create_uid: many2one('Created by', 'res.users', { readonly: true }),
  create_date: datetime('Created on', { readonly: true }),
  write_uid: many2one('Last Updated by', 'res.users', { readonly: true }),
  write_date: datetime('Last Updated on', { readonly: true }),
};

/** Which names Odoo 19 knows, beside those that are modelled here. */
export interface OdooNames {
  readonly models: ReadonlySet<string>;
  readonly fields: Readonly<Record<string, ReadonlySet<string>>>;
  /** By model; those of every model under "*". */
  readonly methods: Readonly<Record<string, ReadonlySet<string>>>;
  /** Public by name, but marked `@api.private`. */
  readonly privateMethods: ReadonlySet<string>;
}

/** All models, and what depends on what. */
export class Registry {
  readonly #models: ReadonlyMap<string, ModelDefinition>;
  readonly #triggers = new Map<string, Trigger[]>();
  readonly #membership = new Map<string, Trigger[]>();
  readonly odoo: OdooNames;

  constructor(definitions: readonly ModelDefinition[], odoo: OdooNames) {
    this.odoo = odoo;
    this.#models = new Map(
      definitions.map((model) => [model.name, { ...model, fields: { ...MAGIC_FIELDS, ...model.fields } }]),
    );
    for (const model of this.#models.values()) {
      for (const [name, field] of Object.entries(model.fields)) {
        for (const path of field.depends ?? []) this.#addTriggers(model.name, name, path.split('.'));
      }
    }
  }

  has(model: string): boolean {
    return this.#models.has(model);
  }

  names(): string[] {
    return [...this.#models.keys()];
  }

  /** @throws OdooFault */
  model(name: string): ModelDefinition {
    const model = this.#models.get(name);
    if (model !== undefined) return model;
    if (this.odoo.models.has(name)) throw notModelled(`the model ${name}`);
    throw userError(`Object ${name} doesn't exist`);
  }

  triggersOf(model: string, field: string): readonly Trigger[] {
    return this.#triggers.get(`${model}.${field}`) ?? [];
  }

  /** What depends on the lists that records of this model stand in. */
  triggersOfMembership(model: string): readonly Trigger[] {
    return this.#membership.get(model) ?? [];
  }

  /** Whether the column holds the id of one other record. */
  isReference(model: string, column: string): boolean {
    const field = this.#models.get(model)?.fields[column];
    return field?.type === 'many2one' && isStored(field) && field.companyDependent !== true;
  }

  #addTriggers(model: string, field: string, path: readonly string[]): void {
    const target = this.model(model).fields[field];
    const isTargetStored = target !== undefined && isStored(target);
    let at = this.model(model);
    let back: readonly Step[] = [];
    for (const [index, name] of path.entries()) {
      const step = at.fields[name];
      // A display name depends on "name" where there is one.
      if (step === undefined && field === 'display_name') return;
      const where = `${model}.${field} depends on ${path.join('.')}`;
      if (step === undefined) throw new Error(`${where}, which is not there`);
      this.#addTrigger(at.name, name, { model, field, isStored: isTargetStored, path: back });
      const further = [{ model: at.name, field: name }, ...back];
      if (step.type === 'one2many') {
        // A list changes with what its records say they belong to.
        const trigger = { model, field, isStored: isTargetStored, path: further };
        this.#addTrigger(step.relation, step.inverseName, trigger);
      }
      if (index === path.length - 1) return;
      if (!('relation' in step)) throw new Error(`${where} through no relation`);
      back = further;
      at = this.model(step.relation);
    }
  }

  #addTrigger(model: string, field: string, trigger: Trigger): void {
    const key = `${model}.${field}`;
    const triggers = this.#triggers.get(key) ?? [];
    if (!triggers.some((other) => isSame(other, trigger))) triggers.push(trigger);
    this.#triggers.set(key, triggers);
    const [first] = trigger.path;
    if (first === undefined || this.model(first.model).fields[first.field]?.type !== 'one2many') return;
    const members = this.#membership.get(model) ?? [];
    if (!members.some((other) => isSame(other, trigger))) members.push(trigger);
    this.#membership.set(model, members);
  }
}

function isSame(a: Trigger, b: Trigger): boolean {
  const isSamePath =
    a.path.length === b.path.length && a.path.every((step, index) => step.field === b.path[index]?.field);
  return a.model === b.model && a.field === b.field && isSamePath;
}
