import { isInvoice } from '../../accounting/kinds.ts';
import type { ModelRecord } from '../../orm/types.ts';
import { dynamically, quietly } from './scope.ts';
import type { Change } from './snapshot.ts';
import { neededTerms } from './terms.ts';
import type { NeededTerm } from './terms.ts';
import { itemsOf } from './items.ts';

/**
 * Lets what is owed follow: its due dates, and one item for each (`_sync_dynamic_line`). Items stay where they still
 * fit, else are used for another date; posted documents follow as well. Nothing is touched while nothing changed.
 */
export function synchroniseTerms(changes: readonly Change[]): void {
  const missing: { readonly move: ModelRecord; readonly term: NeededTerm }[] = [];
  for (const { before, move, isDueDateGiven } of changes) {
    if (!isInvoice(move.text('move_type') ?? 'entry')) continue;
    const needed = neededTerms(move);
    if (before !== undefined && JSON.stringify(needed) === JSON.stringify(before.needed)) {
      // Amounts are computed anew with the state, and due dates with the amounts.
      if (before.state !== move.text('state') && !isDueDateGiven) followTerm(move, needed);
      continue;
    }
    if (!isDueDateGiven) followTerm(move, needed);
    missing.push(...fit(move, needed).map((term) => ({ move, term })));
  }
  for (const { move, term } of missing) {
    dynamically(move)
      .env.model('account.move.line')
      .create([
        {
          move_id: move.id,
          display_type: 'payment_term',
          date_maturity: term.date ?? false,
          currency_id: move.the('currency_id').id,
          amount_currency: term.currency,
          balance: term.company,
        },
      ]);
  }
}

/** With a payment term the document is due on its last date. */
function followTerm(move: ModelRecord, needed: readonly NeededTerm[]): void {
  if (move.one('invoice_payment_term_id') === undefined) return;
  const last = needed
    .map((term) => term.date ?? '')
    .toSorted()
    .at(-1);
  if (last !== undefined && last !== move.text('invoice_date_due'))
    quietly(move).write({ invoice_date_due: last });
}

/** @returns what has no item yet */
function fit(move: ModelRecord, needed: readonly NeededTerm[]): NeededTerm[] {
  const existing = itemsOf(move).filter((line) => line.text('display_type') === 'payment_term');
  // The key of a document without payment term has more parts in Odoo than its item's: they are never the same.
  const isKeyed = move.one('invoice_payment_term_id') !== undefined;
  const free = existing.filter(
    (line) => !isKeyed || needed.every((term) => term.date !== line.text('date_maturity')),
  );
  const open = needed.filter(
    (term) => !isKeyed || existing.every((line) => line.text('date_maturity') !== term.date),
  );
  for (const line of existing) {
    const term = needed.find((each) => !free.includes(line) && each.date === line.text('date_maturity'));
    if (term !== undefined) writeTerm(line, term);
  }
  while (free.length > 0 && open.length > 0) {
    const line = free.pop();
    const term = open.pop();
    if (line !== undefined && term !== undefined) writeTerm(line, term);
  }
  // Odoo computes what is waiting before it deletes: labels still count what goes now.
  if (free.length > 0) for (const line of existing) line.value('name');
  for (const line of free) dynamically(line).unlink();
  return open;
}

function writeTerm(line: ModelRecord, { date, currency, company }: NeededTerm): void {
  dynamically(line).write({ date_maturity: date ?? false, amount_currency: currency, balance: company });
}
