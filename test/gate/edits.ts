import { isDeepStrictEqual } from 'node:util';
import type { ModelRecord } from '../../src/demo/orm/types.ts';
import type { Value } from '../../src/demo/orm/value.ts';
import { idsOf } from './bills.ts';
import type { Bill } from './bills.ts';
import { NATURAL_EDITS, naturalEdits } from './natural-edits.ts';
import type { WitnessedCompany } from './witnessed-company.ts';

/** What Odoo keeps of who wrote last counts for nobody. */
const LOGGED = /^(?:(?:create|write)_(?:uid|date)|id|display_name)$/;

/** As people do. What is put below Odoo's own code, posting may work out anew as it should be. */
export function editAsPeopleDo(company: WitnessedCompany, bill: Bill, which: number): void {
  if (company.state(bill.id)?.state !== 'draft') return;
  editByHand(company, bill, naturalEdits[which % naturalEdits.length] ?? 'reference');
}

/**
 * Changes a bill in one way out of many: as people do, or any stored field of it or of one of its lines.
 * @returns what was changed; undefined when there is no such draft
 */
export function edit(company: WitnessedCompany, bill: Bill, which: number): string | undefined {
  if (company.state(bill.id)?.state !== 'draft') return undefined;
  const name = naturalEdits[which % (2 * naturalEdits.length)];
  if (name === undefined)
    return editField(company, storedFields(company, bill)[which % storedFields(company, bill).length]);
  editByHand(company, bill, name);
  return name;
}

export function editByHand(company: WitnessedCompany, bill: Bill, name: string): void {
  company.inside((env) => {
    const [move] = env.model('account.move').browse([bill.id]);
    const line = move?.many('line_ids').find((each) => each.text('display_type') === 'product');
    if (move === undefined || line === undefined) return;
    const draft = {
      id: move.id,
      reference: move.text('ref') ?? '',
      line: {
        id: line.id,
        label: line.text('name') ?? '',
        price: line.number('price_unit'),
        hasTaxes: line.many('tax_ids').length > 0,
      },
    };
    const saving = NATURAL_EDITS[name]?.(draft, idsOf(env));
    if (saving === undefined) return;
    const model = env.model(saving.model);
    if (saving.id === undefined) model.create([saving.values]);
    else for (const record of model.browse([saving.id])) record.write(saving.values);
    env.flush();
  });
}

export interface StoredField {
  readonly table: string;
  readonly id: number;
  readonly column: string;
}

/** Every stored field of a bill and of its lines. */
export function storedFields(company: WitnessedCompany, bill: Bill): StoredField[] {
  return company.inside((env) =>
    [
      ...env.model('account.move').browse([bill.id]),
      ...env.model('account.move.line').search([['move_id', '=', bill.id]], { order: 'id' }),
    ].flatMap((record) =>
      Object.entries(record.model.definition.fields)
        .filter(([column, field]) => isHeld(field) && !LOGGED.test(column))
        .map(([column]) => ({ table: record.model.name, id: record.id, column })),
    ),
  );
}

function isHeld(field: {
  type: string;
  store?: boolean;
  compute?: unknown;
  companyDependent?: boolean;
}): boolean {
  const isStored = field.store ?? field.compute === undefined;
  return isStored && field.companyDependent !== true && !['one2many', 'binary'].includes(field.type);
}

/**
 * Puts another value into one field, below everything that Odoo's own code would do about it.
 * @returns undefined when there is no other value, such as another record to point at
 */
export function editField(company: WitnessedCompany, field: StoredField | undefined): string | undefined {
  if (field === undefined) return undefined;
  const { table, id, column } = field;
  const [now, value] = company.inside((env) => {
    const [record] = env.model(table).browse([id]);
    return record === undefined ? [] : [record.value(column), otherValue(record, column)];
  });
  if (value === undefined || isDeepStrictEqual(now, value)) return undefined;
  company.put(table, id, column, value);
  return `${table}.${column}`;
}

function otherValue(record: ModelRecord, column: string): Value {
  const field = record.model.field(column);
  const now = record.value(column);
  switch (field.type) {
    case 'char':
    case 'text':
    case 'html':
      return `${typeof now === 'string' ? now : ''} changed`;
    case 'date':
      return now === '2026-11-02' ? '2026-11-03' : '2026-11-02';
    case 'datetime':
      return '2026-11-02 10:00:00';
    case 'boolean':
      return now !== true;
    case 'integer':
    case 'many2one_reference':
    case 'float':
    case 'monetary':
      return (typeof now === 'number' ? now : 0) + 1;
    case 'selection':
      return field.selection.find(([value]) => value !== now)?.[0] ?? false;
    case 'json':
      return now === false ? { '1': 100 } : false;
    case 'many2one':
      return others(record, field.relation, typeof now === 'number' ? [now] : [])[0] ?? false;
    case 'many2many':
      return Array.isArray(now) && now.length > 0 ? [] : others(record, field.relation, []).slice(0, 1);
    case 'one2many':
    case 'binary':
      return false;
  }
}

function others({ env }: ModelRecord, relation: string, not: readonly number[]): number[] {
  const all = env.withContext({ active_test: false }).model(relation).search([], { limit: 5 });
  return all.map(({ id }) => id).filter((id) => !not.includes(id));
}
