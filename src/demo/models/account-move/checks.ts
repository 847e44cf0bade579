import { isPurchase, isSale } from '../../accounting/kinds.ts';
import { IntegrityFault, validationError } from '../../orm/fault.ts';
import type { ModelRecord } from '../../orm/types.ts';

/** @throws OdooFault ValidationError when the journal is not made for such documents */
export function checkJournal(move: ModelRecord): void {
  const type = move.text('move_type') ?? 'entry';
  const journal = move.the('journal_id').text('type');
  if (isPurchase(type) && journal !== 'purchase') {
    throw validationError('Cannot create a purchase document in a non purchase journal');
  }
  if (isSale(type) && journal !== 'sale') {
    throw validationError('Cannot create a sale document in a non sale journal');
  }
}

/** A bill that posts itself must be dated. */
export function checkAutoPost(move: ModelRecord): void {
  const isDated = move.text('invoice_date') !== undefined;
  if (
    move.text('auto_post') !== 'no' &&
    ['in_invoice', 'in_refund'].includes(move.text('move_type') ?? '') &&
    !isDated
  ) {
    throw validationError('For this entry to be automatically posted, it required a bill date.');
  }
}

/** @throws OdooFault as PostgreSQL's when the document is not there */
export function checkReversed(move: ModelRecord): void {
  if (move.in(move.env.sudo()).one('reversed_entry_id')?.exists !== false) return;
  throw new IntegrityFault(
    'account.move',
    'reversed_entry_id',
    "Another model is using the record you are trying to delete.\n\nThe troublemaker is: 'Journal Entry' (account.move)\nThanks to the following constraint: 'Reversal of' (reversed_entry_id)\nHow about archiving the record instead?",
  );
}
