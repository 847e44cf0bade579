import { OdooFault, valueError } from '../fault.ts';
import type { Model } from '../types.ts';

/** The cells of one record: texts by field, and under a relation the cells of its records. */
export type RawRecord = ReadonlyMap<string, string | readonly RawRecord[]>;

export interface ExtractedRecord {
  readonly record: RawRecord;
  /** The rows of the table that it came from, both included. */
  readonly rows: { readonly from: number; readonly to: number };
}

type Row = readonly string[];

/**
 * Puts the rows of a table together to records: rows that have nothing but cells of one2many fields go on with the
 * record above.
 * @param paths one per column, split at "/"
 * @throws OdooFault ValueError for a field that does not exist
 */
export function extractRecords(
  model: Model,
  paths: readonly (readonly string[])[],
  data: readonly Row[],
): ExtractedRecord[] {
  const { fields } = model.definition;
  const columns = paths.map(([name = '', ...rest], index) => {
    if (name !== 'id' && name !== '.id' && !Object.hasOwn(fields, name)) {
      model.unknownField(name);
      throw valueError(`Invalid field name '${name}'`);
    }
    const field = name === 'id' ? undefined : fields[name];
    return { name, rest, index, field };
  });
  if (data.some((row) => row.length < paths.length)) {
    throw new OdooFault('builtins.IndexError', 'list index out of range');
  }
  const isFilled = (row: Row, index: number): boolean => (row[index] ?? '') !== '';
  const isContinuation = (row: Row): boolean =>
    columns.some(({ field, index }) => field?.type === 'one2many' && isFilled(row, index)) &&
    !columns.some(({ field, index }) => field?.type !== 'one2many' && isFilled(row, index));

  const found: ExtractedRecord[] = [];
  for (let from = 0; from < data.length;) {
    let to = from;
    for (let next = data[to + 1]; next !== undefined && isContinuation(next); next = data[to + 1]) to += 1;
    const span = data.slice(from, to + 1);
    const record = new Map<string, string | readonly RawRecord[]>();
    for (const { name, field, index } of columns) {
      if (field === undefined || !('relation' in field)) {
        record.set(name, data[from]?.[index] ?? '');
      } else if (!record.has(name)) {
        const own = columns.filter((column) => column.name === name);
        const rows = span
          .map((row) => own.map((column) => row[column.index] ?? ''))
          .filter((row) => row.some((cell) => cell !== ''));
        const subpaths = own.map(({ rest }) => (rest.length === 0 ? ['.name'] : rest));
        record.set(name, subRecords(model.env.model(field.relation), subpaths, rows));
      }
    }
    found.push({ record, rows: { from, to } });
    from = to + 1;
  }
  return found;
}

function subRecords(model: Model, paths: readonly (readonly string[])[], rows: readonly Row[]): RawRecord[] {
  const [only] = paths;
  // A relation named by its database id, external id or name has nothing more below it.
  if (paths.length === 1 && (only?.[0] === '.id' || only?.[0] === 'id' || only?.[0] === '.name')) {
    return rows.map((row) => new Map([[only[0] ?? '', row[0] ?? '']]));
  }
  return extractRecords(model, paths, rows).map(({ record }) => record);
}
