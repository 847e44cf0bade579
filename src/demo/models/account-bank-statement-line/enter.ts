import { notModelled, userError } from '../../orm/fault.ts';
import type { Model, ModelRecord } from '../../orm/types.ts';
import type { Json, Values } from '../../orm/value.ts';
import { post } from '../account-move/post.ts';

/** Enters transactions: each makes its journal entry, which is posted at once. */
export function enter(
  model: Model,
  given: readonly Values[],
  base: (values: readonly Values[]) => ModelRecord[],
): ModelRecord[] {
  return given.flatMap((values) => {
    const { counterpart_account_id: counterpart = false, journal_id: id, date, line_ids, ...own } = values;
    const [journal] = typeof id === 'number' ? model.env.model('account.journal').browse([id]) : [];
    if (journal === undefined) throw notModelled('bank transactions without a journal');
    const [move] = model.env.model('account.move').create([
      {
        move_type: 'entry',
        journal_id: journal.id,
        date: date ?? model.env.today,
        partner_id: own.partner_id ?? false,
        line_ids: line_ids ?? itemsFor(journal, own, counterpart),
      },
    ]);
    if (move === undefined) throw new Error('account.move.create answers one record per values');
    const lines = base([{ ...own, move_id: move.id }]);
    for (const line of lines) move.write({ statement_line_id: line.id });
    post([move], model.env);
    return lines;
  });
}

/** The money, and what it was for: the account that was named, or the one where it waits (`_prepare_move_line_default_vals`). */
function itemsFor(journal: ModelRecord, own: Values, counterpart: Json): Json {
  const other = counterpart === false ? journal.value('suspense_account_id') : counterpart;
  if (other === false) {
    throw userError(
      `You can't create a new statement line without a suspense account set on the ${journal.displayName} journal.`,
    );
  }
  const money = journal.one('default_account_id');
  if (money === undefined) throw notModelled('bank transactions of a journal without an account');
  const currency = journal.the('company_id').the('currency_id');
  if (journal.one('currency_id')?.equals(currency) === false)
    throw notModelled('bank transactions in a journal with a currency of its own');
  const amount = amountOf(own.amount);
  const isForeign = Boolean(own.foreign_currency_id);
  const item = (account: Json, inCurrency: number, balance: number, unit: Json): Json => [
    0,
    0,
    {
      name: own.payment_ref ?? false,
      partner_id: own.partner_id ?? false,
      account_id: account,
      currency_id: unit,
      amount_currency: inCurrency,
      debit: Math.max(balance, 0),
      credit: Math.max(-balance, 0),
    },
  ];
  return [
    item(money.id, amount, amount, currency.id),
    isForeign
      ? item(other, -amountOf(own.amount_currency), -amount, own.foreign_currency_id ?? false)
      : item(other, -amount, -amount, currency.id),
  ];
}

function amountOf(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}
