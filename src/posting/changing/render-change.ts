import { kindTitle } from '../../accounting/kinds.ts';
import { formatDecimal, fromOdooFloat, groupThousands } from '../../common/decimal.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { moveOf } from '../snapshot/read-move.ts';
import { requesterText } from '../review/requester-text.ts';
import type { RenderedReview } from '../review/render.ts';
import { written } from '../review/review-writer.ts';
import type { ReviewWriter } from '../review/review-writer.ts';
import { writePlace, writeWarnings } from '../review/write-place.ts';
import { changedParts } from './changed-parts.ts';
import type { ChangedPart } from './changed-parts.ts';
import { sheetOfChange } from './change-sheet.ts';
import { AFTER_CHANGE, changeWarnings } from './change-words.ts';
import type { ChangeReview } from './change-words.ts';

const TOO_LONG =
  'This change is too long for a dialog, so it cannot be made from here. Review shows all of it.';

/** Writes a change as plain text: what the draft says, and then each thing before and after. */
export function renderChange(review: ChangeReview): RenderedReview {
  return {
    ...written(TOO_LONG, (writer) => writeChange(writer, review)),
    sheets: [sheetOfChange(review)],
    verb: 'Change Draft',
    keep: 'Leave as It Is',
  };
}

function writeChange(writer: ReviewWriter, review: ChangeReview): string {
  const move = moveOf(review.snapshot);
  const { currency_id: currency } = move;
  const money = (value: number) => {
    const amount = groupThousands(formatDecimal(fromOdooFloat(value, currency.decimal_places)));
    return `${amount} ${writer.value(currency.name, 10)}`;
  };
  const partner = move.partner_id === false ? undefined : move.partner_id.display_name;
  const kind = kindTitle(move.move_type);

  writePlace(writer, review, [move.company_id.name], 'Changed by the Odoo user');
  writeWarnings(writer, changeWarnings(review));
  writer.gap();
  writer.row(move.move_type.startsWith('in_') ? 'Vendor' : 'Partner', partner);
  writer.row('Reference', move.ref ?? 'none');
  writer.row('Accounting date', move.date ?? 'none');
  writer.row('Journal', move.journal_id.name);
  writer.gap();
  writer.sentence(`Total before: ${money(move.amount_total)}`);
  writer.sentence(`Untaxed before: ${money(move.amount_untaxed)}`);
  writer.sentence(`Tax before: ${money(move.amount_tax)}`);
  for (const part of changedParts(review.held.plan, review.now, move)) writePart(writer, part);
  writer.gap();
  writer.sentence(AFTER_CHANGE);
  writer.sentence(`Asked by ${requesterText(writer, review.requester)}.`);

  const of = partner === undefined ? '' : ` of ${writer.quoted(partner, 80)}`;
  const question = `Change ${kind.toLowerCase()}${of}, ${money(move.amount_total)}?`;
  return demoMarked(review.isDemo, question);
}

function writePart(writer: ReviewWriter, part: ChangedPart): void {
  const row = (label: string, shown: string | undefined) => writer.row(label, shown ?? 'empty', 500);
  writer.gap();
  switch (part.what) {
    case 'fact':
      row(`${part.fact.label} before`, part.fact.before);
      row(`${part.fact.label} after`, part.fact.after);
      break;
    case 'line changed':
      writer.sentence(`Line ${writer.quoted(part.description, 300)}`);
      for (const { label, before, after } of part.facts) {
        row(`    ${label} before`, before);
        row(`    ${label} after`, after);
      }
      break;
    case 'line removed':
      writer.sentence(`Line removed: ${writer.quoted(part.description, 300)}`);
      for (const { label, before } of part.facts) writer.row(`    ${label}`, before);
      break;
    case 'line added':
      writer.sentence(`New line: ${writer.quoted(part.description, 300)}`);
      for (const { label, after } of part.facts) writer.row(`    ${label}`, after);
      break;
  }
}
