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

/** The ids among which to look: few, where all must hold and the database has an index for something of it. */
function candidates({ name }: Model, transaction: Transaction, domain: Json): number[] {
  const { database, registry } = transaction;
  const conditions = isList(domain) && domain.every(isList) ? domain : [];
  const found = conditions.flatMap(([field, operator, value]): number[][] => {
    if (field === 'id' && operator === 'in' && value !== undefined && isList(value)) {
      const ids = [...new Set(value.filter((id) => typeof id === 'number'))];
      return [ids.filter((id) => database.row(name, id) !== undefined)];
    }
    const isIndexed = typeof field === 'string' && registry.isReference(name, field);
    if (!isIndexed || operator !== '=' || typeof value !== 'number') return [];
    // What waits to be computed may come to refer to it.
    return [
      [...new Set([...database.referring(name, field, value), ...transaction.waitingFor(name, field)])],
    ];
  });
  return found.toSorted((one, other) => one.length - other.length)[0] ?? database.ids(name);
}
