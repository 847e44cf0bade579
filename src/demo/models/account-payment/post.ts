import { checkAccess } from '../../orm/access.ts';
import type { ModelRecord } from '../../orm/types.ts';
import type { Json, Values } from '../../orm/value.ts';
import { post as postMoves } from '../account-move/post.ts';

/** Posts payments: each gets its journal entry, and the entry's number. One that is posted already stays as it is. */
export function post(payments: readonly ModelRecord[]): void {
  checkAccess(payments, 'write');
  const drafts = payments.filter((payment) => payment.text('state') === 'draft');
  for (const payment of drafts) {
    const [move] = payment.env.model('account.move').create([entryOf(payment)]);
    if (move === undefined) throw new Error('account.move.create answers one record per values');
    payment.write({ move_id: move.id, state: 'in_process' });
    postMoves([move], payment.env);
    payment.write({ name: move.value('name') });
  }
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
