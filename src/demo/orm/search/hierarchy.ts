import { notModelled } from '../fault.ts';
import type { Model, ModelRecord } from '../types.ts';
import { isList } from '../value.ts';
import type { Json } from '../value.ts';
import type { Predicate } from './predicate.ts';

/**
 * `child_of`: the record that a many2one names is one of these, or below one. `parent_of`: it is one of these, or
 * above one. Archived records count.
 */
export function hierarchy(
  model: Model,
  name: string,
  operator: 'child_of' | 'parent_of',
  value: Json,
): Predicate {
  const field = model.field(name);
  const ids = (isList(value) ? value : [value]).filter((id) => typeof id === 'number');
  const isModelled = field.type === 'many2one' && ids.length > 0;
  if (!isModelled) throw notModelled(`the operator ${operator} on ${model.name}.${name} with these values`);
  const other = model.env.sudo().model(field.relation);
  // Without a parent there is nothing above or below.
  if (!('parent_id' in other.definition.fields)) throw notModelled(`a hierarchy of ${other.name}`);
  const above = new Set(
    operator === 'parent_of'
      ? other
          .browse(ids)
          .filter(({ exists }) => exists)
          .flatMap(lineage)
      : [],
  );
  return (record) => {
    const one = record.in(record.env.sudo()).one(name);
    if (one === undefined) return false;
    return operator === 'parent_of' ? above.has(one.id) : lineage(one).some((id) => ids.includes(id));
  };
}

/** The ids of a record and of all that are above it. */
function lineage(record: ModelRecord): number[] {
  const parent = record.one('parent_id');
  return [record.id, ...(parent === undefined ? [] : lineage(parent))];
}
