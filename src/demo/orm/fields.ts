import type { Environment, Field, ModelRecord } from './types.ts';
import type { Json } from './value.ts';

/*
 * Fields as Odoo's models declare them: `char('Reference', { required: true })`.
 */

type Options = Pick<
  Field,
  | 'required'
  | 'readonly'
  | 'store'
  | 'companyDependent'
  | 'default'
  | 'compute'
  | 'depends'
  | 'inverse'
  | 'searchAs'
  | 'elsewhere'
  | 'heldByOthers'
  | 'checkCompany'
  | 'groups'
>;

export const char = (string: string, options: Options = {}): Field => ({ type: 'char', string, ...options });
export const text = (string: string, options: Options = {}): Field => ({ type: 'text', string, ...options });
export const html = (string: string, options: Options = {}): Field => ({ type: 'html', string, ...options });
export const date = (string: string, options: Options = {}): Field => ({ type: 'date', string, ...options });
export const datetime = (string: string, options: Options = {}): Field => ({
  type: 'datetime',
  string,
  ...options,
});
export const boolean = (string: string, options: Options = {}): Field => ({
  type: 'boolean',
  string,
  ...options,
});
export const integer = (string: string, options: Options = {}): Field => ({
  type: 'integer',
  string,
  ...options,
});
export const many2oneReference = (string: string, options: Options = {}): Field => ({
  type: 'many2one_reference',
  string,
  ...options,
});
export const binary = (string: string, options: Options = {}): Field => ({
  type: 'binary',
  string,
  ...options,
});
export const json = (string: string, options: Options = {}): Field => ({ type: 'json', string, ...options });

/** @param digits total and decimals; values are rounded to them when written */
export const float = (
  string: string,
  options: Options & { readonly digits?: readonly [number, number] } = {},
): Field => ({ type: 'float', string, ...options });

/** Rounded to its currency when written. */
export const monetary = (
  string: string,
  options: Options & { readonly currencyField?: string } = {},
): Field => ({ type: 'monetary', string, currencyField: 'currency_id', ...options });

export const selection = (
  string: string,
  values: readonly (readonly [string, string])[],
  options: Options = {},
): Field => ({ type: 'selection', string, selection: values, ...options });

/** @param options onDelete: what happens to this record when the other one goes; 'set null' when left out */
export const many2one = (
  string: string,
  relation: string,
  options: Options & { readonly onDelete?: 'cascade' | 'restrict' | 'set null' } = {},
): Field => ({ type: 'many2one', string, relation, ...options });

export const one2many = (
  string: string,
  relation: string,
  inverseName: string,
  options: Options & { readonly domain?: Json } = {},
): Field => ({ type: 'one2many', string, relation, inverseName, ...options });

export const many2many = (string: string, relation: string, options: Options = {}): Field => ({
  type: 'many2many',
  string,
  relation,
  ...options,
});

/**
 * A field that shows a field of another record: Odoo's `related='move_id.date'`.
 * @param field its type and label, `store` when it is stored
 */
export function related(path: string, field: Field): Field {
  const steps = path.split('.');
  return {
    readonly: true,
    store: false,
    ...field,
    depends: [path],
    related: path,
    compute: (record) => {
      let at: ModelRecord | undefined = record;
      for (const step of steps.slice(0, -1)) at = at?.one(step);
      return at?.value(steps.at(-1) ?? '') ?? false;
    },
  };
}

/** Whether the database holds the field's value. */
export function isStored(field: Field): boolean {
  return field.store ?? (field.compute === undefined && field.type !== 'one2many');
}

/** What forms show and do not change. Odoo lets calls write it all the same. */
export function isReadonly(field: Field): boolean {
  return field.readonly ?? (field.compute !== undefined && field.inverse === undefined && !isStored(field));
}

/** A default that is the same for everybody. */
export const always =
  (value: Json): ((env: Environment) => Json) =>
  () =>
    value;
