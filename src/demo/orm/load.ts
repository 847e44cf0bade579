import { checkModelAccess } from './access.ts';
import { refuseClosed } from './closed.ts';
import { addExternalId, findExternalId, splitExternalId } from './external-ids.ts';
import type { ExternalId } from './external-ids.ts';
import { IntegrityFault, OdooFault, notModelled, validationError } from './fault.ts';
import { extractRecords } from './load-rows.ts';
import { convertRecord } from './load-values.ts';
import type { Environment, Model, ModelRecord } from './types.ts';
import type { Json, Values } from './value.ts';

interface Loaded {
  readonly externalId: string | undefined;
  readonly values: Values;
  readonly rows: { readonly from: number; readonly to: number };
  readonly index: number;
}

/**
 * Odoo's import. A refusal is no exception here: it is told in `messages`, and nothing is created then.
 *
 * Only the create-only form is modelled (context `mode: 'update', noupdate: true`): a record whose external id is
 * there already is left alone and its id answered.
 * @param columns paths such as "invoice_line_ids/account_id/.id"
 * @param data rows of texts; rows whose header cells are empty are further lines of the document above
 * @throws OdooFault NotModelled, and ValueError for a column that does not exist
 */
export function load(model: Model, columns: readonly string[], data: readonly (readonly string[])[]): Json {
  const { mode, noupdate, module } = model.env.context;
  const paths = columns.map((column) => column.split('/'));
  const extracted = extractRecords(model, paths, data);
  if (mode !== 'update' || noupdate !== true) {
    throw notModelled("load without the context {mode: 'update', noupdate: true}");
  }
  refuseClosed(
    model,
    'create',
    paths.map(([field = '']) => field),
  );
  const messages: Record<string, Json>[] = [];
  const loaded = extracted.map(({ rows, record }, index) => {
    const { values, problems } = convertRecord(model, record);
    for (const problem of problems) messages.push({ rows, type: 'error', record: index, ...problem });
    const id = record.get('id');
    return { externalId: typeof id === 'string' && id !== '' ? id : undefined, values, rows, index };
  });
  const ids = loadAll(model, loaded, typeof module === 'string' ? module : '__import__', messages);
  const last = loaded.at(-1);
  return {
    ids: ids ?? false,
    messages,
    nextrow: last === undefined || data.length > 0 ? 0 : last.rows.to + 1,
  };
}

/** All of them or none. */
function loadAll(
  model: Model,
  loaded: readonly Loaded[],
  module: string,
  messages: Record<string, Json>[],
): number[] | undefined {
  const attempt = (): number[] => {
    const records = loadRecords(model, loaded, module);
    model.env.flush();
    // What a cell got wrong undoes what the others got right.
    if (messages.length > 0) throw new Refused();
    return records.map(({ id }) => id);
  };
  try {
    return model.env.savepoint(attempt);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    if (!(error instanceof OdooFault)) throw error;
    // It is refused already.
    if (isNotModelled(error) && messages.length > 0) return undefined;
    if (isNotModelled(error)) throw error;
    messages.push(...complaints(model.env, model, loaded, module, error));
    return undefined;
  }
}

/** After the whole failed, Odoo tries each record alone, to say which ones are to blame. */
function complaints(
  env: Environment,
  model: Model,
  loaded: readonly Loaded[],
  module: string,
  whole: OdooFault,
): Record<string, Json>[] {
  const found: Record<string, Json>[] = [];
  for (const each of loaded) {
    try {
      env.savepoint(() => {
        loadRecords(model, [each], module);
        env.flush();
        throw new Refused();
      });
    } catch (error) {
      if (error instanceof Refused) continue;
      if (!(error instanceof OdooFault)) throw error;
      found.push(complaint(each, error));
    }
  }
  const [first] = loaded;
  return found.length === 0 && first !== undefined ? [complaint(first, whole)] : found;
}

function complaint({ rows, index }: Loaded, fault: OdooFault): Record<string, Json> {
  const isForPeople = fault.odooName.startsWith('odoo.exceptions.');
  if (fault instanceof IntegrityFault) {
    return { rows, record: index, type: 'error', message: fault.short, field: fault.field };
  }
  const message = isForPeople
    ? fault.message
    : `Unknown error during import: <class '${fault.odooName.replace('builtins.', '')}'>: ${fault.message}`;
  return {
    rows,
    record: index,
    type: 'error',
    message,
    ...(isForPeople ? {} : { moreinfo: 'Resolve other errors first' }),
  };
}

function loadRecords(model: Model, loaded: readonly Loaded[], module: string): ModelRecord[] {
  const made = new Map<string, ModelRecord>();
  return loaded.map(({ externalId, values }) => {
    if (externalId === undefined) {
      throw validationError('Cannot update a record without specifying its id or xml_id');
    }
    const name = splitExternalId(externalId, module);
    const key = `${name.module}.${name.name}`;
    const record = made.get(key) ?? existing(model, name) ?? create(model, name, values);
    made.set(key, record);
    return record;
  });
}

function existing(model: Model, name: ExternalId): ModelRecord | undefined {
  const data = findExternalId(model.env, name);
  if (data === undefined) return undefined;
  const otherModel = data.text('model') ?? '';
  if (otherModel !== model.name) {
    throw validationError(
      `For external id ${name.module}.${name.name} when trying to create/update a record of model ${model.name} found record of different model ${otherModel} (${data.id})`,
    );
  }
  const [record] = model.browse([data.number('res_id')]);
  if (record?.exists === true) return record;
  data.unlink();
  return undefined;
}

function create(model: Model, name: ExternalId, values: Values): ModelRecord {
  checkModelAccess(model, 'create');
  const [record] = model.create([values]);
  if (record === undefined) throw new Error('create answers one record per values');
  addExternalId(record, name);
  return record;
}

const isNotModelled = (fault: OdooFault): boolean => fault.odooName === 'mcp_odoo.demo.NotModelled';

/** Thrown to undo, never seen outside. */
class Refused extends Error {}
