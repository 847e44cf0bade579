import { t } from '@vscode/l10n';
import { demoMarked } from '../../common/demo-words.ts';
import { listed } from '../../common/listed.ts';
import type { RenderedReview } from './render.ts';
import { asItIs } from '../../common/said.ts';
import { askedBy } from './requester-text.ts';
import { labelled, written } from './review-writer.ts';
import type { ReviewWriter } from './review-writer.ts';
import type { Place, Requester } from './review.ts';
import { setKindTitle } from './set-kind.ts';
import { valueOfFact } from './set-row.ts';
import type { SetRow } from './set-row.ts';
import { totalOfSet, whyNotTogether } from './set-rules.ts';
import { sumsInQuestion, totalsByKind, totalsOfSet, wayText } from './set-totals.ts';
import { whoseDocument } from './subject.ts';
import { overviewOfSet } from './overview-of-set.ts';
import { sharedEffects } from './shared-effects.ts';
import { writePlace, writeWarnings } from './write-place.ts';

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
    ...written(
      t`These documents are too many for a dialog, so they cannot be posted from here. Review shows all of them.`,
      (writer) => writeSet(writer, place, rows, requester, typeTotal !== undefined),
    ),
    sheets: rows.map(({ sheet }) => sheet),
    overview: overviewOfSet(place, rows, requester, typeTotal?.why),
    verb: t`Post ${rows.length} Documents`,
    keep: t`Keep as Drafts`,
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
  writePlace(writer, place, [...companies], t`Posted by the Odoo user`);
  if (warned > 0) writer.sentence(t`Warnings: ${warned} of ${rows.length} documents have some.`);
  const shared = sharedEffects(rows);
  for (const [index, row] of rows.entries()) {
    writer.gap();
    writeRow(writer, index + 1, row, companies.size > 1);
    for (const effect of row.effects.filter((each) => !shared.has(each)))
      writer.sentence(writer.value(effect, 300));
  }
  writer.gap();
  for (const [effect, count] of shared) writer.sentence(t`${count} documents: ${writer.value(effect, 300)}`);
  writer.gap();
  const byKind = totalsByKind(rows);
  if (byKind.length > 1)
    for (const { kind, money, count, total, currency } of byKind) {
      const way = money === undefined ? [] : [wayText(money)];
      const what = [setKindTitle(kind), ...way, count].join(', ');
      writer.sentence(labelled(what, writer.money(total, currency)));
    }
  for (const { label, total, currency } of totalsOfSet(rows, isTyped))
    writer.sentence(labelled(label, writer.money(total, currency)));
  writer.sentence(askedBy(writer, requester));
  const sums = sumsInQuestion(rows).map(({ total, currency, of }) => {
    return `${writer.money(total, currency)}${of === undefined ? '' : ` (${of})`}`;
  });
  return demoMarked(place.isDemo, t`Post ${rows.length} documents, ${listed(sums)}?`);
}

function writeRow(writer: ReviewWriter, place: number, row: SetRow, withCompany: boolean): void {
  writer.sentence(`${place}. ${nameOfRow(writer, row, setKindTitle(row.kind))}`);
  const facts = row.facts.map((fact) => {
    return `${fact[0]} ${valueOfFact(fact, (value) => writer.quoted(value, 80))}`;
  });
  if (facts.length > 0) writer.sentence(facts.join(', '));
  if (withCompany) writer.row(t`Company`, row.company);
  writeWarnings(writer, row.warnings);
}

/** "Vendor bill of “Azure Interior”, 1,234.56 EUR". @param kind as it stands there */
export function nameOfRow(
  writer: ReviewWriter,
  { of = 'of', partner, total, currency }: SetRow,
  kind: string,
): string {
  const money = writer.money(total, currency);
  if (partner === undefined) return t`${kind}, ${money}`;
  return whoseDocument(asItIs(kind), of, writer.quoted(partner, 80), asItIs(money)).person;
}
