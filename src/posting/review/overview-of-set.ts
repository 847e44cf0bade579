import { amountColumn, filled, moneyText, placeRows, requestPart, rowsOf, textColumn } from './sheet.ts';
import type { SheetPart } from './sheet.ts';
import type { Place, Requester } from './review.ts';
import type { SetRow } from './set-row.ts';
import { totalsByKind, totalsOfSet } from './set-totals.ts';
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
    row.warnings.map((warning) => `Number ${index + 1}: ${warning}`),
  );
  const effects = rows.flatMap((row, index) =>
    row.effects.filter((effect) => !shared.has(effect)).map((effect) => `Number ${index + 1}: ${effect}`),
  );
  const shares = [...shared].map(([effect, count]) => `${count} documents: ${effect}`);
  return filled([
    { kind: 'facts', title: 'Where', rows: placeRows(place, companies, 'Posted by the Odoo user') },
    { kind: 'warnings', title: 'Warnings', items: warnings },
    {
      kind: 'table',
      title: 'Documents',
      columns: [textColumn('Document'), textColumn('Known by'), amountColumn('Total')],
      rows: rows.map((row, index) => cellsOf(row, index + 1, companies.length > 1)),
      opensSheets: true,
    },
    {
      kind: 'table',
      title: 'Totals by kind',
      columns: [textColumn('Kind'), amountColumn('Documents'), amountColumn('Total')],
      rows: totalsByKind(rows).map(({ kind, money, count, total, currency }) => [
        [kind, ...wayOf(money)],
        [`${count}`],
        [moneyText(total, currency)],
      ]),
    },
    {
      kind: 'facts',
      title: 'Total',
      rows: [
        ...totalsOfSet(rows, typeTotal !== undefined).map(({ label, total, currency }) => {
          return { label, value: moneyText(total, currency), isStrong: true };
        }),
        ...rowsOf([['You type it', typeTotal]]),
      ],
    },
    { kind: 'list', title: 'What posting does besides', items: [...effects, ...shares] },
    requestPart(requester),
  ]);
}

function cellsOf(row: SetRow, number: number, withCompany: boolean): string[][] {
  const { kind, of = 'of', partner, company, facts, money, total, currency, companyTotal } = row;
  const whose = partner === undefined ? [] : [`${of} ${partner}`];
  const inCompany = companyTotal === undefined ? [] : [moneyText(companyTotal.amount, companyTotal.currency)];
  return [
    [`${number}. ${kind}`, ...whose, ...(withCompany ? [company] : [])],
    facts.map(([label, value]) => `${label}: ${value}`),
    [moneyText(total, currency), ...inCompany, ...wayOf(money)],
  ];
}

function wayOf(money: SetRow['money']): string[] {
  return money === undefined ? [] : [`money ${money}`];
}
