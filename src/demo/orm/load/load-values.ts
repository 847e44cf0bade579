import { isDate } from '../convert.ts';
import { notModelled, typeError } from '../fault.ts';
import type { RawRecord } from './load-rows.ts';
import type { Field, Model } from '../types.ts';
import { jsonSchema } from '../value.ts';
import type { Json, Values } from '../value.ts';

/** What was wrong with a cell, as `load` says it. */
export type CellProblem = Readonly<Record<string, Json>>;

/**
 * Turns the texts of a record into values for `create`. An empty cell is an explicit "empty". What is wrong in a line
 * is told of the field that holds the lines.
 */
export function convertRecord(model: Model, record: RawRecord): { values: Values; problems: CellProblem[] } {
  const values: Record<string, Json> = {};
  const problems: CellProblem[] = [];
  for (const [name, raw] of record) {
    if (name === 'id' || name === '.id') {
      if (name === '.id' && raw !== '') throw notModelled('load with a column .id of the records themselves');
      continue;
    }
    const field = model.field(name);
    const found: WrongCell[] = [];
    values[name] = raw.length === 0 ? false : convertCell(model, field, raw, [field.string], found);
    for (const { text, moreinfo } of found) {
      const about = { field: name, message: text };
      const names = { field_name: field.string };
      problems.push(moreinfo === undefined ? { ...about, ...names } : { ...about, moreinfo, ...names });
    }
    if (found.length > 0) Reflect.deleteProperty(values, name);
  }
  return { values, problems };
}

/** @param labels of the field and of those that it stands below */
function convertCell(
  model: Model,
  field: Field,
  raw: string | readonly RawRecord[],
  labels: readonly string[],
  problems: WrongCell[],
): Json {
  try {
    if (typeof raw === 'string') return fromText(field, raw);
    if (field.type === 'one2many') return fromLines(model.env.model(field.relation), raw, labels, problems);
    return fromIds(model, field, raw);
  } catch (error) {
    if (!(error instanceof UnreadableCell)) throw error;
    // Odoo puts the text together with Python's % operator, and trips over a label such as "Discount (%)".
    if (labels.some((label) => label.includes('%')))
      throw typeError('not enough arguments for format string');
    problems.push({ text: error.message.replace('%(field)s', labels.join('/')), moreinfo: error.moreinfo });
    return false;
  }
}

function fromLines(
  model: Model,
  lines: readonly RawRecord[],
  labels: readonly string[],
  problems: WrongCell[],
): Json {
  return lines.map((line) => {
    const values = [...line].map(([name, raw]) => {
      if (name === 'id' || name === '.id') throw notModelled('load of lines that are there already');
      const field = model.field(name);
      const value =
        raw.length === 0 ? false : convertCell(model, field, raw, [...labels, field.string], problems);
      return [name, value] as const;
    });
    return [0, 0, Object.fromEntries(values)];
  });
}

function fromText(field: Field, text: string): Json {
  switch (field.type) {
    case 'char':
    case 'text':
    case 'html':
    case 'binary':
      return text;
    case 'json':
      return fromJson(text);
    case 'integer':
    case 'many2one_reference':
      if (/^\s*[-+]?\d+\s*$/.test(text)) return Number(text);
      throw new UnreadableCell(`'${text}' does not seem to be an integer for field '%(field)s'`);
    case 'float':
    case 'monetary':
      if (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) return Number(text);
      throw new UnreadableCell(`'${text}' does not seem to be a number for field '%(field)s'`);
    case 'boolean':
      if (['1', 'true', 'yes'].includes(text.toLowerCase())) return true;
      if (['0', 'false', 'no'].includes(text.toLowerCase())) return false;
      throw notModelled(`"${text}" in a column of yes and no`);
    case 'date':
      if (isDate(text)) return text;
      throw new UnreadableCell(
        `'${text}' does not seem to be a valid date for field '%(field)s'`,
        "Use the format '2012-12-31'",
      );
    case 'datetime':
      throw notModelled('load of dates with a time');
    case 'selection': {
      const wanted = text.toLowerCase();
      const found = field.selection.find(
        ([key, label]) => key.toLowerCase() === wanted || label.toLowerCase() === wanted,
      );
      if (found !== undefined) return found[0];
      throw new UnreadableCell(
        `Value '${text}' not found in selection field '%(field)s'`,
        field.selection.map(([, label]) => label),
      );
    }
    case 'many2one':
    case 'one2many':
    case 'many2many':
      throw notModelled('load of relations by name');
  }
}

function fromJson(text: string): Json {
  try {
    return jsonSchema.parse(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UnreadableCell(`'${text}' does not seem to be a valid JSON for field '%(field)s'`);
  }
}

function fromIds(model: Model, field: Field, records: readonly RawRecord[]): Json {
  const [cell, second] = records;
  const ids = cell?.get('.id');
  if (!('relation' in field) || typeof ids !== 'string' || second !== undefined) {
    throw notModelled(`load of ${field.string} by anything but database ids`);
  }
  const others = model.env.model(field.relation);
  if (field.type === 'many2one') return findId(others, ids);
  return [[6, 0, ids.split(',').map((id) => findId(others, id))]];
}

/** Whether the user may see the record is only asked when the record is created. */
function findId(others: Model, text: string): Json {
  if (['', '0', 'false', 'no'].includes(text.toLowerCase())) return false;
  if (!/^\s*-?\d+\s*$/.test(text)) {
    throw new UnreadableCell(
      `Invalid database id '${text}' for the field '%(field)s'`,
      possibleValues(others),
    );
  }
  const [record] = others.browse([Number(text)]);
  if (record?.exists === true) return record.id;
  throw new UnreadableCell(
    `No matching record found for database id '${text}' in field '%(field)s'`,
    possibleValues(others),
  );
}

/** What Odoo's own import screen would open. */
function possibleValues(others: Model): Json {
  return {
    name: 'Possible Values',
    type: 'ir.actions.act_window',
    target: 'new',
    view_mode: 'list,form',
    views: [
      [false, 'list'],
      [false, 'form'],
    ],
    context: { create: false },
    help: 'See all possible values',
    res_model: 'ir.model.data',
    domain: [['model', '=', others.name]],
  };
}

interface WrongCell {
  readonly text: string;
  readonly moreinfo: Json | undefined;
}

/** A cell that cannot be understood; "%(field)s" stands for the field's label. */
class UnreadableCell extends Error {
  readonly moreinfo: Json | undefined;

  constructor(message: string, moreinfo?: Json) {
    super(message);
    this.moreinfo = moreinfo;
  }
}
