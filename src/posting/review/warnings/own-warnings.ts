import { t } from '@vscode/l10n';
import { fromOdooFloat, isEqual, magnitude } from '../../../common/decimal.ts';
import { plainText } from '../../../common/plain-text.ts';
import { moveHandle } from '../../../accounting/handle.ts';
import type { MoveType } from '../../../accounting/kinds.ts';
import { ALONE, placeInSet } from '../../asking/asked-set.ts';
import type { AskedSet } from '../../asking/asked-set.ts';
import type { ReviewedLine, ReviewedMove } from '../../snapshot/read-move.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { Findings } from './findings.ts';

const VENDORS: ReadonlySet<MoveType> = new Set(['in_invoice', 'in_refund', 'in_receipt']);
const CUSTOMERS: ReadonlySet<MoveType> = new Set(['out_invoice', 'out_refund', 'out_receipt']);

/** More duplicates are not named: one is enough to look. */
const MOST = 5;

/** What the document itself says, and what Odoo says of it in its own words. */
export function ownWarnings(
  move: ReviewedMove,
  lines: readonly ReviewedLine[],
  { attachments, set }: Snapshot,
  findings: Findings | undefined,
): string[] {
  const isVendors = VENDORS.has(move.move_type);
  const { auto_post: autoPost = 'no', tax_lock_date_message: locked } = move;
  const warnings = [
    locked !== undefined &&
      t`Posting moves the accounting date. In Odoo's words: ${plainText(locked, 240).text}`,
    ...duplicatesInOdoo(move, findings, set),
    isBookedOtherwise(move, lines) &&
      t`A line is not booked with the amount of its price: compare the journal items.`,
    autoPost !== 'no' && t`Auto-post is on: Odoo posts it by itself on its date, whatever is decided here.`,
    CUSTOMERS.has(move.move_type) &&
      move.invoice_date === undefined &&
      t`No invoice date: Odoo takes the day on which it is posted.`,
    isVendors &&
      isTaxedWithoutNumber(move, lines) &&
      t`The vendor has no VAT number, and the document has tax.`,
    isVendors && move.ref === undefined && t`No reference: Odoo cannot tell a bill that was entered twice.`,
    isVendors && attachments.length === 0 && t`Nothing is attached.`,
  ];
  return warnings.filter((warning) => warning !== false);
}

/** Those that our own look-up has not found already. */
function duplicatesInOdoo(
  { duplicated_ref_ids: found }: ReviewedMove,
  findings: Findings | undefined,
  set: AskedSet = ALONE,
): string[] {
  const named = new Set((findings?.alike ?? []).map(({ document }) => document));
  return found
    .filter(({ id }) => !named.has(moveHandle(id)))
    .slice(0, MOST)
    .map(({ id, name }) => {
      const known = placeInSet(set, moveHandle(id)) ?? plainText(name, 60).text;
      return t`Possible duplicate of ${known}, ${moveHandle(id)}.`;
    });
}

function isBookedOtherwise(move: ReviewedMove, lines: readonly ReviewedLine[]): boolean {
  const { decimal_places: places } = move.currency_id;
  return (
    move.move_type !== 'entry' &&
    lines.some(
      (line) =>
        line.display_type === 'product' &&
        !isEqual(
          magnitude(fromOdooFloat(line.price_subtotal, places)),
          magnitude(fromOdooFloat(line.amount_currency, places)),
        ),
    )
  );
}

/**
 * Whoever sends a bill with tax, or one for which we owe the tax, has a number; without it the tax cannot be deducted. A
 * landlord or an author without tax needs none, wherever they are: so a bill that has no item of a tax is left alone.
 */
function isTaxedWithoutNumber(move: ReviewedMove, lines: readonly ReviewedLine[]): boolean {
  const { partner_id: partner } = move;
  return (
    partner !== false && partner.vat === undefined && lines.some((line) => line.tax_line_id !== undefined)
  );
}
