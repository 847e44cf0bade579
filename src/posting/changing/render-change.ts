import { t } from '@vscode/l10n';
import { asItIs } from '../../common/said.ts';
import { shownDate } from '../../common/shown-date.ts';
import { saidKind } from '../../accounting/kind-words.ts';
import { whoseDocument } from '../review/subject.ts';
import { formatDecimal, fromOdooFloat } from '../../common/decimal.ts';
import { shownAmount } from '../../common/shown-amount.ts';
import { demoMarked } from '../../common/demo-words.ts';
import { moveOf } from '../snapshot/read-move.ts';
import { askedBy } from '../review/requester-text.ts';
import type { RenderedReview } from '../review/render.ts';
import { labelled, written } from '../review/review-writer.ts';
import type { ReviewWriter } from '../review/review-writer.ts';
import { writePlace, writeWarnings } from '../review/write-place.ts';
import { changedParts } from './changed-parts.ts';
import type { ChangedPart } from './changed-parts.ts';
import { sheetOfChange } from './change-sheet.ts';
import { afterChange, changeWarnings } from './change-words.ts';
import type { ChangeReview } from './change-words.ts';

/** Writes a change as plain text: what the draft says, and then each thing before and after. */
export function renderChange(review: ChangeReview): RenderedReview {
  return {
    ...written(
      t`This change is too long for a dialog, so it cannot be made from here. Review shows all of it.`,
      (writer) => writeChange(writer, review),
    ),
    sheets: [sheetOfChange(review)],
    verb: t`Change Draft`,
    keep: t`Leave as It Is`,
  };
}

function writeChange(writer: ReviewWriter, review: ChangeReview): string {
  const move = moveOf(review.snapshot);
  const { currency_id: currency } = move;
  const money = (value: number) => {
    const amount = shownAmount(formatDecimal(fromOdooFloat(value, currency.decimal_places)));
    return `${amount} ${writer.value(currency.name, 10)}`;
  };
  const partner = move.partner_id === false ? undefined : move.partner_id.display_name;
  const kind = saidKind(move.move_type);

  writePlace(writer, review, [move.company_id.name], t`Changed by the Odoo user`);
  writeWarnings(writer, changeWarnings(review));
  writer.gap();
  writer.row(move.move_type.startsWith('in_') ? t`Vendor` : t`Partner`, partner);
  writer.row(t`Reference`, move.ref ?? t`none`);
  writer.row(t`Accounting date`, move.date === undefined ? t`none` : shownDate(move.date));
  writer.row(t`Journal`, move.journal_id.name);
  writer.gap();
  writer.sentence(labelled(t`Total before`, money(move.amount_total)));
  writer.sentence(labelled(t`Untaxed before`, money(move.amount_untaxed)));
  writer.sentence(labelled(t`Tax before`, money(move.amount_tax)));
  for (const part of changedParts(review.held.plan, review.now, move)) writePart(writer, part);
  writer.gap();
  writer.sentence(afterChange());
  writer.sentence(askedBy(writer, review.requester));

  const total = money(move.amount_total);
  const name =
    partner === undefined
      ? t`${kind.person}, ${total}`
      : whoseDocument(kind, 'of', writer.quoted(partner, 80), asItIs(total)).person;
  return demoMarked(review.isDemo, t`Change ${name}?`);
}

function writePart(writer: ReviewWriter, part: ChangedPart): void {
  const row = (label: string, shown: string | undefined) => writer.row(label, shown ?? t`empty`, 500);
  writer.gap();
  switch (part.what) {
    case 'fact':
      row(t`${part.fact.label} before`, part.fact.before);
      row(t`${part.fact.label} after`, part.fact.after);
      break;
    case 'line changed':
      writer.sentence(t`Line ${writer.quoted(part.description, 300)}`);
      for (const { label, before, after } of part.facts) {
        row(`    ${t`${label} before`}`, before);
        row(`    ${t`${label} after`}`, after);
      }
      break;
    case 'line removed':
      writer.sentence(labelled(t`Line removed`, writer.quoted(part.description, 300)));
      for (const { label, before } of part.facts) writer.row(`    ${label}`, before);
      break;
    case 'line added':
      writer.sentence(labelled(t`New line`, writer.quoted(part.description, 300)));
      for (const { label, after } of part.facts) writer.row(`    ${label}`, after);
      break;
  }
}
