import { roundTo } from '../../accounting/float-round.ts';
import { isInvoice } from '../../accounting/kinds.ts';
import { notModelled } from '../../orm/fault.ts';
import type { ModelRecord } from '../../orm/types.ts';
import type { Json } from '../../orm/value.ts';
import { quietly } from './scope.ts';
import { itemsOf } from './items.ts';

/*
 * Settling: what a credit note takes off the document that it reverses, a payment or a bank transaction off the one that
 * it pays.
 */

/** Types of accounts that Odoo settles whether they say so or not. */
export const HOLD_MONEY: readonly string[] = ['asset_cash', 'liability_credit_card'];

/** What is still open of an item on an account that is settled, in the company's currency. */
export function residualOf(line: ModelRecord): Json {
  return residual(line, 'balance', { debit: 'amount', credit: 'amount' });
}

/** The same in the item's own currency. */
export function residualInCurrencyOf(line: ModelRecord): Json {
  return residual(line, 'amount_currency', {
    debit: 'debit_amount_currency',
    credit: 'credit_amount_currency',
  });
}

function residual(
  line: ModelRecord,
  amount: string,
  fields: { readonly debit: string; readonly credit: string },
): number {
  const account = line.one('account_id');
  const isSettled =
    account?.flag('reconcile') === true || HOLD_MONEY.includes(account?.text('account_type') ?? '');
  if (!isSettled) return 0;
  const taken = sum(line.many('matched_credit_ids'), fields.debit);
  const given = sum(line.many('matched_debit_ids'), fields.credit);
  return line.number(amount) - taken + given;
}

function sum(partials: readonly ModelRecord[], field: string): number {
  return partials.reduce((total, partial) => total + partial.number(field), 0);
}

/** `payment_state`: how far a document is settled, and by what. */
export function paymentStateOf(move: ModelRecord): Json {
  const type = move.text('move_type') ?? 'entry';
  const state = move.text('state');
  const hasTotal = move.number('amount_total') !== 0;
  if (!isInvoice(type) || (state !== 'posted' && !(state === 'draft' && hasTotal))) return 'not_paid';
  const settledBy = settlingTypes(move);
  if (move.number('amount_residual') !== 0) return settledBy.length > 0 ? 'partial' : 'not_paid';
  const reversal = {
    in_invoice: 'in_refund',
    in_receipt: 'in_refund',
    out_invoice: 'out_refund',
    out_receipt: 'out_refund',
  };
  const expected = Object.entries(reversal).find(([reversed]) => reversed === type)?.[1];
  const isReversed = settledBy.length > 0 && settledBy.every((each) => each === expected);
  return isReversed ? 'reversed' : 'paid';
}

function settlingTypes(move: ModelRecord): string[] {
  return itemsOf(move)
    .flatMap((line) => [
      ...line.many('matched_debit_ids').map((partial) => partial.the('debit_move_id')),
      ...line.many('matched_credit_ids').map((partial) => partial.the('credit_move_id')),
    ])
    .map((line) => line.the('move_id').text('move_type') ?? 'entry');
}

/**
 * A credit note that was just posted settles the document that it reverses, item by item, as far as both go
 * (`_reconcile_reversed_moves`).
 * @throws OdooFault NotModelled when the two stand at different rates: Odoo books an exchange difference
 */
export function settleReversed(reversed: ModelRecord, creditNote: ModelRecord): void {
  const open = [...itemsOf(reversed), ...itemsOf(creditNote)].filter(
    (line) => line.one('account_id')?.flag('reconcile') === true && !line.flag('reconciled'),
  );
  const groups = Object.groupBy(open, (line) => `${line.the('account_id').id} ${line.the('currency_id').id}`);
  for (const group of Object.values(groups)) if (group !== undefined) settle(group);
}

/** Settles items of one account and one currency with each other, the oldest first. */
export function settle(lines: readonly ModelRecord[]): void {
  const byDue = lines.toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)) || a.id - b.id);
  const debits = byDue.filter((line) => line.number('amount_residual') > 0);
  const credits = byDue.filter((line) => line.number('amount_residual') < 0);
  let [debit, credit] = [debits.shift(), credits.shift()];
  while (debit !== undefined && credit !== undefined) {
    match(debit, credit);
    if (debit.flag('reconciled')) debit = debits.shift();
    if (credit.flag('reconciled')) credit = credits.shift();
  }
  numberMatching(lines);
}

