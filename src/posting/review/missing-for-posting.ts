import { fromOdooFloat, isEqual } from '../../common/decimal.ts';
import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { isBought, isSold } from '../../accounting/kinds.ts';
import { originalOf } from '../snapshot/original.ts';
import { linesOf, moveOf } from '../snapshot/read-move.ts';
import type { ReviewedLine, ReviewedMove } from '../snapshot/read-move.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/**
 * What keeps Odoo, or us, from posting the document: then nobody needs to be asked. Receipts need no partner, and an
 * invoice to a customer no date (14 and 19).
 */
export function missingForPosting(snapshot: Snapshot): Said[] {
  const move = moveOf(snapshot);
  const lines = linesOf(snapshot);
  const { move_type: type, invoice_date: dated } = move;
  const isForeign = move.currency_id.id !== move.company_currency_id.id;
  const missing = [
    move.partner_id === false && needsPartner(move) && said`It has no partner.`,
    isBought(type) && dated === undefined && said`It has no bill date.`,
    isSold(type) &&
      dated === undefined &&
      isForeign &&
      said`It has no invoice date, so it is not known at which rate it would be booked.`,
    !lines.some((line) => line.account_id !== undefined && line.display_type === 'product') &&
      said`It has no lines.`,
    !isConsistent(move, lines) &&
      said`Its journal items do not agree with it (company, journal, date, currency, or what is open); correct it in Odoo.`,
    postsByItself(move) && said`It is set to be posted by Odoo on its date; switch Auto-post off first.`,
    (move.payment_id !== false || move.origin_payment_id !== false) &&
      said`It is the entry of a payment: the payment is what is posted.`,
    move.statement_line_id !== false && said`It is the entry of a bank transaction: post that in Odoo.`,
    originalOf(snapshot) === 'unreadable' &&
      said`It reverses a document that cannot be read here, so it is not known what posting would settle.`,
  ];
  return missing.filter((sentence) => sentence !== false);
}

function needsPartner({ move_type: type }: ReviewedMove): boolean {
  return type !== 'entry' && type !== 'in_receipt' && type !== 'out_receipt';
}

/**
 * Whether every journal item stands where the document says. Over RPC it need not: an item can have a currency or a
 * date of its own, or be settled before it is posted. The items of an entry may have currencies and partners of their own.
 */
function isConsistent(move: ReviewedMove, lines: readonly ReviewedLine[]): boolean {
  const amount = (value: number) => fromOdooFloat(value, move.company_currency_id.decimal_places);
  const isEntry = move.move_type === 'entry';
  return lines
    .filter((line) => line.account_id !== undefined)
    .every((line) => {
      const isOwed = line.display_type === 'payment_term';
      const currency = line.currency_id === false ? move.company_currency_id.id : line.currency_id.id;
      return (
        line.company_id === move.company_id.id &&
        line.journal_id === move.journal_id.id &&
        (isEntry || currency === move.currency_id.id) &&
        line.date === move.date &&
        !line.reconciled &&
        line.matching_number === undefined &&
        (!isOwed ||
          ((line.partner_id !== undefined || !needsPartner(move)) &&
            isEqual(amount(line.amount_residual), amount(line.balance))))
      );
    });
}

function postsByItself(move: ReviewedMove): boolean {
  return move.auto_post !== undefined && move.auto_post !== 'no';
}
