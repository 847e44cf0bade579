import { roundTo } from '../../accounting/float-round.ts';
import { isInvoice } from '../../accounting/kinds.ts';
import { notModelled, userError } from '../../orm/fault.ts';
import type { ModelRecord } from '../../orm/types.ts';
import { checkAmounts } from './line-checks.ts';
import { quietly } from './scope.ts';
import { snapshotOf } from './snapshot.ts';
import type { Change, MoveSnapshot } from './snapshot.ts';
import { synchroniseTaxes } from './tax-lines.ts';
import { synchroniseTerms } from './term-lines.ts';
import { itemsOf } from './items.ts';

/*
 * A document keeps its parts consistent whatever is changed: taxes follow the goods, what is owed follows both, and
 * the whole is balanced (`_sync_dynamic_lines` of account.move). It looks at the document before and after, because
 * Odoo leaves alone what did not change.
 */

/**
 * Runs a change of lines and lets their documents follow.
 * @param work is called once; what it creates and writes is part of this change
 * @throws OdooFault when a document does not balance
 */
export function synchronised<T>(moves: readonly ModelRecord[], work: () => T): T {
  const before = beginChange(moves);
  const result = work();
  for (const move of moves) markModified(move);
  follow(
    moves.map((move, index) => ({
      move,
      before: before[index],
      isDueDateGiven: false,
    })),
  );
  return result;
}

/**
 * The documents as they are before a change. Odoo notes in all lines of an invoice that it is about to look at them
 * (`epd_dirty`), which counts as writing them.
 */
export function beginChange(moves: readonly ModelRecord[]): MoveSnapshot[] {
  for (const move of moves) {
    if (isInvoice(move.text('move_type') ?? 'entry'))
      move.env.model('account.move.line').touch(itemsOf(move));
  }
  return moves.map(snapshotOf);
}

/** Odoo takes every call on the lines of an invoice for a change of the invoice by hand. */
function markModified(move: ModelRecord): void {
  const isByHand = move.env.context.skip_is_manually_modified !== true;
  if (isByHand && isInvoice(move.text('move_type') ?? 'entry')) {
    quietly(move).write({ is_manually_modified: true });
  }
}

/** Lets documents follow a change: their partners and rates, then their taxes, then what is owed. */
export function follow(changes: readonly Change[]): void {
  const invoices = changes.filter(({ move }) => isInvoice(move.text('move_type') ?? 'entry'));
  for (const change of changes) if (!invoices.includes(change)) refuseTaxedItems(change.move);
  for (const change of invoices) {
    convertAmounts(change);
    passOnPartner(change);
  }
  synchroniseTaxes(invoices);
  synchroniseTerms(invoices);
  for (const { move } of changes) {
    for (const line of itemsOf(move)) checkAmounts(line);
  }
  checkBalanced(changes.map(({ move }) => move));
}

function refuseTaxedItems(move: ModelRecord): void {
  const isTaxed = itemsOf(move).some((line) => line.many('tax_ids').length > 0);
  if (isTaxed) throw notModelled('taxes on items of journal entries');
}

/** Of a line whose amount in one currency changed, or whose rate did, the other amount follows. */
function convertAmounts({ before, move }: Change): void {
  if (before === undefined) return;
  const own = move.the('company_id').the('currency_id');
  const isOwn = own.equals(move.one('currency_id'));
  for (const line of itemsOf(move)) {
    const then = before.lines.get(line.id);
    if (then === undefined) continue;
    const balance = line.number('balance');
    const inCurrency = line.number('amount_currency');
    const rate = line.number('currency_rate');
    if (balance !== then.balance) {
      if (isOwn && inCurrency === then.amountCurrency) quietly(line).write({ amount_currency: balance });
    } else if (inCurrency !== then.amountCurrency || rate !== then.rate) {
      quietly(line).write({ balance: roundTo(inCurrency / rate, own.number('rounding')) });
    }
  }
}

/** The lines carry the partner of the document, as a firm. */
function passOnPartner({ before, move }: Change): void {
  const partner = move.one('commercial_partner_id')?.id;
  if (before === undefined || before.commercialPartner === partner) return;
  for (const line of itemsOf(move)) {
    if (line.one('partner_id')?.id !== partner) quietly(line).write({ partner_id: partner ?? false });
  }
}

function checkBalanced(moves: readonly ModelRecord[]): void {
  const unbalanced = moves.filter((move) => {
    const step = move.the('company_id').the('currency_id').number('rounding');
    const sum = itemsOf(move).reduce((total, line) => total + line.number('balance'), 0);
    return roundTo(sum, step) !== 0;
  });
  if (unbalanced.length === 0) return;
  if (unbalanced.length === 1) throw userError('The entry is not balanced.');
  const names = unbalanced.map((move) => `  - ${move.text('name') ?? 'False'}\n`);
  throw userError(`The following entries are unbalanced:\n\n${names.join('')}`);
}
