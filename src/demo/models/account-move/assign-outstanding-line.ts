import { z } from 'zod';
import { checkAccess } from '../../orm/access.ts';
import { notModelled, userError } from '../../orm/fault.ts';
import { recordMethod } from '../../orm/types.ts';
import type { ModelRecord } from '../../orm/types.ts';
import { itemsOf } from './items.ts';
import { HOLD_MONEY, settle } from './reconcile.ts';

/** `js_assign_outstanding_line`: what the screen calls when somebody picks a payment below a document. */
export const assignOutstandingLine = recordMethod(
  z.object({ line_id: z.int() }),
  ([move, ...others], { line_id: id }, model) => {
    if (move === undefined || others.length > 0) throw notModelled('settling several documents at once');
    const items = model.env.model('account.move.line').browse([id]);
    checkAccess([move], 'write');
    checkAccess(items, 'write');
    for (const item of items) settleWith(move, item);
    return undefined;
  },
);

/**
 * Settles what is open of a document with an item of another one (`js_assign_outstanding_line`): of a payment's entry,
 * or of a bank transaction. Odoo 19 settles drafts, too.
 * @throws OdooFault UserError; NotModelled when they are in two currencies, or stand at two rates
 */
function settleWith(move: ModelRecord, item: ModelRecord): void {
  const account = item.the('account_id');
  const open = itemsOf(move).filter(
    (line) => line.the('account_id').equals(account) && !line.flag('reconciled'),
  );
  const lines = [item, ...open];
  if (item.flag('reconciled')) {
    if (isInMatchOf(item, open)) return;
    throw userError('You are trying to reconcile some entries that are already reconciled.');
  }
  if (lines.some((line) => line.text('parent_state') === 'cancel'))
    throw userError('You can not reconcile cancelled entries.');
  if (!account.flag('reconcile') && !HOLD_MONEY.includes(account.text('account_type') ?? '')) {
    throw userError(
      `Account ${account.displayName} does not allow reconciliation. First change the configuration of this account to allow it.`,
    );
  }
  if (lines.some((line) => !line.the('currency_id').equals(item.one('currency_id'))))
    throw notModelled('settling in two currencies');
  settle(lines);
}

/** Whether one of these is matched with it in part already: then Odoo overlooks that nothing is left of it. */
function isInMatchOf(item: ModelRecord, open: readonly ModelRecord[]): boolean {
  const number = item.text('matching_number');
  return number?.startsWith('P') === true && open.some((line) => line.text('matching_number') === number);
}
