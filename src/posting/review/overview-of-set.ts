import { t } from '@vscode/l10n';
import { amountColumn, filled, moneyText, placeRows, requestPart, rowsOf, textColumn } from './sheet.ts';
import type { SheetPart } from './sheet.ts';
import type { Place, Requester } from './review.ts';
import { labelled } from './review-writer.ts';
import { setKindTitle } from './set-kind.ts';
import { valueOfFact } from './set-row.ts';
import type { Whose } from './document-words.ts';
import type { SetRow } from './set-row.ts';
import { totalsByKind, totalsOfSet, wayText } from './set-totals.ts';
import { sharedEffects } from './shared-effects.ts';

/**
 * What the review panel shows of a set before its documents: each on a row that opens its sheet, and what they come to.
 * @param typeTotal why the person has to type the total, where they have to
 */
export function overviewOfSet(
  place: Place,
  rows: readonly SetRow[],
  requester: Requester,
  typeTotal: string | undefined,
): SheetPart[] {
  const companies = [...new Set(rows.map(({ company }) => company))];
  const shared = sharedEffects(rows);
  const warnings = rows.flatMap((row, index) =>
    row.warnings.map((warning) => t`Number ${index + 1}: ${warning}`),
  );
  const effects = rows.flatMap((row, index) =>
    row.effects.filter((effect) => !shared.has(effect)).map((effect) => t`Number ${index + 1}: ${effect}`),
  );
  const shares = [...shared].map(([effect, count]) => t`${count} documents: ${effect}`);
  return filled([
    { kind: 'facts', title: t`Where`, rows: placeRows(place, companies, t`Posted by the Odoo user`) },
    { kind: 'warnings', title: t`Warnings`, items: warnings },
    {
      kind: 'table',
      title: t`Documents`,
      columns: [textColumn(t`Document`), textColumn(t`Known by`), amountColumn(t`Total`)],
      rows: rows.map((row, index) => cellsOf(row, index + 1, companies.length > 1)),
      opensSheets: true,
    },
    {
      kind: 'table',
      title: t`Totals by kind`,
      columns: [textColumn(t`Kind`), amountColumn(t`Documents`), amountColumn(t`Total`)],
      rows: totalsByKind(rows).map(({ kind, money, count, total, currency }) => [
        [setKindTitle(kind), ...wayOf(money)],
        [`${count}`],
        [moneyText(total, currency)],
      ]),
    },
    {
      kind: 'facts',
      title: t`Total`,
      rows: [
        ...totalsOfSet(rows, typeTotal !== undefined).map(({ label, total, currency }) => {
          return { label, value: moneyText(total, currency), isStrong: true };
        }),
        ...rowsOf([[t`You type it`, typeTotal]]),
      ],
    },
    { kind: 'list', title: t`What posting does besides`, items: [...effects, ...shares] },
    requestPart(requester),
  ]);
}

function cellsOf(row: SetRow, number: number, withCompany: boolean): string[][] {
  const { kind, of = 'of', partner, company, facts, money, total, currency, companyTotal } = row;
  const whose = partner === undefined ? [] : [partnerText(of, partner)];
  const inCompany = companyTotal === undefined ? [] : [moneyText(companyTotal.amount, companyTotal.currency)];
  return [
    [`${number}. ${setKindTitle(kind)}`, ...whose, ...(withCompany ? [company] : [])],
    facts.map((fact) =>
      labelled(
        fact[0],
        valueOfFact(fact, (value) => value),
      ),
    ),
    [moneyText(total, currency), ...inCompany, ...wayOf(money)],
  ];
}

function wayOf(money: SetRow['money']): string[] {
  return money === undefined ? [] : [wayText(money)];
}

/** "of Azure Interior". */
function partnerText(of: Whose, partner: string): string {
  switch (of) {
    case 'of':
      return t`of ${partner}`;
    case 'for':
      return t`for ${partner}`;
    case 'to':
      return t`to ${partner}`;
    case 'from':
      return t`from ${partner}`;
  }
}
