import { notModelled } from './fault.ts';
import { isReadonly, isStored } from './fields.ts';
import { mayRead } from './read.ts';
import type { Field, Model } from './types.ts';
import type { Json } from './value.ts';

const ATTRIBUTES: Readonly<Record<string, (field: Field) => Json | undefined>> = {
  type: (field) => field.type,
  string: (field) => field.string,
  // Odoo calls a list stored, though its records hold it.
  store: (field) => (isStored(field) || isList(field)) && field.elsewhere !== true,
  required: (field) => field.required === true,
  readonly: isReadonly,
  relation: (field) => ('relation' in field ? field.relation : undefined),
  relation_field: (field) => (field.type === 'one2many' ? field.inverseName : undefined),
  selection: (field) =>
    field.type === 'selection' ? field.selection.map(([key, label]) => [key, label]) : undefined,
  currency_field: (field) => (field.type === 'monetary' ? field.currencyField : undefined),
  company_dependent: (field) => field.companyDependent === true && field.elsewhere !== true,
};

const isList = (field: Field): boolean =>
  (field.type === 'one2many' && field.compute === undefined) || field.heldByOthers === true;

/** Attributes that Odoo knows of its fields, too. It leaves out those that it does not know. */
const ONLY_IN_ODOO = new Set(
  'name help groups depends domain context digits translate searchable sortable groupable aggregator manual related change_default exportable default_export_compatible definition_record falsy_value_label'.split(
    ' ',
  ),
);

/**
 * What `fields_get` answers about the fields that are modelled.
 * @throws OdooFault NotModelled for attributes that the demo company does not know of its fields
 */
export function fieldsGet(
  model: Model,
  names: readonly string[] | null,
  attributes: readonly string[] | null,
): Record<string, Json> {
  if (attributes === null) throw notModelled('fields_get without a list of attributes');
  const unknown = attributes.find((attribute) => ONLY_IN_ODOO.has(attribute));
  if (unknown !== undefined) throw notModelled(`the attribute ${unknown} of fields`);
  for (const name of names ?? []) {
    if (!Object.hasOwn(model.definition.fields, name)) model.unknownField(name);
  }
  const wanted = Object.entries(model.definition.fields).filter(
    ([name, field]) =>
      (names === null || names.length === 0 || names.includes(name)) && mayRead(model, field),
  );
  return Object.fromEntries(
    wanted.map(([name, field]) => {
      const described = attributes.map((attribute) => [attribute, ATTRIBUTES[attribute]?.(field)] as const);
      return [
        name,
        Object.fromEntries(described.filter((entry): entry is [string, Json] => entry[1] !== undefined)),
      ];
    }),
  );
}
