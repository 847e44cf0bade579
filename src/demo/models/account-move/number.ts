import { inEnglish } from '../../accounting/dates.ts';
import { matchesDate, nextNumber } from '../../accounting/numbering.ts';
import { notModelled, validationError } from '../../orm/fault.ts';
import type { ModelRecord } from '../../orm/types.ts';
import { countedJournal, numberedBeside } from './locks.ts';
import { quietly } from './scope.ts';

/**
 * Gives numbers to documents that are drafts no more and have none yet, by date, then reference, then id. However
 * they came to be posted: Odoo computes the number from the state.
 */
export function giveNumbers(moves: readonly ModelRecord[]): void {
  const inOrder = moves.toSorted(
    (a, b) =>
      compare(a.text('date') ?? '', b.text('date') ?? '') ||
      compare(a.text('ref') ?? '', b.text('ref') ?? '') ||
      a.id - b.id,
  );
  for (const move of inOrder) {
    const state = move.text('state');
    if (move.text('name') === undefined && state !== 'draft' && state !== 'cancel') giveNumber(move);
    if (state === 'posted') checkNumber(move);
  }
}

function giveNumber(move: ModelRecord): void {
  const journal = move.the('journal_id');
  refuseNotModelled(journal);
  const type = move.text('move_type') ?? 'entry';
  const name = nextNumber(
    countedJournal(move),
    type,
    move.text('date') ?? move.env.today,
    numberedBeside(move),
  );
  const needsReference = type === 'out_invoice' && move.text('payment_reference') === undefined;
  quietly(move).write(needsReference ? { name, payment_reference: name } : { name });
}

function refuseNotModelled(journal: ModelRecord): void {
  if (journal.flag('restrict_mode_hash_table')) throw notModelled('journals whose entries are secured');
  if (journal.text('sequence_override_regex') !== undefined)
    throw notModelled('journals with numbers of their own');
  const isUsual =
    journal.text('invoice_reference_type') === 'invoice' &&
    journal.text('invoice_reference_model') === 'odoo';
  if (!isUsual) throw notModelled('payment references other than the number');
}

function checkNumber(move: ModelRecord): void {
  const name = move.text('name');
  const date = move.text('date') ?? '';
  if (name === undefined || matchesDate(name, date)) return;
  throw validationError(
    `The Date (${inEnglish(date)}) you've entered isn't aligned with the existing sequence number (${name}). Clear the sequence number to proceed.\nTo maintain date-based sequences, select entries and use the resequence option from the actions menu, available in developer mode.`,
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The documents with the next number. */
export function nextOf(move: ModelRecord): ModelRecord[] {
  if (move.text('name') === undefined) return [];
  return move.env
    .sudo()
    .model('account.move')
    .search([
      ['journal_id', '=', move.the('journal_id').id],
      ['sequence_prefix', '=', move.text('sequence_prefix') ?? false],
      ['sequence_number', '=', move.number('sequence_number') + 1],
    ])
    .map((next) => next.in(move.env));
}

/**
 * The gap before the next document is filled. Odoo takes that for a change by hand (`_set_next_made_sequence_gap`),
 * except while posting.
 */
export function fillGap(move: ModelRecord): void {
  const isByHand = move.env.context.skip_is_manually_modified !== true;
  for (const next of nextOf(move)) {
    // Whatever a change of its own state is about to make of it is overruled.
    next.flag('made_sequence_gap');
    quietly(next).write({ made_sequence_gap: false, ...(isByHand ? { is_manually_modified: true } : {}) });
  }
}
