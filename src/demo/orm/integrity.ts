import { IntegrityFault, validationError } from './fault.ts';
import type { OdooFault } from './fault.ts';
import { isStored } from './fields.ts';
import type { Transaction } from './transaction.ts';
import type { Field, ModelDefinition, ModelRecord } from './types.ts';

/*
 * What PostgreSQL sees to in Odoo: values that must be there, references to records that go.
 */

/** @throws OdooFault ValidationError */
export function checkRequired(record: ModelRecord, touched: readonly string[]): void {
  const { fields, name: model, description } = record.model.definition;
  for (const [name, field] of Object.entries(fields)) {
    if (field.required !== true || !isStored(field)) continue;
    if (field.compute !== undefined && !touched.includes(name)) continue;
    if (field.type === 'boolean' || record.value(name) !== false) continue;
    throw missingValue({ name: model, description }, name, field);
  }
}

/** A mandatory field is empty. */
export function missingValue(
  { name: model, description }: Pick<ModelDefinition, 'name' | 'description'>,
  name: string,
  { string }: Pick<Field, 'string'>,
): OdooFault {
  return new IntegrityFault(model, name, missingText(`'${string}' (${name})`, `'${description}' (${model})`));
}

/**
 * What is told of the lines of a record that is loaded. Their table is another one: Odoo does not know the model then,
 * and of a field only what it would be called in the model that is loaded; of a constraint it says what PostgreSQL
 * says, here without the values of the row.
 */
export function toldBelow(
  { fields }: ModelDefinition,
  { model, field: name = '', constraint }: IntegrityFault,
): string {
  if (constraint !== undefined) {
    const table = model.replaceAll('.', '_');
    return `new row for relation "${table}" violates check constraint "${table}_${constraint}"\nDETAIL:  Failing row contains (...).\n`;
  }
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return missingText(field === undefined ? `'${name}'` : `'${field.string}' (${name})`, 'Unknown');
}

function missingText(field: string, model: string): string {
  return `Missing required value for the field ${field}.\nModel: ${model}\n- create/update: a mandatory field is not set\n- delete: another model requires the record being deleted, you can archive it instead\n`;
}

/** Before a record goes: what refers to it goes, too, or lets go of it. */
export function removeTraces(record: ModelRecord, { database, registry }: Transaction): void {
  const env = record.env.sudo();
  for (const model of registry.names()) {
    const { fields } = registry.model(model);
    for (const [name, field] of Object.entries(fields)) {
      if (field.type !== 'many2one' || field.relation !== record.model.name || !isStored(field)) continue;
      const referring = env.model(model).browse(database.referring(model, name, record.id));
      if (referring.length === 0) continue;
      if (field.onDelete === 'cascade') env.model(model).unlink(referring);
      else if (field.onDelete === 'restrict' || field.required === true)
        throw stillNeeded(record, model, name);
      else env.model(model).write(referring, { [name]: false });
    }
  }
  for (const [model, key] of [
    ['ir.model.data', 'model'],
    ['ir.attachment', 'res_model'],
    ['mail.message', 'model'],
  ] as const) {
    if (!registry.has(model) || record.model.name === model) continue;
    const traces = env.model(model).search([
      [key, '=', record.model.name],
      ['res_id', '=', record.id],
    ]);
    env.model(model).unlink(traces);
  }
}

function stillNeeded(record: ModelRecord, model: string, field: string): Error {
  const { description, name } = record.model.definition;
  return validationError(
    `The operation cannot be completed: another model requires the record being deleted. If possible, archive it instead.\n\nModel: ${description} (${name})\nConstraint: ${model.replaceAll('.', '_')}_${field}_fkey\n`,
  );
}
