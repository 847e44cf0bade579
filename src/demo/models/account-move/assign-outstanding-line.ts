import { z } from 'zod';
import { checkAccess } from '../../orm/access.ts';
import { notModelled, userError } from '../../orm/fault.ts';
import { recordMethod } from '../../orm/types.ts';
import type { ModelRecord } from '../../orm/types.ts';
import { itemsOf } from './items.ts';
import { settle } from './reconcile.ts';

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
 * Settles what is open of a document with an item of another one (`js_assign_outstanding_line`): of a payment's entry.
 * @throws OdooFault UserError; NotModelled when they are in two currencies, or stand at two rates
 */
function settleWith(move: ModelRecord, item: ModelRecord): void {
  const account = item.the('account_id');
  const open = itemsOf(move).filter(
    (line) => line.the('account_id').equals(account) && !line.flag('reconciled'),
  );
  const lines = [item, ...open];
  if (item.flag('reconciled'))
    throw userError('You are trying to reconcile some entries that are already reconciled.');
  if (lines.some((line) => line.text('parent_state') !== 'posted')) throw notModelled('settling drafts');
  if (!account.flag('reconcile')) {
    throw userError(
      `Account ${account.displayName} does not allow reconciliation. First change the configuration of this account to allow it.`,
    );
  }
  if (lines.some((line) => !line.the('currency_id').equals(item.one('currency_id'))))
    throw notModelled('settling in two currencies');
  settle(lines);
}
