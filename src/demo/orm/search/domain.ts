import { compared } from './compare.ts';
import type { Comparison } from './compare.ts';
import { python } from '../convert.ts';
import { notModelled, typeError, valueError } from '../fault.ts';
import { isStored } from '../fields.ts';
import { hierarchy } from './hierarchy.ts';
import { textMatcher } from './like.ts';
import { both, either, everything, not, nothing } from './predicate.ts';
import type { Predicate } from './predicate.ts';
import type { Model } from '../types.ts';
import { isList } from '../value.ts';
import type { Json, Value } from '../value.ts';

const OPERATORS = new Set([
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not in',
  'like',
  'not like',
  'ilike',
  'not ilike',
  '=like',
  'not =like',
  '=ilike',
  'not =ilike',
  '=?',
  'any',
  'not any',
  'child_of',
  'parent_of',
]);
const ALIASES = new Map([
  ['==', '='],
  ['<>', '!='],
]);

/**
 * What a domain says, as a test of one record. Domains are lists in Polish notation; what stands side by side is
 * joined by "&".
 * @throws OdooFault ValueError, TypeError for what is no domain or names no field
 */
export function domainPredicate(model: Model, domain: Json): Predicate {
  if (!isList(domain)) throw typeError(`Domain() invalid argument type for domain: ${python(domain)}`);
  const stack: Predicate[] = [];
  const pop = (): Predicate => {
    const last = stack.pop();
    if (last === undefined) throw valueError(`Domain() malformed domain ${python(domain)}`);
    return last;
  };
  for (const item of [...domain].reverse()) {
    if (item === '&') stack.push(both(pop(), pop()));
    else if (item === '|') stack.push(either(pop(), pop()));
    else if (item === '!') stack.push(not(pop()));
    else if (isList(item) && item.length === 3) stack.push(condition(model, item));
    else throw valueError(`Domain() invalid item in domain: ${python(item)}`);
  }
  return stack.reduceRight(both, everything);
}

function condition(model: Model, [path = null, operator = null, value = null]: readonly Json[]): Predicate {
  if (path === 1 && value === 1 && operator === '=') return everything;
  if (path === 0 && value === 1 && operator === '=') return nothing;
  const where = `in condition (${python(path)}, ${python(operator)}, ${python(value)})`;
  if (typeof path !== 'string')
    throw typeError(`Domain() invalid arguments: (${python(path)}, ${python(operator)}, ${python(value)})`);
  if (path === '') throw typeError(`Empty field name ${where}`);
  const written = typeof operator === 'string' ? operator.toLowerCase() : '';
  const asked = ALIASES.get(written) ?? written;
  if (!OPERATORS.has(asked)) throw valueError(`Invalid operator ${where}`);
  const [name = '', ...rest] = path.split('.');
  const given = Object.hasOwn(model.definition.fields, name) ? model.definition.fields[name] : undefined;
  if (given === undefined) {
    model.unknownField(name);
    throw valueError(`Invalid field ${model.name}.${name} ${where}`);
  }
  if (rest.length > 0) {
    if (given.type === 'date' || given.type === 'datetime') throw notModelled(`the part ${path} of a date`);
    if (!('relation' in given)) throw valueError(`Invalid field ${model.name}.${path} ${where}`);
    return anyOf(name, condition(model.env.model(given.relation), [rest.join('.'), asked, value]), false);
  }
  if (asked === 'child_of' || asked === 'parent_of') return hierarchy(model, name, asked, value);
  if (name === 'display_name') return byDisplayName(model, asked, value);
  if (asked === '=?') {
    if (isEmpty(value)) return everything;
    return condition(model, [name, '=', value]);
  }
  const column = given.searchAs ?? name;
  const field = given.searchAs === undefined ? given : model.field(given.searchAs);
  if (!isStored(field) && field.related !== undefined) {
    return condition(model, [field.related, asked, value]);
  }
  if (!isStored(field) && field.type !== 'one2many' && name !== 'id') {
    throw valueError(`Cannot convert ${model.name}.${name} to SQL because it is not stored`);
  }
  if (asked === 'any' || asked === 'not any') {
    if (!('relation' in field)) throw valueError(`Cannot use 'any' with non-relational fields ${where}`);
    return anyOf(column, domainPredicate(model.env.model(field.relation), value), asked === 'not any');
  }
  const comparison = { field, name: column, operator: asked, value, where };
  if (asked.endsWith('like')) return like(model, comparison);
  return 'relation' in field ? related(model, comparison) : compared(model, comparison);
}

