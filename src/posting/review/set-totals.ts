import { t } from '@vscode/l10n';
import { add, formatDecimal, magnitude, parseDecimal, ZERO } from '../../common/decimal.ts';
import type { Decimal } from '../../common/decimal.ts';
import { countedKind } from './set-kind.ts';
import type { SetKind } from './set-kind.ts';
import type { SetRow } from './set-row.ts';

/** What the documents of one kind come to, in one currency and one direction. */
export interface KindTotal {
  readonly kind: SetKind;
  readonly money: SetRow['money'];
  readonly count: number;
  /** Decimal string; without a sign where it has a direction. */
  readonly total: string;
  readonly currency: string;
}

export function totalsByKind(rows: readonly SetRow[]): KindTotal[] {
  const groups = Map.groupBy(rows, ({ kind, currency, money = '' }) => `${kind} ${money} ${currency}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, money, currency } = first;
    const sum = sumOf(group);
    const total = formatDecimal(money === undefined ? sum : magnitude(sum));
    return [{ kind, money, count: group.length, total, currency }];
  });
}

/** A sum of several documents, and of which. */
export interface SetTotal {
  /** "Total" */
  readonly label: string;
  /** Decimal string. */
  readonly total: string;
  readonly currency: string;
}

/**
 * What a set comes to. Only documents of one kind and direction have a total: money that comes in adds nothing to money
 * that goes out, nor a payment to the bill that it pays.
 * @param isTyped the person has to type what all amounts come to, whatever they are, so they have to read it
 */
export function totalsOfSet(rows: readonly SetRow[], isTyped: boolean): readonly SetTotal[] {
  return [...Map.groupBy(rows, ({ currency }) => currency)].flatMap(([currency, group]): SetTotal[] => {
    const isOne = totalsByKind(group).length === 1;
    const label = isOne ? t`Total` : t`All amounts added up`;
    return isOne || isTyped ? [{ label, total: formatDecimal(sumOf(group)), currency }] : [];
  });
}

/** Sums for the question: of each currency, and of each kind where there are several. */
export function sumsInQuestion(
  rows: readonly SetRow[],
): readonly { readonly total: string; readonly currency: string; readonly of?: string }[] {
  const [first] = rows;
  if (rows.every(({ kind, money }) => kind === first?.kind && money === first.money)) {
    return [...Map.groupBy(rows, ({ currency }) => currency)].map(([currency, group]) => ({
      total: formatDecimal(sumOf(group)),
      currency,
    }));
  }
  return totalsByKind(rows).map(({ kind, money, count, total, currency }) => {
    const isBoth = rows.some((other) => other.kind === kind && other.money !== money);
    const way = isBoth && money !== undefined ? [wayText(money)] : [];
    return { total, currency, of: [countedKind(kind, count), ...way].join(', ') };
  });
}

/** Which way money goes. */
export function wayText(money: NonNullable<SetRow['money']>): string {
  return money === 'in' ? t`money in` : t`money out`;
}

function sumOf(rows: readonly SetRow[]): Decimal {
  return rows.map(({ total }) => parseDecimal(total) ?? ZERO).reduce(add, ZERO);
}
