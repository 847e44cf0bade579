import { z } from 'zod';

const objectSchema = z.looseObject({ type: z.literal('object') });
type Shown = z.core.JSONSchema.BaseSchema;

/** What a model pays for and learns nothing from: we say in a sentence what is wrong with an argument. */
const BOUNDS = [
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength'],
  ...['minItems', 'maxItems', 'pattern', 'format', 'default', 'additionalProperties', 'propertyNames'],
] as const;

const plainTypes = z.array(z.object({ type: z.enum(['string', 'number', 'integer', 'boolean', 'null']) }));

/**
 * What a tool takes, as `tools/list` shows it: in JSON Schema draft-07, which is what VS Code validates against, and
 * in few words. Without `additionalProperties`: VS Code would refuse an unknown argument by itself, in words that do
 * not say why. The arguments are parsed strictly by us, and a model that sends `approved` is told that only a person
 * approves.
 */
export function publishedInput(schema: z.ZodObject) {
  return published(schema, 'input', shorten);
}

/** What a tool answers: its fields and their types. What is inside a list a model sees when it gets one. */
export function publishedOutput(schema: z.ZodObject) {
  return published(schema, 'output', (shown, path) => {
    shorten(shown);
    delete shown.required;
    if (path.length > 0) for (const inside of ['properties', 'enum']) Reflect.deleteProperty(shown, inside);
    // VS Code wants every array to have some.
    if (shown.items !== undefined) shown.items = {};
  });
}

function published(
  schema: z.ZodObject,
  io: 'input' | 'output',
  override: (shown: Shown, path: readonly (string | number)[]) => void,
) {
  const { $schema: _dialect, ...shown } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io,
    override: ({ jsonSchema, path }) => override(jsonSchema, path),
  });
  return objectSchema.parse(shown);
}

function shorten(shown: Shown): void {
  for (const bound of BOUNDS) Reflect.deleteProperty(shown, bound);
  const alternatives = plainTypes.safeParse(shown.anyOf).data;
  if (alternatives !== undefined) {
    delete shown.anyOf;
    Object.assign(shown, { type: alternatives.map(({ type }) => type) });
  }
}