/** Whether one of the records that the field names passes. Archived ones count, too. */
function anyOf(field: string, test: Predicate, isNegative: boolean): Predicate {
  return (record) => {
    const all = record.in(record.env.withContext({ ...record.env.context, active_test: false }));
    const value = all.value(field);
    const others = isList(value) ? all.many(field) : [all.one(field)].filter((one) => one !== undefined);
    return others.some(test) !== isNegative;
  };
}

/** A search by name looks wherever the model says that people look. */
function byDisplayName(model: Model, operator: string, value: Json): Predicate {
  const isNegative = operator === '!=' || operator.startsWith('not ');
  if (operator.endsWith('like') && isEmpty(value) && !operator.includes('='))
    return isNegative ? nothing : everything;
  const { searchByName } = model.definition;
  if (searchByName !== undefined) {
    if (isNegative || typeof value !== 'string')
      throw notModelled(`the search for ${model.name} by name with ${operator}`);
    return domainPredicate(model, searchByName(operator, value));
  }
  const tests = (model.definition.searchNames ?? ['name']).map((name) => {
    const [first = ''] = name.split('.');
    const isRelation = !name.includes('.') && 'relation' in model.field(first);
    return condition(model, [isRelation ? `${name}.display_name` : name, operator, value]);
  });
  return tests.reduce(isNegative ? both : either);
}

function like(model: Model, { field, name, operator, value, where }: Comparison): Predicate {
  const isNegative = operator.startsWith('not ');
  const isExact = operator.includes('=');
  if (isEmpty(value)) {
    if ('relation' in field || isExact)
      return condition(model, [name, isNegative === isExact ? '!=' : '=', false]);
    return isNegative ? nothing : everything;
  }
  if (typeof value === 'object') throw typeError(`The pattern to match must be a string ${where}`);
  const pattern = patternFor(model, name, operator, String(value));
  if ('relation' in field) {
    const positive = isNegative ? operator.slice('not '.length) : operator;
    return anyOf(name, byDisplayName(model.env.model(field.relation), positive, pattern), isNegative);
  }
  const matches = textMatcher(pattern, { isExact, ignoresCase: operator.includes('ilike') });
  return (record) => {
    const text = record.value(name);
    return (isScalar(text) && text !== false && matches(String(text))) !== isNegative;
  };
}

function patternFor({ definition }: Model, name: string, operator: string, text: string): string {
  const isName = name === 'name' || name === 'display_name';
  const isFree = isName && (operator === 'like' || operator === 'ilike');
  return isFree ? (definition.namePattern?.(text) ?? text) : text;
}

function related(model: Model, comparison: Comparison): Predicate {
  const { field, name, operator, value, where } = comparison;
  const isNegative = operator === '!=' || operator === 'not in';
  if (!isNegative && operator !== '=' && operator !== 'in') {
    if (field.type !== 'many2one' || typeof value === 'string') {
      throw typeError(`Inequality not supported for relational field using a string ${where}`);
    }
    return compared(model, { ...comparison, field: { type: 'integer', string: field.string } });
  }
  const wanted = isList(value) ? value : [value];
  // PostgreSQL compares no id with true.
  if (wanted.includes(true)) throw notModelled(`a comparison with true ${where}`);
  const names = wanted.filter((each) => typeof each === 'string');
  if (names.length > 0 && 'relation' in field) {
    const named = names
      .map((each) => byDisplayName(model.env.model(field.relation), '=', each))
      .reduce(either);
    return anyOf(name, named, isNegative);
  }
  const ids = new Set(wanted.map((each) => each ?? false));
  const withArchived = model.env.withContext({ ...model.env.context, active_test: false });
  const isOne = field.type === 'many2one';
  return (record) => {
    const found = (isOne ? record : record.in(withArchived)).value(name);
    const has = isList(found)
      ? found.length === 0
        ? ids.has(false)
        : found.some((id) => ids.has(id))
      : isScalar(found) && ids.has(found);
    return has !== isNegative;
  };
}

const isEmpty = (value: Json): boolean => value === null || value === false || value === '';
const isScalar = (value: Value): value is boolean | number | string => typeof value !== 'object';
