import { visible } from '../access.ts';
import { hidesArchived } from '../context.ts';
import { domainPredicate } from './domain.ts';
import { sortRecords } from './order.ts';
import type { Transaction } from '../transaction.ts';
import type { Model, ModelRecord, SearchOptions } from '../types.ts';
import { isList } from '../value.ts';
import type { Json } from '../value.ts';

/** The records that match a domain and that the user may see, in order. */
export function searchRecords(
  model: Model,
  transaction: Transaction,
  domain: Json,
  { order, limit, offset = 0 }: SearchOptions,
): ModelRecord[] {
  const matches = domainPredicate(model, domain);
  const isVisible = visible(model);
  const isShown = hidesArchivedOnes(model, domain)
    ? (record: ModelRecord) => record.flag('active')
    : () => true;
  const found = model
    .browse(candidates(model, transaction, domain))
    .filter((record) => isShown(record) && isVisible(record) && matches(record));
  const sorted = sortRecords(model, found, order ?? model.definition.order);
  return sorted.slice(offset, limit === undefined || limit === 0 ? undefined : offset + limit);
}

function hidesArchivedOnes({ definition, env }: Model, domain: Json): boolean {
  if (!('active' in definition.fields) || !hidesArchived(env.context)) return false;
  return !(isList(domain) && domain.some((item) => isList(item) && item[0] === 'active'));
}

/** The ids among which to look: few, where a domain begins with what the database has an index for. */
function candidates({ name }: Model, { database, registry }: Transaction, domain: Json): number[] {
  const first = isList(domain) ? domain[0] : undefined;
  if (first !== undefined && isList(first)) {
    const [field, operator, value] = first;
    if (field === 'id' && operator === 'in' && value !== undefined && isList(value)) {
      const ids = [...new Set(value.filter((id) => typeof id === 'number'))];
      return ids.filter((id) => database.row(name, id) !== undefined);
    }
    const isIndexed = typeof field === 'string' && registry.isReference(name, field);
    if (isIndexed && operator === '=' && typeof value === 'number') {
      return database.referring(name, field, value);
    }
  }
  return database.ids(name);
}
