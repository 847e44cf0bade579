import { notModelled } from './fault.ts';
import { isReadonly, isStored } from './fields.ts';
import type { Field, Model, ModelDefinition, Operation } from './types.ts';
import { isList } from './value.ts';
import type { Json, Values } from './value.ts';

/*
 * What Odoo lets the outside write and the demo company does not. What follows from other values is closed without being
 * listed: Odoo stores whatever an outsider says that it is.
 */

/** Set up once: nothing here goes with a change of it afterwards. */
export const WHOLLY_CLOSED: NonNullable<ModelDefinition['closed']> = {
  operations: ['create', 'write', 'unlink'],
};

/** Which operation a command is on the records of a list; the others of a many2many only link. */
const OPERATIONS: readonly Operation[] = ['create', 'write', 'unlink'];

/** @throws OdooFault NotModelled */
export function refuseClosed(model: Model, operation: Operation, values: readonly Values[] = []): void {
  if (model.definition.closed?.operations?.includes(operation) === true)
    throw notModelled(`${operation} of ${model.name} by itself`);
  refuseClosedValues(model, values);
}

/**
 * The same of a column of `load`, such as "invoice_line_ids/name".
 * @throws OdooFault NotModelled
 */
export function refuseClosedColumn(model: Model, [name = '', ...rest]: readonly string[]): void {
  const field = openField(model, name);
  if (field?.type !== 'one2many') return;
  const lines = model.env.model(field.relation);
  if (lines.definition.closed?.exceptThrough !== field.inverseName) refuseClosed(lines, 'create');
  refuseClosedColumn(lines, rest);
}

/** Whether nobody outside may do this, on whichever way, and the right to it is not told either. */
export function isWhollyClosed({ definition: { closed } }: Model, operation: Operation): boolean {
  if (closed === undefined || closed.rightsAreTold === true) return false;
  return closed.exceptThrough === undefined && closed.operations?.includes(operation) === true;
}

function refuseClosedValues(model: Model, values: readonly Values[]): void {
  for (const [name, value] of values.flatMap((each) => Object.entries(each))) {
    const field = openField(model, name);
    if (field?.type !== 'one2many' && field?.type !== 'many2many') continue;
    for (const command of isList(value) ? value : [])
      refuseCommand(model.env.model(field.relation), field, command);
  }
}

/** @returns undefined for what is no field: that is refused elsewhere */
function openField({ definition, name: model }: Model, name: string): Field | undefined {
  const field = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
  if (field === undefined) return undefined;
  // A stored copy of another record's field can part from it in Odoo, and here.
  const isCopy = field.related !== undefined && isStored(field);
  const follows = field.compute !== undefined && field.inverse === undefined && isReadonly(field) && !isCopy;
  if (follows || definition.closed?.fields?.includes(name) === true)
    throw notModelled(`writing the field ${name} of ${model}`);
  return field;
}

function refuseCommand(
  others: Model,
  field: Extract<Field, { type: 'one2many' | 'many2many' }>,
  command: Json,
): void {
  const [number, , content = null] = isList(command) ? command : [6];
  const named = typeof number === 'number' ? OPERATIONS[number] : undefined;
  const isOwn = field.type === 'one2many' && others.definition.closed?.exceptThrough === field.inverseName;
  const operation = field.type === 'one2many' ? (named ?? 'write') : named;
  if (!isOwn && operation !== undefined) refuseClosed(others, operation);
  const holdsValues = typeof content === 'object' && content !== null && !isList(content);
  if (holdsValues) refuseClosedValues(others, [content]);
}
