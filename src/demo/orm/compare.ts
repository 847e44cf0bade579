import { isDate, toValue } from './convert.ts';
import { notModelled, userError, valueError } from './fault.ts';
import { everything, nothing } from './predicate.ts';
import type { Predicate } from './predicate.ts';
import type { Field, Model } from './types.ts';
import { isList } from './value.ts';
import type { Json, Value } from './value.ts';

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
  if (given === null || given === false || given === '') return isNumber ? 0 : false;
  // A selection may be asked for a value that it does not have: nothing is found.
  if (field.type === 'selection' || field.type === 'monetary')
    return typeof given === 'object' ? false : given;
  if (field.type === 'date' && typeof given === 'string') return dayOf(given, name);
  const [nobody] = model.browse([0]);
  return nobody === undefined ? false : toValue(field, name, given, nobody);
}

/** The day of a date as domains take it. Odoo also knows terms such as "today -1m". */
function dayOf(text: string, name: string): string {
  const day = text.slice(0, 10);
  if (isDate(day)) return day;
  if (/^(today|now|[-+=]\w)/.test(text)) throw notModelled(`the term "${text}" for a day`);
  throw valueError(`Invalid term '${text}' in expression ${name}: '${text}'`);
}
