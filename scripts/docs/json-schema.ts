import { z } from 'zod';

/** What of a tool's JSON Schema is told to people. */
export interface Schema {
  readonly type?: string | readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly const?: string | number | boolean | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly items?: Schema | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
}

const schema: z.ZodType<Schema> = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.string()).optional(),
  const: z.union([z.string(), z.number(), z.boolean()]).optional(),
  get anyOf() {
    return z.array(schema).optional();
  },
  get items() {
    return schema.optional();
  },
  get properties() {
    return z.record(z.string(), schema).optional();
  },
  required: z.array(z.string()).optional(),
});

/** Reads a schema as `tools/list` shows it. */
export function readSchema(shown: unknown): Schema {
  return schema.parse(shown);
}

/** One field of an object, those inside it under `lines[].price` or `partner.id`. */
export interface Field {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
}

/** The fields of an object, outer ones first, each followed by what is inside it. */
export function fieldsOf(object: Schema, before = ''): readonly Field[] {
  return Object.entries(object.properties ?? {}).flatMap(([key, field]) => {
    const name = `${before}${key}`;
    const isRequired = object.required?.includes(key) === true;
    const own = { name, type: typeName(field), isRequired, description: field.description ?? '' };
    return [own, ...fieldsOf(field, `${name}.`), ...fieldsOf(field.items ?? {}, `${name}[].`)];
  });
}

/** The type in the words of JSON: "number or string", "list of string", "one of `draft`, `posted`". */
export function typeName(shown: Schema): string {
  const alternatives = shown.anyOf?.map(typeName);
  if (alternatives !== undefined) return alternatives.join(' or ');
  if (shown.const !== undefined) return `\`${shown.const}\``;
  if (shown.enum !== undefined) return `one of ${shown.enum.map((value) => `\`${value}\``).join(', ')}`;
  if (shown.type === 'array') return listName(shown.items ?? {});
  if (shown.type === 'object' && shown.properties !== undefined) {
    const inside = Object.keys(shown.properties).map((key) => `\`${key}\``);
    return `object with ${inside.join(', ')}`;
  }
  return [shown.type ?? []].flat().join(' or ');
}

function listName(items: Schema): string {
  if (items.properties !== undefined) return 'list of objects';
  const inside = typeName(items);
  return inside === '' ? 'list' : `list of ${inside}`;
}
