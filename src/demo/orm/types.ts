import type { z } from 'zod';
import type { Json, Value, Values } from './value.ts';

/*
 * The words of the ORM. Models are declared as plain data (`ModelDefinition`); at run time code sees them through an
 * `Environment` (who asks, for which companies) as `Model` and `ModelRecord`, like `self.env`, `self` and a record in
 * Odoo's own code.
 */

/** What a compute, a default or an override may do: everything, because Odoo's own code runs unchecked as well. */
export interface Environment {
  readonly uid: number;
  /** No access rights, no record rules: Odoo's `sudo()`. */
  readonly isSuperuser: boolean;
  readonly context: Readonly<Record<string, Json>>;
  /** The companies of `allowed_company_ids`, or the user's; the first one is the current one. */
  readonly companies: readonly number[];
  readonly company: ModelRecord;
  readonly user: ModelRecord;
  /** "2026-11-18", in UTC. */
  readonly today: string;
  /** "2026-11-18 09:30:00", in UTC. */
  readonly now: string;
  /** @throws OdooFault UserError for a model that does not exist, NotModelled for one that only Odoo has */
  model(name: string): Model;
  sudo(): Environment;
  withContext(context: Readonly<Record<string, Json>>): Environment;
  withCompany(id: number): Environment;
  /** Runs `work`; when it throws, what it changed is undone, and it throws on. */
  savepoint<T>(work: () => T): T;
  /** Computes what is waiting to be computed. Done at the end of every call. */
  flush(): void;
  hasGroup(externalId: string): boolean;
}

