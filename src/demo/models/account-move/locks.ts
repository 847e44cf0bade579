import { accountingDate } from '../../accounting/accounting-date.ts';
import { inEnglish } from '../../accounting/dates.ts';
import { isInvoice, isRefund, isSale } from '../../accounting/kinds.ts';
import { describeLocks, violations } from '../../accounting/lock-dates.ts';
import type { LockDates, Violation } from '../../accounting/lock-dates.ts';
import { journalPeriod } from '../../accounting/numbering.ts';
import type { Numbered, NumberedJournal } from '../../accounting/numbering.ts';
import { userError } from '../../orm/fault.ts';
import type { ModelRecord } from '../../orm/types.ts';
import type { Json } from '../../orm/value.ts';
import { itemsOf } from './items.ts';

/*
 * The day on which a document is booked, and the closed periods that it must keep out of.
 */

function locksOf(move: ModelRecord): LockDates {
  const company = move.the('company_id');
  return {
    fiscalyear_lock_date: company.text('fiscalyear_lock_date'),
    sale_lock_date: company.text('sale_lock_date'),
    purchase_lock_date: company.text('purchase_lock_date'),
    tax_lock_date: company.text('tax_lock_date'),
    hard_lock_date: company.text('hard_lock_date'),
  };
}

/** Whether the tax return is concerned: some line has a tax or is one. */
function isTaxed(line: ModelRecord): boolean {
  return line.many('tax_ids').length > 0 || line.one('tax_line_id') !== undefined;
}

/** The closed periods that booking the document on that day would touch. */
export function violatedLocks(move: ModelRecord, date: string): Violation[] {
  return violations(locksOf(move), date, {
    journalType: move.one('journal_id')?.text('type') ?? '',
    tax: itemsOf(move).some(isTaxed),
  });
}

/** The document's journal as it numbers documents of this kind: what banks pay counts for itself, as PBNK1/... */
export function countedJournal(move: ModelRecord): NumberedJournal {
  const journal = move.the('journal_id');
  const code = journal.text('code') ?? '';
  return {
    code: isOfPayment(move) ? `P${code}` : code,
    type: journal.text('type') ?? '',
    refundSequence: journal.flag('refund_sequence'),
  };
}

function isOfPayment(move: ModelRecord): boolean {
  return move.one('origin_payment_id') !== undefined;
}

/** The other documents of the journal that have a number and count in the same sequence. */
export function numberedBeside(move: ModelRecord): Numbered[] {
  const journal = move.the('journal_id');
  const isSplit = journal.flag('refund_sequence');
  const isOwnKind = (other: ModelRecord) =>
    isOfPayment(other) === isOfPayment(move) &&
    (!isSplit || isRefund(typeOf(other)) === isRefund(typeOf(move)));
  return move.model.env
    .sudo()
    .model('account.move')
    .search([['journal_id', '=', journal.id]], { order: 'id' })
    .filter((other) => !other.equals(move) && isOwnKind(other))
    .flatMap((other): Numbered[] => {
      const name = other.text('name');
      return name === undefined || name === '/'
        ? []
        : [{ id: other.id, name, date: other.text('date') ?? '' }];
    });
}

/** The accounting date that Odoo gives a document (`_compute_date`). */
export function dateOf(move: ModelRecord): Json {
  const type = move.text('move_type') ?? 'entry';
  const from = move.text('invoice_date') ?? move.text('date');
  if (from === undefined || !isInvoice(type)) return move.text('date') ?? move.env.today;
  // While a document is being created its lines are not there yet; it is dated anew when they are.
  const locks = move.env.context.creating_moves === true ? [] : violatedLocks(move, from);
  return isSale(type) ? from : openDate(move, from, locks);
}

/** The first day from that one on which the document can be booked. */
export function openDate(move: ModelRecord, from: string, locks: readonly Violation[]): string {
  const period = journalPeriod(numberedBeside(move));
  return accountingDate(move.text('move_type') ?? 'entry', from, period, locks, move.env.today);
}

/** Says beforehand that posting will move the date. */
export function lockMessageOf(move: ModelRecord): Json {
  const date = move.text('date') ?? move.env.today;
  const locks = violatedLocks(move, date);
  if (locks.length === 0) return false;
  return `The date is being set prior to: ${describeLocks(locks)}. The Journal Entry will be accounted on ${inEnglish(openDate(move, date, locks))} upon posting.`;
}

/** @throws OdooFault UserError when a posted document stands in a closed period */
export function checkFiscalLock(move: ModelRecord): void {
  const locks = violations(locksOf(move), move.text('date') ?? '', {
    journalType: move.one('journal_id')?.text('type') ?? '',
  });
  if (locks.length > 0) {
    throw userError(`You cannot add/modify entries prior to and inclusive of: ${describeLocks(locks)}.`);
  }
}

/** @throws OdooFault UserError when a posted item belongs to a tax return that was made */
export function checkTaxLock(line: ModelRecord): void {
  const move = line.the('move_id');
  if (move.text('state') !== 'posted' || !isTaxed(line)) return;
  const locks = violations(locksOf(move), move.text('date') ?? '', { fiscal: false, tax: true });
  if (locks.length > 0) {
    throw userError(
      `The operation is refused as it would impact an already issued tax statement. Please change the journal entry date or the following lock dates to proceed: ${describeLocks(locks)}.`,
    );
  }
}

function typeOf(move: ModelRecord): string {
  return move.text('move_type') ?? 'entry';
}
