import { t } from '@vscode/l10n';
import { sideText } from '../review/side-text.ts';
import { shownDate } from '../../common/shown-date.ts';
import { demoMarked } from '../../common/demo-words.ts';
import type { RenderedReview } from '../review/render.ts';
import type { SetRow } from '../review/set-row.ts';
import { askedBy } from '../review/requester-text.ts';
import { labelled, written } from '../review/review-writer.ts';
import type { ReviewWriter } from '../review/review-writer.ts';
import type { Place, Requester } from '../review/review.ts';
import { writePlace, writeWarnings } from '../review/write-place.ts';
import type { TransactionFacts } from './transaction-facts.ts';
import { effectsOf, itemsOf, typeTotalReasonOf, warningsOf } from './transaction-effects.ts';
import { sheetOfTransaction } from './transaction-sheet.ts';
import { directionOf, isOut, kindOf, nameOfTransaction, sourceText, unsigned } from './transaction-words.ts';

/** Writes a proposed transaction as plain text: what it is, what entering it books, and what it settles. */
export function renderTransaction(
  place: Place,
  facts: TransactionFacts,
  requester: Requester,
): RenderedReview {
  const why = typeTotalReasonOf(place, facts)?.person;
  const isCash = facts.journal.type === 'cash';
  return {
    ...written(
      t`This transaction is too long for a dialog, so it cannot be entered from here. Review shows all of it.`,
      (writer) => writeTransaction(writer, place, facts, requester),
    ),
    verb: isCash ? t`Enter Cash Transaction` : t`Enter Bank Transaction`,
    keep: t`Keep as Proposal`,
    sheets: [sheetOfTransaction(place, facts, requester)],
    typeTotal: why === undefined ? undefined : { why, total: unsigned(facts), currency: facts.currency.name },
  };
}

/** A proposed transaction as one row among several documents. */
export function rowOfTransaction(place: Place, facts: TransactionFacts, requester: Requester): SetRow {
  const { journal, partner, company, amount, currency, description, date, against } = facts;
  return {
    kind: kindOf(journal),
    ...(partner !== undefined && { partner: partner.name }),
    company: company.name,
    facts: [
      [t`Text`, description],
      [t`Date`, date, {}],
      [t`Journal`, journal.name],
      [t`Against`, against.account.name],
      [t`Money`, directionOf(facts)],
    ],
    money: isOut(facts) ? 'out' : 'in',
    total: amount,
    currency: currency.name,
    effects: effectsOf(facts),
    warnings: warningsOf(facts),
    typeTotal: typeTotalReasonOf(place, facts),
    settles: against.kind === 'document' ? [against.settles.document] : [],
    sheet: sheetOfTransaction(place, facts, requester),
  };
}

function writeTransaction(
  writer: ReviewWriter,
  place: Place,
  facts: TransactionFacts,
  requester: Requester,
): string {
  const { company, journal, partner, description, date, amount, currency } = facts;
  const total = writer.money(amount, currency.name);
  writePlace(writer, place, [company.name], t`Entered by the Odoo user`);
  writeWarnings(writer, warningsOf(facts));
  writer.gap();
  writer.row(t`Partner`, partner?.name ?? t`none`);
  writer.row(t`Text`, description, 500);
  writer.row(t`Known as`, sourceText(facts.source));
  writer.row(t`Date`, shownDate(date));
  writer.row(t`Journal`, journal.name);
  writer.gap();
  writer.sentence(t`Booked as:`);
  for (const [index, { side, account }] of itemsOf(facts).entries()) {
    const booked = writer.money(unsigned(facts), currency.name);
    writer.sentence(t`${index + 1}. ${sideText(side, booked)}, on ${writer.value(account.name)}`);
  }
  writer.gap();
  for (const effect of effectsOf(facts)) writer.sentence(writer.value(effect, 400));
  writer.gap();
  writer.sentence(labelled(t`Total`, `${total}, ${directionOf(facts)}`));
  writer.sentence(askedBy(writer, requester));
  return demoMarked(place.isDemo, t`Enter ${nameOfTransaction(writer, facts)}?`);
}