export interface SearchOptions {
  readonly order?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** A model in an environment: Odoo's empty recordset. None of this checks access rights; `search` applies record rules. */
export interface Model {
  readonly name: string;
  readonly definition: ModelDefinition;
  readonly env: Environment;
  /** Creates the records through the model's `create` override. */
  create(values: readonly Values[]): ModelRecord[];
  /** Writes through the model's `write` override. */
  write(records: readonly ModelRecord[], values: Values): void;
  unlink(records: readonly ModelRecord[]): void;
  /** Notes that the user was the last to write the records, where nothing that is stored changes. */
  touch(records: readonly ModelRecord[]): void;
  browse(ids: readonly number[]): ModelRecord[];
  /** @param domain in Odoo's notation. Leaves archived records out, unless the context says `active_test: false`. */
  search(domain: Json, options?: SearchOptions): ModelRecord[];
  /** @throws OdooFault ValueError for a field that does not exist, NotModelled for one that only Odoo has */
  field(name: string): Field;
  /** @throws OdooFault NotModelled when Odoo has the field */
  unknownField(name: string): void;
}

/** One record. Reading a field that waits to be computed computes it. */
export interface ModelRecord {
  readonly id: number;
  readonly model: Model;
  readonly env: Environment;
  readonly exists: boolean;
  readonly displayName: string;
  /** The value as Odoo holds it. */
  value(field: string): Value;
  /** Of an integer, float or monetary field. */
  number(field: string): number;
  /** Of a char, text, selection, date, datetime or binary field; undefined where empty. */
  text(field: string): string | undefined;
  flag(field: string): boolean;
  /** Of a many2one. */
  one(field: string): ModelRecord | undefined;
  /** Of a many2one that has to be there. @throws Error, a mistake in this code, when it is empty */
  the(field: string): ModelRecord;
  /** Of a one2many or many2many, in the order of the other model. */
  many(field: string): ModelRecord[];
  write(values: Values): void;
  unlink(): void;
  /** The same record in another environment. */
  in(env: Environment): ModelRecord;
  equals(other: ModelRecord | undefined): boolean;
}

interface FieldBase {
  /** What people call it, in English. */
  readonly string: string;
  readonly required?: boolean;
  readonly readonly?: boolean;
  /** Left out: true, unless the field is computed or a one2many. */
  readonly store?: boolean;
  /** One value per company, Odoo's `company_dependent`. */
  readonly companyDependent?: boolean;
  /** What a new record has when nothing is given. */
  readonly default?: (env: Environment) => Json;
  /**
   * The value as it follows from others. Stored: computed when one of `depends` changed and kept until then; a value
   * that somebody writes stays until one of them changes. Not stored: computed at each reading. May read its own
   * field, and gets the value from before.
   */
  readonly compute?: (record: ModelRecord) => Json;
  /** Fields or dotted paths: "line_ids.balance". */
  readonly depends?: readonly string[];
  /** What writing the field does to others; a computed field that is not stored can be written only with it. */
  readonly inverse?: (record: ModelRecord, value: Value) => void;
  /** The dotted path of the field that this one shows: searched through, where it is not stored. */
  readonly related?: string;
  /** The stored field that the database compares and sorts by in place of this one, which is not stored. */
  readonly searchAs?: string;
  /** The record named must belong to the same company, or to none: Odoo's `check_company`. */
  readonly checkCompany?: boolean;
  /** Odoo keeps it in another table, and calls it not stored; here it stands with the record. */
  readonly elsewhere?: boolean;
  /** Odoo calls it stored: the records of the other model name this one. */
  readonly heldByOthers?: boolean;
  /** Only these groups see it: comma-separated external ids. */
  readonly groups?: string;
}

export type Field = FieldBase &
  (
    | {
        readonly type:
          | 'char'
          | 'text'
          | 'html'
          | 'date'
          | 'datetime'
          | 'boolean'
          | 'integer'
          | 'many2one_reference'
          | 'binary'
          | 'json';
      }
    | { readonly type: 'float'; readonly digits?: readonly [number, number] }
    | { readonly type: 'monetary'; readonly currencyField: string }
    | { readonly type: 'selection'; readonly selection: readonly (readonly [string, string])[] }
    | {
        readonly type: 'many2one';
        readonly relation: string;
        readonly onDelete?: 'cascade' | 'restrict' | 'set null';
      }
    | {
        readonly type: 'one2many';
        readonly relation: string;
        readonly inverseName: string;
        readonly domain?: Json;
      }
    | { readonly type: 'many2many'; readonly relation: string }
  );

/** Which group may read, create, write and delete: `{ 'account.group_account_readonly': 'r' }`. */
export type AccessRights = Readonly<Record<string, AccessText>>;
export type AccessText = 'r' | 'rw' | 'rc' | 'rcw' | 'rcwd';
export type Operation = 'read' | 'create' | 'write' | 'unlink';

/** What the outside may call besides the methods that every model has. */
export interface Method {
  /** Called on records (`ids`), or on the model alone. */
  readonly on: 'records' | 'model';
  /** Names in order; the optional ones have defaults in it. */
  readonly parameters: z.ZodObject;
  /** Odoo takes any further argument (`**kwargs`); here they are not modelled. */
  readonly takesMore?: boolean;
  /** `undefined` is Python's None. */
  readonly call: (model: Model, records: readonly ModelRecord[], args: Values) => Json | undefined;
}

/** @param call undefined is Python's None: JSON-RPC answers it without a result */
export function recordMethod<Shape extends z.ZodRawShape>(
  parameters: z.ZodObject<Shape>,
  call: (
    records: readonly ModelRecord[],
    args: z.output<z.ZodObject<Shape>>,
    model: Model,
  ) => Json | undefined,
): Method {
  return {
    on: 'records',
    parameters,
    call: (model, records, args) => call(records, parameters.parse(args), model),
  };
}

export function modelMethod<Shape extends z.ZodRawShape>(
  parameters: z.ZodObject<Shape>,
  call: (model: Model, args: z.output<z.ZodObject<Shape>>) => Json | undefined,
): Method {
  return { on: 'model', parameters, call: (model, _records, args) => call(model, parameters.parse(args)) };
}

/** Checks that run after a create or write that touched one of the fields: Odoo's `@api.constrains`. */
export interface Constraint {
  readonly fields: readonly string[];
  /** PostgreSQL's: checked as soon as the record itself is stored, before its lists are. */
  readonly isInDatabase?: boolean;
  /** @throws OdooFault ValidationError, UserError */
  readonly check: (record: ModelRecord) => void;
}

/** A model, declared. `create`, `write` and `unlink` override as in Odoo: `base` is `super()`. */
export interface ModelDefinition {
  readonly name: string;
  /** "Journal Entry": Odoo's errors say it. */
  readonly description: string;
  readonly order: string;
  /** `id`, `display_name` and the four of the log (create_uid and so on) come by themselves. */
  readonly fields: Readonly<Record<string, Field>>;
  readonly access: AccessRights;
  /** Records that do not match it do not exist for the user: the global `ir.rule`s. */
  readonly rule?: (env: Environment) => Json;
  /**
   * What Odoo lets the outside write and the demo company does not: operations on the model as a whole, and fields. Much
   * of it would go around posting.
   */
  readonly closed?: {
    readonly operations?: readonly Operation[];
    /** The operations stay open through the one2many fields that have this inverse. */
    readonly exceptThrough?: string;
    readonly fields?: readonly string[];
    /** Who would be allowed to is told all the same: people ask before they leave a thing to somebody else. */
    readonly rightsAreTold?: true;
  };
  /** Who may see a record, where that depends on another one: Odoo overrides `_check_access` for it. */
  readonly mayUse?: (record: ModelRecord, operation: Operation) => boolean;
  /** What is said then, where it is not what Odoo says of its record rules. */
  readonly refusal?: string;
  /** Left out: the field `name`. */
  readonly displayName?: (record: ModelRecord) => string;
  /** Where a search by name looks: Odoo's `_rec_names_search`. Left out: the field `name`. */
  readonly searchNames?: readonly string[];
  /** What `like` and `ilike` make of a text that the name is compared with. */
  readonly namePattern?: (text: string) => string;
  /** What a search by name means, where it is more than that: a domain. */
  readonly searchByName?: (operator: string, name: string) => Json;
  readonly constraints?: readonly Constraint[];
  readonly methods?: Readonly<Record<string, Method>>;
  readonly create?: (
    model: Model,
    values: readonly Values[],
    base: (values: readonly Values[]) => ModelRecord[],
  ) => ModelRecord[];
  readonly write?: (records: readonly ModelRecord[], values: Values, base: (values: Values) => void) => void;
  readonly unlink?: (records: readonly ModelRecord[], base: () => void) => void;
}
