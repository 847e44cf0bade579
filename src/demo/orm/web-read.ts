import { z } from 'zod';
import { notModelled } from './fault.ts';
import { checkReading } from './access.ts';
import { readable } from './read.ts';
import type { Field, Model, ModelRecord } from './types.ts';
import { isList } from './value.ts';
import type { Json } from './value.ts';

/** What to read, by field; `fields` goes on into the records that a relation names. */
export type Specification = Readonly<Record<string, Subspecification>>;

interface Subspecification {
  readonly fields?: Specification | undefined;
}

export const specificationSchema: z.ZodType<Specification> = z.lazy(() =>
  z.record(z.string(), z.strictObject({ fields: specificationSchema.optional() })),
);

/**
 * What `web_read` answers: relations as far as the specification goes into them, the others as ids.
 * @throws OdooFault
 */
export function webRead(
  model: Model,
  records: readonly ModelRecord[],
  specification: Specification,
): Record<string, Json>[] {
  const names = Object.keys(specification);
  const onlyIds = names.length === 0 || (names.length === 1 && names[0] === 'id');
  if (onlyIds) return records.map(({ id }) => ({ id }));
  const fields = readable(model, names);
  const existing = records.filter((record) => record.exists);
  checkReading(model, existing);
  return existing.map((record) => {
    const answer: Record<string, Json> = { id: record.id };
    for (const [name, field] of fields) answer[name] = part(record, name, field, specification[name]?.fields);
    return answer;
  });
}

function part(record: ModelRecord, name: string, field: Field, inner: Specification | undefined): Json {
  const value = record.value(name);
  if (inner === undefined) return value;
  switch (field.type) {
    case 'many2one': {
      const other = record.one(name);
      return other === undefined ? false : related(other, inner);
    }
    case 'one2many':
    case 'many2many': {
      const others = record.many(name);
      const read = webRead(record.env.model(field.relation), others, inner);
      const byId = new Map(read.map((row) => [row.id, row]));
      return isList(value) ? value.map((id) => byId.get(id) ?? { id }) : [];
    }
    case 'char':
    case 'text':
    case 'html':
    case 'date':
    case 'datetime':
    case 'boolean':
    case 'integer':
    case 'many2one_reference':
    case 'float':
    case 'monetary':
    case 'selection':
    case 'binary':
    case 'json':
      throw notModelled(`a specification inside ${record.model.name}.${name}, which is no relation`);
  }
}

/** The name of a many2one is told to those, too, who may not see its record. */
function related(other: ModelRecord, { display_name: asksName, ...rest }: Specification): Json {
  const [answer = { id: other.id }] = webRead(other.model, [other], rest);
  return asksName === undefined
    ? answer
    : { ...answer, display_name: other.in(other.env.sudo()).displayName };
}
