import { notModelled, userError, valueError } from '../fault.ts';
import { isStored } from '../fields.ts';
import type { Model, ModelRecord } from '../types.ts';
import type { Value } from '../value.ts';

interface OrderTerm {
  readonly field: string;
  readonly isDescending: boolean;
}

/**
 * Sorts as PostgreSQL does for Odoo: texts by code point, what is empty last (first when descending), a many2one in
 * the order of its own model.
 * @param order "invoice_date desc, id"
 * @throws OdooFault
 */
export function sortRecords(model: Model, records: readonly ModelRecord[], order: string): ModelRecord[] {
  // The two orders that nobody has to check, because no outsider gave them.
  if (order === 'id') return records.toSorted((a, b) => a.id - b.id);
  if (records.length < 2 && order === model.definition.order) return [...records];
  const terms = readOrder(model, order);
  if (records.length < 2) return [...records];
  return [...records].sort((a, b) => {
    for (const term of terms) {
      const difference = compareBy(term, model, a, b);
      if (difference !== 0) return difference;
    }
    return a.id - b.id;
  });
}

/** @throws OdooFault where Odoo refuses the order */
function readOrder(model: Model, order: string): OrderTerm[] {
  return order.split(',').map((term) => {
    const match =
      /^\s*(?<field>[a-z0-9_]+)(?<more>\.[a-z0-9_]+|:[a-z_]+)*(?:\s+(?<direction>asc|desc))?(?<nulls>\s+nulls (?:first|last))?\s*$/i.exec(
        term,
      );
    const name = match?.groups?.field;
    if (name === undefined) {
      throw userError(
        `Invalid "order" specified (${order}). A valid "order" specification is a comma-separated list of valid field names (optionally followed by asc/desc for the direction)`,
      );
    }
    if (match?.groups?.more !== undefined || match?.groups?.nulls !== undefined)
      throw notModelled(`the order "${term.trim()}"`);
    const given = Object.hasOwn(model.definition.fields, name) ? model.definition.fields[name] : undefined;
    if (given === undefined) {
      model.unknownField(name);
      throw valueError(`Invalid field '${name}' on model '${model.name}'`);
    }
    const [column, field] =
      given.searchAs === undefined ? [name, given] : [given.searchAs, model.field(given.searchAs)];
    if (!isStored(field) || field.type === 'one2many' || field.type === 'many2many') {
      throw valueError(`Cannot convert ${model.name}.${name} to SQL because it is not stored`);
    }
    return { field: column, isDescending: match?.groups?.direction?.toLowerCase() === 'desc' };
  });
}

function compareBy(
  { field: name, isDescending }: OrderTerm,
  model: Model,
  a: ModelRecord,
  b: ModelRecord,
): number {
  if (name === 'id') return isDescending ? b.id - a.id : a.id - b.id;
  const field = model.field(name);
  const [first, second] = [a.value(name), b.value(name)];
  if (first === second) return 0;
  const sign = isDescending ? -1 : 1;
  if (field.type !== 'boolean') {
    if (first === false) return sign;
    if (second === false) return -sign;
  }
  if (field.type === 'many2one') {
    const [x, y] = [a.one(name), b.one(name)];
    if (x === undefined || y === undefined) return 0;
    const [lower] = sortRecords(x.model, [x, y], x.model.definition.order);
    return lower?.equals(x) === true ? -sign : sign;
  }
  return compareValues(first, second) * sign;
}

function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
  return Number(a) - Number(b);
}
