import { isPurchase, isSale } from '../../accounting/kinds.ts';
import type { ModelRecord } from '../../orm/types.ts';
import type { Json } from '../../orm/value.ts';
import { itemsOf } from '../account-move/items.ts';
import { partnersInSettlement } from '../account-move/reconcile.ts';

/** The two sides of a payment's entry: where the money waits, and what is owed. */
function sidesOf(payment: ModelRecord): { readonly money: ModelRecord[]; readonly owed: ModelRecord[] } {
  const move = payment.one('move_id');
  const outstanding = payment.one('outstanding_account_id');
  const items = move === undefined ? [] : itemsOf(move);
  const isMoney = (item: ModelRecord) => item.the('account_id').equals(outstanding);
  return { money: items.filter(isMoney), owed: items.filter((item) => !isMoney(item)) };
}

function isSettled(items: readonly ModelRecord[]): boolean {
  return items.every(
    (item) => item.number('amount_residual') === 0 && item.number('amount_residual_currency') === 0,
  );
}

/** Posted it is under way until the bank statement has it, or until the customer's invoices are paid. */
export function stateOf(payment: ModelRecord): Json {
  const state = payment.text('state') ?? 'draft';
  if (payment.one('move_id') === undefined || !['in_process', 'paid'].includes(state)) return state;
  const { money } = sidesOf(payment);
  if (isSettled(money) || money.every((item) => !item.the('account_id').flag('reconcile'))) return 'paid';
  const invoices = payment.many('reconciled_invoice_ids');
  const arePaid = invoices.every((invoice) => invoice.text('payment_state') === 'paid');
  return invoices.length > 0 && arePaid ? 'paid' : 'in_process';
}

export function isReconciled(payment: ModelRecord): Json {
  if (payment.one('move_id') === undefined) return false;
  return payment.number('amount') === 0 || isSettled(sidesOf(payment).owed);
}

export function isMatched(payment: ModelRecord): Json {
  if (payment.one('move_id') === undefined) return false;
  return payment.number('amount') === 0 || isSettled(sidesOf(payment).money);
}

/** What a payment was meant for, and what it settles. */
export function paidDocuments(side: 'sale' | 'purchase'): (payment: ModelRecord) => Json {
  const isOfSide = (move: ModelRecord): boolean => {
    const type = move.text('move_type') ?? 'entry';
    return side === 'sale' ? isSale(type) : isPurchase(type);
  };
  return (payment) => {
    const meant = payment.many('invoice_ids').filter(isOfSide);
    const settled = sidesOf(payment)
      .owed.flatMap(partnersInSettlement)
      .map((item) => item.the('move_id'))
      .filter(isOfSide);
    return [...new Set([...meant, ...settled].map(({ id }) => id))];
  };
}
