import { t } from '@vscode/l10n';
import { add, compare, formatDecimal, magnitude, parseDecimal, ZERO } from '../../common/decimal.ts';
import { said, saidTogether } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import type { Decimal } from '../../common/decimal.ts';
import { plainText } from '../../common/plain-text.ts';
import type { SetRow } from './set-row.ts';
import type { Place } from './review.ts';
import { saidMoney } from './subject.ts';
import type { TotalToType } from './typed-total.ts';

/** What belongs together whatever its amount: an entry and the one that reverses it. */
type Pairing = 'a pair' | 'a set';

/**
 * Why these are not asked about together, in sentences for people; empty when they are. A total that has to be typed is
 * typed for one document, and what two of them would settle nobody can say beforehand.
 */
export function whyNotTogether(rows: readonly SetRow[], place: Place, pairing: Pairing): Said[] {
  const alone = rows.flatMap((row, index) =>
    row.typeTotal === undefined || pairing === 'a pair'
      ? []
      : [said`${number(row, index)} has to be posted on its own, with its total typed: ${row.typeTotal}`],
  );
  const settling = Map.groupBy(
    rows.flatMap((row, index) => (row.settles ?? []).map((document) => ({ document, row, index }))),
    ({ document }) => document,
  );
  const twice = [...settling].flatMap(([document, each]) =>
    each.length > 1
      ? [said`${numbers(each)} settle the same document, ${document}: post one after the other.`]
      : [],
  );
  const isOver = overLimit(rows, place) !== undefined;
  const mixed =
    isOver && currenciesOf(rows).length > 1
      ? [
          said`Together they are over your limit, and of several currencies: post those of one currency at a time.`,
        ]
      : [];
  const opposed =
    isOver && new Set(rows.map(({ total }) => total.startsWith('-'))).size > 1
      ? [said`Together they are over your limit, and some take away from the total: post those apart.`]
      : [];
  return [...alone, ...twice, ...mixed, ...opposed];
}

/** The total that the person has to type for all of them, as the dialog shows it, where a button is not enough. */
export function totalOfSet(rows: readonly SetRow[], place: Place, pairing: Pairing): TotalToType | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const { currency } = first;
  const total = unsigned(formatDecimal(sum(rows.map((row) => row.total))));
  const ofOne = rows.map(({ typeTotal }) => typeTotal).find((reason) => reason !== undefined);
  if (pairing === 'a pair' && ofOne !== undefined)
    return {
      why: saidTogether([ofOne, said`The total of both is to be typed.`], ' ').person,
      total,
      currency,
    };
  const limit = overLimit(rows, place);
  if (limit === undefined) return undefined;
  return {
    why: t`Together they are over your limit of ${limit}: the total of all their amounts is to be typed.`,
    total,
    currency,
  };
}

/** The limit that they are over together, in words. A limit is in the currency of each company. */
function overLimit(rows: readonly SetRow[], { typeTotalsOver }: Place): string | undefined {
  const limit = typeTotalsOver === undefined ? undefined : parseDecimal(typeTotalsOver);
  if (typeTotalsOver === undefined || limit === undefined) return undefined;
  const byCompany = Map.groupBy(rows, ({ company }) => company);
  for (const group of byCompany.values()) {
    const inCompany = group.map(({ companyTotal, total }) => unsigned(companyTotal?.amount ?? total));
    const [first] = group;
    const currency = first?.companyTotal?.currency ?? first?.currency ?? '';
    if (compare(sum(inCompany), limit) > 0)
      return saidMoney(typeTotalsOver, plainText(currency, 10).text).person;
  }
  return undefined;
}

function currenciesOf(rows: readonly SetRow[]): readonly string[] {
  return [...new Set(rows.map(({ currency }) => currency))];
}

function sum(amounts: readonly string[]): Decimal {
  return amounts.map((amount) => parseDecimal(amount) ?? ZERO).reduce(add, ZERO);
}

function unsigned(amount: string): string {
  return formatDecimal(magnitude(parseDecimal(amount) ?? ZERO));
}

/** People read it by its place, models by its handle. */
function number({ sheet }: SetRow, index: number): Said {
  return said`Number ${index + 1} of the set (${sheet.document})`;
}

function numbers(rows: readonly { readonly row: SetRow; readonly index: number }[]): Said {
  return rows
    .map(({ row, index }, place) =>
      place === 0 ? number(row, index) : said`number ${index + 1} of the set (${row.sheet.document})`,
    )
    .reduce((one, other) => said`${one} and ${other}`);
}
