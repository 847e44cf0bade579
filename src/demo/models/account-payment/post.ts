import { checkAccess } from '../../orm/access.ts';
import type { ModelRecord } from '../../orm/types.ts';
import type { Json, Values } from '../../orm/value.ts';
import { backToDraft, post as postMoves } from '../account-move/post.ts';

/**
 * Posts payments: each gets its journal entry, and the entry's number, or has them from before. One that is posted
 * already stays as it is.
 */
export function post(payments: readonly ModelRecord[]): void {
  checkAccess(payments, 'write');
  const drafts = payments.filter((payment) => payment.text('state') === 'draft');
  for (const payment of drafts) {
    const known = payment.one('move_id');
    const move = known ?? newEntry(payment);
    payment.write({ move_id: move.id, state: 'in_process' });
    postMoves([move], payment.env);
    if (known === undefined) payment.write({ name: move.value('name') });
  }
}

/** Takes payments back to draft, with their entries (`action_draft`). They keep their numbers, and what they settle. */
export function undo(payments: readonly ModelRecord[]): void {
  checkAccess(payments, 'write');
  for (const payment of payments) {
    payment.write({ state: 'draft' });
    const move = payment.one('move_id');
    if (move !== undefined) backToDraft([throughPayment(move)]);
  }
}

/** The entry for changes that its payment makes as well. */
export function throughPayment(move: ModelRecord): ModelRecord {
  return move.in(move.env.withContext({ ...move.env.context, through_payment: true }));
}

function newEntry(payment: ModelRecord): ModelRecord {
  const [move] = payment.env.model('account.move').create([entryOf(payment)]);
  if (move === undefined) throw new Error('account.move.create answers one record per values');
  return move;
}

function entryOf(payment: ModelRecord): Values {
  const currency = payment.the('currency_id').id;
  const partner = payment.one('partner_id')?.id ?? false;
  const label = [payment.the('payment_method_line_id').text('name'), payment.text('memo')];
  const item = (account: string, amount: number, balance: number): Json => [
    0,
    0,
    {
      name: label.filter((part) => part !== undefined).join(': '),
      date_maturity: payment.value('date'),
      amount_currency: amount,
      currency_id: currency,
      debit: Math.max(balance, 0),
      credit: Math.max(-balance, 0),
      partner_id: partner,
      account_id: payment.the(account).id,
    },
  ];
  const amount = payment.number('amount_signed');
  const balance = payment.number('amount_company_currency_signed');
  return {
    move_type: 'entry',
    ref: payment.value('memo'),
    date: payment.value('date'),
    journal_id: payment.the('journal_id').id,
    partner_id: partner,
    currency_id: currency,
    line_ids: [
      item('outstanding_account_id', amount, balance),
      item('destination_account_id', -amount, -balance),
    ],
    origin_payment_id: payment.id,
  };
}
