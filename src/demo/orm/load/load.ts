import { isDeepStrictEqual } from 'node:util';
import { checkModelAccess } from '../access.ts';
import { refuseClosed, refuseClosedColumn } from '../closed.ts';
import { addExternalId, findExternalId, splitExternalId } from './external-ids.ts';
import type { ExternalId } from './external-ids.ts';
import { IntegrityFault, OdooFault, notModelled, validationError } from '../fault.ts';
import { toldBelow } from '../integrity.ts';
import { extractRecords } from './load-rows.ts';
import { convertRecord } from './load-values.ts';
import type { Model, ModelRecord } from '../types.ts';
import type { Json, Values } from '../value.ts';

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
  refuseClosed(model, 'create');
  for (const path of paths) refuseClosedColumn(model, path);
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

/**
 * All of them or none: together first, and where that fails each alone, to say which ones are to blame. What was said of
 * all of them comes first then, as a word about the first record.
 */
function loadAll(
  model: Model,
  loaded: readonly Loaded[],
  module: string,
  messages: Record<string, Json>[],
): number[] | undefined {
  const attempt = (): number[] => {
    const ids = loadTogether(model, loaded, module, messages);
    // What a cell got wrong undoes what the others got right.
    if (messages.length > 0) throw new Refused();
    return ids;
  };
  try {
    return model.env.savepoint(attempt);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    if (!(error instanceof OdooFault)) throw error;
    // It is refused already.
    if (isNotModelled(error) && messages.length > 0) return undefined;
    throw error;
  }
}

function loadTogether(
  model: Model,
  loaded: readonly Loaded[],
  module: string,
  messages: Record<string, Json>[],
): number[] {
  const { env } = model;
  const inSavepoint = (records: readonly Loaded[]): number[] =>
    env.savepoint(() => {
      const ids = loadRecords(model, records, module).map(({ id }) => id);
      env.flush();
      return ids;
    });
  try {
    return inSavepoint(loaded);
  } catch (error) {
    if (!(error instanceof OdooFault) || isNotModelled(error)) throw error;
    const found: Record<string, Json>[] = [];
    const ids = loaded.flatMap((each) => {
      try {
        return inSavepoint([each]);
      } catch (reason) {
        if (!(reason instanceof OdooFault) || isNotModelled(reason)) throw reason;
        found.push(complaint(model, each, reason));
        return [];
      }
    });
    const [first] = loaded;
    if (found.length > 0 && first !== undefined && isForPeople(error)) {
      const ofAll = complaint(model, first, error);
      const isSaid = [...messages, ...found].some((each) => isDeepStrictEqual(each, ofAll));
      if (!isSaid) messages.unshift(ofAll);
    }
    messages.push(...found);
    return ids;
  }
}

function complaint(model: Model, { rows, index }: Loaded, fault: OdooFault): Record<string, Json> {
  const about = { rows, record: index, type: 'error' };
  if (fault instanceof IntegrityFault) {
    if (fault.model !== model.name) return { ...about, message: toldBelow(model.definition, fault) };
    const said = { ...about, message: fault.short };
    return fault.field === undefined ? said : { ...said, field: fault.field };
  }
  if (isForPeople(fault)) return { ...about, message: fault.message };
  const kind = fault.odooName.replace('builtins.', '');
  return {
    ...about,
    message: `Unknown error during import: <class '${kind}'>: ${fault.message}`,
    moreinfo: 'Resolve other errors first',
  };
}

const isForPeople = (fault: OdooFault): boolean =>
  fault.odooName.startsWith('odoo.exceptions.') && !(fault instanceof IntegrityFault);

/** Finds those that are there already, and makes the others in one go. */
function loadRecords(model: Model, loaded: readonly Loaded[], module: string): ModelRecord[] {
  const found = loaded.map(({ externalId, values }) => {
    if (externalId === undefined) {
      throw validationError('Cannot update a record without specifying its id or xml_id');
    }
    const name = splitExternalId(externalId, module);
    return { name, values, record: existing(model, name) };
  });
  const missing = found.filter(({ record }) => record === undefined);
  const made = create(model, missing);
  return found.map((each) => {
    const record = each.record ?? made[missing.indexOf(each)];
    if (record === undefined) throw new Error('create answers one record per values');
    return record;
  });
}

interface Wanted {
  readonly name: ExternalId;
  readonly values: Values;
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

/** @throws OdooFault as PostgreSQL's when an external id is there twice: one by one, the second finds the first */
function create(model: Model, wanted: readonly Wanted[]): ModelRecord[] {
  if (wanted.length === 0) return [];
  checkModelAccess(model, 'create');
  const records = model.create(wanted.map(({ values }) => values));
  const keys = wanted.map(({ name }) => `${name.module}.${name.name}`);
  if (new Set(keys).size < keys.length) {
    throw new OdooFault(
      'psycopg2.errors.CardinalityViolation',
      'ON CONFLICT DO UPDATE command cannot affect row a second time',
    );
  }
  for (const [index, { name }] of wanted.entries()) {
    const record = records[index];
    if (record !== undefined) addExternalId(record, name);
  }
  return records;
}

const isNotModelled = (fault: OdooFault): boolean => fault.odooName === 'mcp_odoo.demo.NotModelled';

/** Thrown to undo, never seen outside. */
class Refused extends Error {}
