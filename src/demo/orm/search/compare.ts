import { isDate, python, toValue } from '../convert.ts';
import { notModelled, userError, valueError } from '../fault.ts';
import { everything, nothing } from './predicate.ts';
import type { Predicate } from './predicate.ts';
import type { Field, Model } from '../types.ts';
import { isList } from '../value.ts';
import type { Json, Value } from '../value.ts';

/** A condition on a value, as domains write it. */
export interface Comparison {
  readonly field: Field;
  readonly name: string;
  readonly operator: string;
  readonly value: Json;
  /** "in condition ('date', '=', 'x')": for the errors. */
  readonly where: string;
}

/**
 * Equality and order of values that are no relations. What is empty is neither before nor after anything, except that
 * empty numbers are 0.
 * @throws OdooFault for values that the field cannot have
 */
export function compared(model: Model, comparison: Comparison): Predicate {
  const { field, name, operator, value, where } = comparison;
  const isNegative = operator === '!=' || operator === 'not in';
  if (isNegative || operator === '=' || operator === 'in') {
    if (isList(value) && value.length === 0) return isNegative ? everything : nothing;
    const wanted = new Set(
      (isList(value) ? value : [value]).map((each) => toComparable(model, field, name, each)),
    );
    return (record) => {
      const found = record.value(name);
      // An empty text and no text are both found by `= False`.
      return (wanted.has(found) || (found === '' && wanted.has(false))) !== isNegative;
    };
  }
  if (isList(value)) throw userError(`Domain uses a list where one value is compared ${where}`);
  const limit = toComparable(model, field, name, value);
  if (limit === false && field.type !== 'boolean') return nothing;
  return (record) => {
    const found = record.value(name);
    if (typeof found !== typeof limit || typeof found === 'object' || typeof limit === 'object') return false;
    switch (operator) {
      case '<':
        return found < limit;
      case '<=':
        return found <= limit;
      case '>':
        return found > limit;
      default:
        return found >= limit;
    }
  };
}

function toComparable(model: Model, field: Field, name: string, given: Json): Value {
  const isNumber = field.type === 'integer' || field.type === 'float' || field.type === 'monetary';
  if (field.type === 'boolean') return isTrue(given);
  if (given === null || given === false || given === '') return isNumber ? 0 : false;
  // PostgreSQL has no such comparison.
  if (given === true && (isNumber || field.type === 'many2one_reference' || field.type === 'selection'))
    throw notModelled(`the comparison of ${model.name}.${name} with true`);
  // A selection may be asked for a value that it does not have: nothing is found.
  if (field.type === 'selection' && typeof given !== 'object') return given;
  if (field.type === 'monetary' && typeof given === 'number') return given;
  if (field.type === 'selection' || field.type === 'monetary')
    throw notModelled(`the comparison of ${model.name}.${name} with ${python(given)}`);
  if (field.type === 'date' && typeof given === 'string') return dayOf(given, name);
  // A day in place of a moment is more than its midnight, and some words are terms.
  if (field.type === 'datetime' && !(typeof given === 'string' && / \d\d:\d\d:\d\d$/.test(given)))
    throw notModelled(`the comparison of ${model.name}.${name} with ${python(given)}`);
  const [nobody] = model.browse([0]);
  return nobody === undefined ? false : toValue(field, name, given, nobody);
}

/** What Odoo takes for yes where a domain compares a boolean: `str2bool` of a text. */
function isTrue(given: Json): boolean {
  if (typeof given === 'string') return ['y', 'yes', '1', 'true', 't', 'on'].includes(given.toLowerCase());
  if (typeof given === 'object' && given !== null) throw notModelled('a boolean compared with a list');
  return Boolean(given);
}

/** The day of a date as domains take it. Odoo also knows terms such as "today -1m". */
function dayOf(text: string, name: string): string {
  const day = text.slice(0, 10);
  if (isDate(day) && /^( \d\d:\d\d:\d\d)?$/.test(text.slice(10))) return day;
  if (isDate(day) || /^\s*(today|now|[-+=]\w)/.test(text)) throw notModelled(`the term "${text}" for a day`);
  throw valueError(`Invalid term '${text}' in expression ${name}: '${text}'`);
}
