import { said, saidNumber } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { shownDate } from '../../common/shown-date.ts';
import { formatDecimal, isEqual, parseDecimal, ZERO } from '../../common/decimal.ts';
import { isSold } from '../../accounting/kinds.ts';
import { changesThatMatter } from './changes.ts';
import { moveOf } from './read-move.ts';
import { openOf, settlementsOf } from './settlement.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What posting itself changes, of every kind (observed on Odoo 14 and 19; a test on real Odoo keeps it honest).
 * `edi_state` is 14's alone: whether an invoice is to be sent electronically.
 */
const CHANGES_MOVE: ReadonlySet<string> = new Set([
  'name',
  'state',
  'sequence_prefix',
  'sequence_number',
  'checked',
  'posted_before',
  // Follows from the residual amounts, which are compared: a bill of nothing is paid at once.
  'payment_state',
  'made_sequence_gap',
  'inalterable_hash',
  'secure_sequence_number',
  'edi_state',
]);
const CHANGES_LINE: ReadonlySet<string> = new Set(['move_name', 'parent_state']);

/** What settling changes of the document that settles. */
const SETTLING_CHANGES_MOVE: ReadonlySet<string> = new Set([
  'amount_residual',
  'amount_residual_signed',
  'is_manually_modified',
]);
const SETTLING_CHANGES_LINE: ReadonlySet<string> = new Set([
  'amount_residual',
  'amount_residual_currency',
  'reconciled',
  'full_reconcile_id',
  'matching_number',
]);

const DATES_OF_MOVE: ReadonlySet<string> = new Set(['invoice_date', 'date', 'invoice_date_due']);
const DATES_OF_LINE: ReadonlySet<string> = new Set(['invoice_date', 'date', 'date_maturity']);

const DAY_MS = 24 * 60 * 60_000;

/**
 * What differs after posting that posting itself does not explain. A date that moves, a number that goes with it and
 * what is settled are explained where the review announced them, and in the way it did.
 */
export function deviationsAfterPosting(before: Snapshot, after: Snapshot): Said[] {
  const move = moveOf(before);
  const isMoved = move.tax_lock_date_message !== undefined;
  const isDated = takesDayOfPosting(before);
  const isTogether = after.lines.every((line) => line.date === after.move.date);
  const settled = new Set(settlementsOf(before).map(({ account }) => account));
  // Posting names an invoice to a customer by its number, and what is owed of it likewise; nothing else (14 and 19).
  const isNamed = move.move_type === 'out_invoice' && move.payment_reference === undefined;
  const hasNumber = move.name !== undefined && move.name !== '/';

  const matters = (field: string, line: Snapshot['lines'][number] | undefined): boolean => {
    if (line === undefined) {
      if (field === 'name') return hasNumber && !isMoved && !isDated;
      if (field === 'date' && isMoved) return false;
      if (isDated && DATES_OF_MOVE.has(field)) return false;
      if (field === 'payment_reference') return !isNamed;
      return !CHANGES_MOVE.has(field) && !(settled.size > 0 && SETTLING_CHANGES_MOVE.has(field));
    }
    // Items that move along with their document say nothing new.
    if (field === 'date' && isTogether) return false;
    if (isDated && DATES_OF_LINE.has(field)) return false;
    const isTermLabel = isNamed && field === 'name' && line.display_type === 'payment_term';
    const isSettled = SETTLING_CHANGES_LINE.has(field) && settled.has(Number(accountOf(line)));
    return !CHANGES_LINE.has(field) && !isTermLabel && !isSettled;
  };
  return [
    ...changesThatMatter(before, after, matters),
    ...otherwiseSettled(before, after),
    ...(isDated ? otherwiseDated(before, after) : []),
  ];
}

/** An invoice to a customer without a date gets that of its posting (14 and 19); a bill without one is refused by 19. */
export function takesDayOfPosting(snapshot: Snapshot): boolean {
  const { move_type: type, invoice_date: dated } = moveOf(snapshot);
  return isSold(type) && dated === undefined;
}

/** Another amount than announced, or nothing. */
function otherwiseSettled(before: Snapshot, after: Snapshot): Said[] {
  return settlementsOf(before).flatMap((settlement) => {
    const left = openOf(after, settlement);
    if (isEqual(left, parseDecimal(settlement.left) ?? ZERO)) return [];
    const { currency, settled, left: expected } = settlement;
    const [toSettle, toLeave] = [saidNumber(settled), saidNumber(expected)];
    return [
      said`${toSettle} ${currency} were to be settled, which leaves ${toLeave} of it open; it is ${saidNumber(formatDecimal(left))}`,
    ];
  });
}

/** The server's day may be another one than this machine's, but no more than one apart. */
function otherwiseDated(before: Snapshot, after: Snapshot): Said[] {
  const { invoice_date: dated } = moveOf(after);
  const apart = Math.abs(Date.parse(dated ?? '') - Date.parse(before.readOn));
  const day = dated === undefined ? said`empty` : { person: shownDate(dated), english: dated };
  return apart <= DAY_MS ? [] : [said`the invoice date is ${day}, and not that of the posting`];
}

function accountOf(line: Snapshot['lines'][number]): unknown {
  const { account_id: account } = line;
  return typeof account === 'object' && account !== null && 'id' in account ? account.id : undefined;
}
