import { z } from 'zod';
import { checkModelAccess, hasModelAccess, visible } from './access.ts';
import { isWhollyClosed, refuseClosed } from './closed.ts';
import { notModelled } from './fault.ts';
import { fieldsGet } from './fields-get.ts';
import { load } from './load/load.ts';
import { read } from './read.ts';
import { modelMethod, recordMethod } from './types.ts';
import type { Method, Model, ModelRecord, Operation, SearchOptions } from './types.ts';
import { jsonSchema } from './value.ts';
import type { Json, Values } from './value.ts';
import { specificationSchema, webRead } from './web-read.ts';

const valuesSchema: z.ZodType<Values> = z.record(z.string(), jsonSchema);
const operation = z.enum(['read', 'create', 'write', 'unlink']);
const names = z.array(z.string()).nullable().default(null);
const domain = jsonSchema.default([]);
const window = {
  offset: z.int().min(0).default(0),
  limit: z.int().min(0).nullable().default(null),
  order: z.string().nullable().default(null),
};

/** What every model offers to the outside, as far as somebody here calls it. */
export const GENERIC_METHODS: Readonly<Record<string, Method>> = {
  search_read: {
    takesMore: true,
    ...modelMethod(
      z.object({ domain: jsonSchema.nullable().default([]), fields: names, ...window }),
      (model, args) => {
        const found = search(model, args.domain ?? [], args);
        return read(
          withoutActiveTest(model),
          found.map((record) => record.in(withoutActiveTest(model).env)),
          args.fields,
        );
      },
    ),
  },
  search: modelMethod(z.object({ domain: jsonSchema, ...window }), (model, args) =>
    ids(search(model, args.domain, args)),
  ),
  search_count: modelMethod(
    z.object({ domain, limit: window.limit }),
    (model, { domain: asked, limit }) => search(model, asked, { offset: 0, limit, order: null }).length,
  ),
  read: recordMethod(z.object({ fields: names }), (records, { fields }, model) =>
    read(model, records, fields),
  ),
  web_read: recordMethod(
    z.object({ specification: specificationSchema }),
    (records, { specification }, model) => webRead(model, records, specification),
  ),
  fields_get: modelMethod(
    z.object({ allfields: names, attributes: names }),
    (model, { allfields, attributes }) => fieldsGet(model, allfields, attributes),
  ),
  load: modelMethod(
    z.object({ fields: z.array(z.string()), data: z.array(z.array(z.string())) }),
    (model, { fields, data }) => load(model, fields, data),
  ),
  create: modelMethod(
    z.object({ vals_list: z.union([valuesSchema, z.array(valuesSchema)]) }),
    (model, { vals_list: given }) => {
      checkModelAccess(model, 'create');
      const list = Array.isArray(given) ? given : [given];
      refuseClosed(model, 'create', list);
      return ids(model.create(list));
    },
  ),
  write: recordMethod(z.object({ vals: valuesSchema }), (records, { vals }, model) => {
    // An override of write looks at the records before it asks whether they may be written.
    checkModelAccess(model, model.definition.write === undefined ? 'write' : 'read');
    const { fields } = model.definition;
    for (const name of Object.keys(vals)) if (!Object.hasOwn(fields, name)) model.unknownField(name);
    refuseClosed(model, 'write', [vals]);
    model.write(records, vals);
    return true;
  }),
  unlink: recordMethod(z.object({}), (records, _args, model) => {
    checkModelAccess(model, model.definition.unlink === undefined ? 'unlink' : 'read');
    refuseClosed(model, 'unlink');
    model.unlink(records);
    return true;
  }),
  has_access: recordMethod(z.object({ operation }), (records, args, model) => {
    refuseRight(model, args.operation);
    const isVisible = visible(model, args.operation);
    return (
      hasModelAccess(model, args.operation) && records.every((record) => record.exists && isVisible(record))
    );
  }),
  check_access_rights: modelMethod(
    z.object({ operation, raise_exception: z.boolean().default(true) }),
    (model, args) => {
      refuseRight(model, args.operation);
      if (args.raise_exception) checkModelAccess(model, args.operation);
      return hasModelAccess(model, args.operation);
    },
  ),
};

function search(
  model: Model,
  asked: Json,
  { offset, limit, order }: { offset: number; limit: number | null; order: string | null },
): ModelRecord[] {
  checkModelAccess(model, 'read');
  const options: SearchOptions = {
    offset,
    ...(limit === null ? {} : { limit }),
    ...(order === null || order === '' ? {} : { order }),
  };
  return model.search(asked, options);
}

/** Whether Odoo would allow what the demo company cannot do is not for it to say. */
function refuseRight(model: Model, asked: Operation): void {
  if (isWhollyClosed(model, asked)) throw notModelled(`the right to ${asked} ${model.name}`);
}

/** `search_read` means its `active_test` for the search alone. */
function withoutActiveTest(model: Model): Model {
  const { active_test: _, ...context } = model.env.context;
  return model.env.withContext(context).model(model.name);
}

const ids = (records: readonly ModelRecord[]): number[] => records.map(({ id }) => id);
