import { notModelled } from '../../orm/fault.ts';
import type { ModelRecord } from '../../orm/types.ts';
import type { Json } from '../../orm/value.ts';
import { itemsOf } from '../account-move/items.ts';

/** What nobody has said yet what it was for. */
function waitingItems(line: ModelRecord): ModelRecord[] {
  const suspense = line.the('move_id').the('journal_id').one('suspense_account_id');
  return itemsOf(line.the('move_id')).filter((item) => item.the('account_id').equals(suspense));
}

/** How much of it waits to be told what it was for; all of it while it is a draft. */
export function residualOf(line: ModelRecord): Json {
  if (!line.the('move_id').flag('checked')) {
    return -line.number(line.one('foreign_currency_id') === undefined ? 'amount' : 'amount_currency') + 0;
  }
  return waitingItems(line).reduce((sum, item) => sum + item.number('amount_currency'), 0);
}

export function isReconciled(line: ModelRecord): Json {
  return waitingItems(line).length === 0 || line.number('amount_residual') === 0;
}

const MAX_SEQUENCE = 2_147_483_647;

/** By day, then the other way round than they were entered (`_compute_internal_index`). */
export function sortKeyOf(line: ModelRecord): Json {
  const day = (line.the('move_id').text('date') ?? '').replaceAll('-', '');
  const digits = (value: number): string => `${value}`.padStart(10, '0');
  return `${day}${digits(MAX_SEQUENCE - line.number('sequence'))}${digits(line.id)}`;
}

/** @throws OdooFault NotModelled when only one is there of another currency and an amount in it: Odoo converts, or refuses */
export function checkCurrencies(line: ModelRecord): void {
  const foreign = line.one('foreign_currency_id');
  const isWhole = (foreign === undefined) === (line.number('amount_currency') === 0);
  if (!isWhole || foreign?.equals(line.one('currency_id')) === true)
    throw notModelled('amounts in another currency that are not said in full');
}
