import { demoMarked } from '../../common/demo-words.ts';
import { listed } from '../../common/listed.ts';
import type { RenderedReview } from './render.ts';
import { requesterText } from './requester-text.ts';
import { written } from './review-writer.ts';
import type { ReviewWriter } from './review-writer.ts';
import type { Place, Requester } from './review.ts';
import type { SetRow } from './set-row.ts';
import { totalOfSet, whyNotTogether } from './set-rules.ts';
import { sumsInQuestion, totalsByKind, totalsOfSet } from './set-totals.ts';
import { overviewOfSet } from './overview-of-set.ts';
import { sharedEffects } from './shared-effects.ts';
import { writePlace, writeWarnings } from './write-place.ts';

const TOO_LONG =
  'These documents are too many for a dialog, so they cannot be posted from here. Review shows all of them.';

/** A date, and what posting does to it: our own words. */
const A_DATE = /^(?:\d{4}-\d{2}-\d{2}|none)(?: \([\w ,]+\))?$/;

/**
 * Writes several documents as one question: each with what it is known by, and what those of each kind come to in each
 * currency.
 * @param pairing whether they belong together whatever their amounts: an entry and the one that reverses it
 * @throws TypeError for those that are not asked about together: see `whyNotTogether`
 */
export function renderSet(
  place: Place,
  rows: readonly SetRow[],
  requester: Requester,
  pairing: 'a pair' | 'a set' = 'a set',
): RenderedReview {
  if (whyNotTogether(rows, place, pairing).length > 0)
    throw new TypeError('These documents are not asked about together.');
  const typeTotal = totalOfSet(rows, place, pairing);
  return {
    ...written(TOO_LONG, (writer) => writeSet(writer, place, rows, requester, typeTotal !== undefined)),
    sheets: rows.map(({ sheet }) => sheet),
    overview: overviewOfSet(place, rows, requester, typeTotal?.why),
    verb: `Post ${rows.length} Documents`,
    keep: 'Keep as Drafts',
    ...(typeTotal !== undefined && { typeTotal }),
  };
}

function writeSet(
  writer: ReviewWriter,
  place: Place,
  rows: readonly SetRow[],
  requester: Requester,
  isTyped: boolean,
): string {
  const companies = new Set(rows.map(({ company }) => company));
  const warned = rows.filter(({ warnings }) => warnings.length > 0).length;
  writePlace(writer, place, [...companies], 'Posted by the Odoo user');
  if (warned > 0) writer.sentence(`Warnings: ${warned} of ${rows.length} documents have some.`);
  const shared = sharedEffects(rows);
  for (const [index, row] of rows.entries()) {
    writer.gap();
    writeRow(writer, index + 1, row, companies.size > 1);
    for (const effect of row.effects.filter((each) => !shared.has(each)))
      writer.sentence(writer.value(effect, 300));
  }
  writer.gap();
  for (const [effect, count] of shared) writer.sentence(`${count} documents: ${writer.value(effect, 300)}`);
  writer.gap();
  const byKind = totalsByKind(rows);
  if (byKind.length > 1)
    for (const { kind, money, count, total, currency } of byKind) {
      const way = money === undefined ? '' : `, money ${money}`;
      writer.sentence(`${kind}${way}, ${count}: ${writer.money(total, currency)}`);
    }
  for (const { label, total, currency } of totalsOfSet(rows, isTyped))
    writer.sentence(`${label}: ${writer.money(total, currency)}`);
  writer.sentence(`Asked by ${requesterText(writer, requester)}.`);
  const sums = sumsInQuestion(rows).map(({ total, currency, of }) => {
    return `${writer.money(total, currency)}${of === undefined ? '' : ` (${of})`}`;
  });
  return demoMarked(place.isDemo, `Post ${rows.length} documents, ${listed(sums)}?`);
}

function writeRow(writer: ReviewWriter, place: number, row: SetRow, withCompany: boolean): void {
  const of = row.partner === undefined ? '' : ` ${row.of ?? 'of'} ${writer.quoted(row.partner, 80)}`;
  writer.sentence(`${place}. ${row.kind}${of}, ${writer.money(row.total, row.currency)}`);
  const facts = row.facts.map(([label, value]) => {
    return `${label} ${A_DATE.test(value) ? value : writer.quoted(value, 80)}`;
  });
  if (facts.length > 0) writer.sentence(facts.join(', '));
  if (withCompany) writer.row('Company', row.company);
  writeWarnings(writer, row.warnings);
}
