import { z } from 'zod';
import type { Json } from '../common/json.ts';

const namesSchema = z.array(z.string()).min(1);
const recordSchema = z.record(z.string(), z.unknown());
/** Odoo's commands for lines that carry values: [0, 0, values] makes one, [1, id, values] changes one. */
const valueCommandSchema = z.tuple([z.literal([0, 1]), z.unknown(), recordSchema]);

/**
 * The fields that a call asks for or carries, as paths: "ref", "invoice_line_ids/name".
 * @param named the call's arguments by name
 * @returns undefined when the method needs fields and the call does not name them; empty when it takes none
 */
export function fieldsOfCall(method: string, named: Readonly<Record<string, Json>>): string[] | undefined {
  switch (method) {
    case 'read':
    case 'search_read':
    case 'load':
      return names(named.fields);
    case 'fields_get':
      // An empty list is Odoo's own word for "all": it tells what fields there are, never what is in them.
      return z.array(z.string()).safeParse(named.allfields).data;
    case 'web_read':
      return specified(named.specification);
    case 'onchange': {
      const asked = recordSchema.safeParse(named.field_onchange).data;
      const shown = recordSchema.safeParse(named.values).data;
      const changed = z.union([z.string().transform((name) => [name]), z.array(z.string())]);
      const edited = changed.safeParse(named.field_name).data;
      return asked === undefined || shown === undefined || edited === undefined
        ? undefined
        : [...Object.keys(asked), ...edited, ...written(shown)];
    }
    case 'write':
      return recordSchema.safeParse(named.vals).success ? written(named.vals) : undefined;
    case 'create':
      return created(named.vals_list);
    default:
      return [];
  }
}

/**
 * Whether a `load` can only create. With this context and an external id in every document, Odoo leaves alone what
 * is there; without it a repeat overwrites what people changed since.
 */
export function isCreateOnly(
  context: Readonly<Record<string, Json>>,
  named: Readonly<Record<string, Json>>,
): boolean {
  const columns = names(named.fields) ?? [];
  return context.mode === 'update' && context.noupdate === true && columns.includes('id');
}

function names(value: unknown): string[] | undefined {
  return namesSchema.safeParse(value).data;
}

/** The leaves of a specification: `{partner_id: {fields: {display_name: {}}}}` asks for partner_id/display_name. */
function specified(specification: unknown): string[] | undefined {
  const record = recordSchema.safeParse(specification).data;
  if (record === undefined || Object.keys(record).length === 0) return undefined;
  return Object.entries(record).flatMap(([field, details]) => {
    const inner = specified(recordSchema.safeParse(details).data?.fields);
    return inner === undefined ? [field] : inner.map((path) => `${field}/${path}`);
  });
}

function created(valuesList: unknown): string[] | undefined {
  const list = z.array(recordSchema).min(1).safeParse(valuesList).data;
  if (list !== undefined) return list.flatMap(written);
  return recordSchema.safeParse(valuesList).success ? written(valuesList) : undefined;
}

function written(values: unknown): string[] {
  return Object.entries(recordSchema.parse(values)).flatMap(([field, value]) => {
    // A record that is not saved yet, in the place of its id: only `onchange` takes one.
    const unsaved = recordSchema.safeParse(value).data;
    if (unsaved !== undefined) return written(unsaved).map((path) => `${field}/${path}`);
    const commands = z.array(z.unknown()).safeParse(value).data ?? [];
    const inner = commands.flatMap((command) => {
      const carried = valueCommandSchema.safeParse(command).data?.[2];
      return carried === undefined ? [] : written(carried).map((path) => `${field}/${path}`);
    });
    return inner.length === 0 ? [field] : inner;
  });
}
