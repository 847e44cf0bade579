import { roundTo } from '../accounting/float-round.ts';
import { notAnInteger, notModelled, typeError, valueError } from './fault.ts';
import type { Field, ModelRecord } from './types.ts';
import { isList } from './value.ts';
import type { Json, Value } from './value.ts';

/** What a record without a value has. */
export function emptyValue(field: Field): Value {
  switch (field.type) {
    case 'integer':
    case 'float':
    case 'monetary':
      return 0;
    case 'one2many':
    case 'many2many':
      return [];
    case 'char':
    case 'text':
    case 'html':
    case 'date':
    case 'datetime':
    case 'boolean':
    case 'binary':
    case 'json':
    case 'selection':
    case 'many2one':
    case 'many2one_reference':
      return false;
  }
}

/**
 * A value as a record holds it, from what was given or computed: `convert_to_cache`. Lists of ids are taken for
 * x2many fields; commands are carried out elsewhere.
 * @throws OdooFault ValueError, TypeError
 */
export function toValue(field: Field, name: string, input: Json, record: ModelRecord): Value {
  if (input === null || input === false) return emptyValue(field);
  const subject = `${record.model.name}.${name}`;
  switch (field.type) {
    case 'char':
    case 'text':
    case 'html':
    case 'binary':
      return typeof input === 'string' ? input : textOf(input, subject);
    case 'date':
      return toDate(input, subject);
    case 'datetime':
      return toDatetime(input, subject);
    case 'boolean':
      return input !== 0 && input !== '';
    case 'integer':
    case 'many2one_reference':
      return Math.trunc(toNumber(input, 'int'));
    case 'float':
      return rounded(toNumber(input, 'float'), field.digits?.[1]);
    case 'monetary': {
      const step = currencyStep(field.currencyField, record);
      const amount = toNumber(input, 'float');
      return step === undefined ? amount : roundTo(amount, step);
    }
    case 'selection':
      if (typeof input === 'string' && field.selection.some(([key]) => key === input)) return input;
      throw valueError(`Wrong value for ${subject}: ${python(input)}`);
    case 'many2one':
      if (typeof input === 'number') return input;
      if (typeof input === 'string') throw notAnInteger(input);
      throw valueError(`Wrong value for ${subject}: ${python(input)}`);
    case 'one2many':
    case 'many2many':
      return toIds(input, subject);
    case 'json':
      return typeof input === 'object' && !isList(input) ? input : jsonText(input, subject);
  }
}

/** How Python prints a value, for the errors that quote it. */
export function python(value: Json): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return value.includes("'") ? JSON.stringify(value) : `'${value}'`;
  if (typeof value === 'number') return String(value);
  if (isList(value)) return `[${value.map(python).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, member]) => `'${key}': ${python(member)}`)
    .join(', ')}}`;
}

function textOf(input: Json, subject: string): string {
  if (typeof input === 'number' || typeof input === 'boolean') return python(input);
  throw notModelled(`${JSON.stringify(input)} as a value of ${subject}`);
}

function toNumber(input: Json, python: 'int' | 'float'): number {
  if (typeof input === 'number') return input;
  if (input === true) return 1;
  if (typeof input === 'string' && /^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/.test(input)) return Number(input);
  if (typeof input !== 'string') throw typeError(`${python}() argument must be a string or a real number`);
  throw valueError(
    python === 'int'
      ? `invalid literal for int() with base 10: '${input}'`
      : `could not convert string to float: '${input}'`,
  );
}

function rounded(value: number, decimals: number | undefined): number {
  return decimals === undefined ? value : roundTo(value, 10 ** -decimals);
}

/** The smallest amount of the record's currency. A record whose currency is not known yet keeps its amounts as they are. */
function currencyStep(currencyField: string, record: ModelRecord): number | undefined {
  const field = record.model.definition.fields[currencyField];
  return field === undefined ? undefined : record.one(currencyField)?.number('rounding');
}

function toDate(input: Json, subject: string): string {
  if (typeof input !== 'string') throw typeError(`${subject} takes a date, not ${python(input)}`);
  const day = input.slice(0, 10);
  if (isDate(day)) return day;
  throw valueError(`time data '${day}' does not match format '%Y-%m-%d'`);
}

function toDatetime(input: Json, subject: string): string {
  if (typeof input !== 'string') throw typeError(`${subject} takes a date and time, not ${python(input)}`);
  const [day = '', time = '00:00:00'] = input.split(' ');
  if (isDate(day) && /^([01]\d|2[0-3])(:[0-5]\d){2}$/.test(time)) return `${day} ${time}`;
  throw valueError(`time data '${input}' does not match format '%Y-%m-%d %H:%M:%S'`);
}

/** Whether this is a day of the calendar, such as 2026-02-28. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

function toIds(input: Json, subject: string): number[] {
  if (!isList(input)) throw valueError(`Wrong value for ${subject}: ${python(input)}`);
  return input.map((id) => {
    if (typeof id !== 'number') throw valueError(`Wrong value for ${subject}: ${python(input)}`);
    return id;
  });
}

function jsonText(input: Json, subject: string): Value {
  if (typeof input !== 'string') throw notModelled(`${JSON.stringify(input)} as a value of ${subject}`);
  return input;
}