function dueOf(line: ModelRecord): string {
  return line.text('date_maturity') ?? line.text('date') ?? '';
}

function match(debit: ModelRecord, credit: ModelRecord): void {
  const inCurrency = Math.min(
    debit.number('amount_residual_currency'),
    -credit.number('amount_residual_currency'),
  );
  const step = debit.the('company_currency_id').number('rounding');
  const shares = [debit, credit].map((line) => {
    const whole = Math.abs(line.number('amount_residual_currency'));
    return whole === inCurrency
      ? Math.abs(line.number('amount_residual'))
      : roundTo(
          (Math.abs(line.number('balance')) / Math.abs(line.number('amount_currency'))) * inCurrency,
          step,
        );
  });
  const [amount = 0, other = 0] = shares;
  if (roundTo(amount - other, step) !== 0) throw notModelled('exchange differences');
  debit.model.env
    .sudo()
    .model('account.partial.reconcile')
    .create([
      {
        debit_move_id: debit.id,
        credit_move_id: credit.id,
        amount,
        debit_amount_currency: inCurrency,
        credit_amount_currency: inCurrency,
      },
    ]);
  for (const line of [debit, credit]) markChanged(line.the('move_id'));
}

/** Settling an invoice by itself counts as a change by hand. */
function markChanged(move: ModelRecord): void {
  const isByHand = move.env.context.skip_is_manually_modified !== true;
  if (isByHand && isInvoice(move.text('move_type') ?? 'entry'))
    quietly(move).write({ is_manually_modified: true });
}

/** Undoes what settles these items, and what they settle (`remove_move_reconcile`). */
export function unsettle(lines: readonly ModelRecord[]): void {
  const partials = lines.flatMap(partialsOf);
  const [first] = partials;
  if (first === undefined) return;
  const env = first.env.sudo();
  const group = lines.flatMap(matchedWith);
  const fulls = partials.flatMap((partial) => partial.one('full_reconcile_id') ?? []);
  for (const partial of partials) if (partial.exists) partial.in(env).unlink();
  for (const full of fulls) if (full.exists) full.in(env).unlink();
  numberMatching(group);
}

function partialsOf(line: ModelRecord): ModelRecord[] {
  return [...line.many('matched_debit_ids'), ...line.many('matched_credit_ids')];
}

/** The items that settle this one, in part or in full. */
export function partnersInSettlement(line: ModelRecord): ModelRecord[] {
  return partialsOf(line)
    .flatMap((partial) => [partial.the('debit_move_id'), partial.the('credit_move_id')])
    .filter((other) => !other.equals(line));
}

/** The item and all others that are matched with it, with one of those, and so on. */
function matchedWith(line: ModelRecord): ModelRecord[] {
  const found = new Map([[line.id, line]]);
  for (const each of found.values()) {
    for (const partial of partialsOf(each)) {
      for (const other of [partial.the('debit_move_id'), partial.the('credit_move_id')]) {
        if (!found.has(other.id)) found.set(other.id, other);
      }
    }
  }
  return [...found.values()];
}

/** Settled items carry the number of their full match, half-settled ones "P" and that of their first partial one. */
function numberMatching(lines: readonly ModelRecord[]): void {
  const done = new Set<number>();
  for (const line of lines) {
    if (done.has(line.id)) continue;
    const group = matchedWith(line);
    for (const each of group) done.add(each.id);
    numberGroup(group);
  }
}

function numberGroup(group: readonly ModelRecord[]): void {
  const partials = group.flatMap(partialsOf);
  const items = group.map(quietly);
  const [first] = partials;
  if (first === undefined) {
    for (const item of items) item.write({ matching_number: false, full_reconcile_id: false });
    return;
  }
  if (group.every((line) => line.flag('reconciled'))) {
    const env = first.env.sudo();
    const [full] = env.model('account.full.reconcile').create([{}]);
    const id = full?.id ?? false;
    for (const partial of partials) partial.in(env).write({ full_reconcile_id: id });
    for (const item of items) item.write({ full_reconcile_id: id, matching_number: `${full?.id ?? ''}` });
    return;
  }
  const lowest = Math.min(...partials.map((partial) => partial.id));
  for (const item of items) item.write({ full_reconcile_id: false, matching_number: `P${lowest}` });
}
