import { checkReading } from './access.ts';
import { accessError, notModelled, valueError } from './fault.ts';
import type { Field, Model, ModelRecord } from './types.ts';
import type { Json } from './value.ts';

type Answer = Record<string, Json>;

/**
 * What `read` answers: one object per record that exists, a many2one as `[id, name]`.
 * @param names fields; all of them is more than the demo company models
 * @throws OdooFault
 */
export function read(
  model: Model,
  records: readonly ModelRecord[],
  names: readonly string[] | null,
): Answer[] {
  const fields = readable(model, names);
  // Ids alone need no look into the table.
  if (fields.every(([name]) => name === 'id')) return records.map(({ id }) => ({ id }));
  const existing = records.filter((record) => record.exists);
  checkReading(model, existing);
  return existing.map((record) => {
    const answer: Answer = { id: record.id };
    for (const [name, field] of fields) answer[name] = classic(record, name, field);
    return answer;
  });
}

/** @throws OdooFault ValueError for unknown fields, AccessError for those of other groups */
export function readable(model: Model, names: readonly string[] | null): (readonly [string, Field])[] {
  if (names === null || names.length === 0) throw notModelled(`reading all fields of ${model.name}`);
  return names.map((name) => {
    const { fields } = model.definition;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) {
      model.unknownField(name);
      throw valueError(`Invalid field '${name}' on '${model.name}'`);
    }
    if (!mayRead(model, field)) {
      throw accessError(
        `You do not have enough rights to access the field "${name}" on ${model.definition.description} (${model.name}). Please contact your system administrator.\n\nOperation: read\nUser: ${model.env.uid}\nGroups: allowed for groups ${field.groups ?? ''}`,
      );
    }
    return [name, field] as const;
  });
}

/** Whether the user is in one of the groups that may see the field. */
export function mayRead(model: Model, field: Field): boolean {
  if (field.groups === undefined || model.env.isSuperuser) return true;
  return field.groups.split(',').some((group) => model.env.hasGroup(group.trim()));
}

/** A value as the wire carries it, a many2one with the name of its record, whether or not the user may see that. */
function classic(record: ModelRecord, name: string, field: Field): Json {
  if (field.type !== 'many2one') return record.value(name);
  const other = record.in(record.env.sudo()).one(name);
  return other === undefined ? false : [other.id, other.displayName];
}
