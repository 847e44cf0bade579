import { canonicalJson } from '../../common/json.ts';
import type { Named } from '../documents.ts';
import type { CodedLine } from './coded-lines.ts';
import { likeness } from './description-words.ts';

const MOST_GROUPS = 5;
const MOST_EXAMPLES = 3;

/** Lines that were all booked in one way. */
export interface Coding {
  readonly account: number;
  readonly taxes: readonly number[];
  readonly product?: Named;
  readonly analytic: Readonly<Record<string, number>>;
  /** How many lines. */
  readonly count: number;
  /** The date of the newest. */
  readonly lastUsed: string;
  /** The newest, those with a similar description first. */
  readonly examples: readonly CodedLine[];
}

/**
 * The ways in which lines were booked: those with a similar description first, then the most frequent, then the one
 * that was used last.
 * @param lines the newest first
 * @param words of the description that is asked about
 */
export function groupCodings(lines: readonly CodedLine[], words: readonly string[]): Coding[] {
  const groups = new Map<string, CodedLine[]>();
  for (const line of lines) {
    const { account, taxes, product, analytic } = line;
    const key = canonicalJson([account, [...taxes], product?.id ?? null, { ...analytic }]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  const ranked = [...groups.values()].map((group) => {
    const alike = group.map((line) => likeness(words, line.description));
    return { group, alike, best: Math.max(...alike) };
  });
  return ranked
    .toSorted((a, b) => b.best - a.best || b.group.length - a.group.length || newest(b) - newest(a))
    .slice(0, MOST_GROUPS)
    .flatMap(({ group, alike }) => {
      const [first] = group;
      if (first === undefined) return [];
      const examples = group
        .map((line, index) => ({ line, alike: alike[index] ?? 0 }))
        .toSorted((a, b) => b.alike - a.alike)
        .slice(0, MOST_EXAMPLES)
        .map(({ line }) => line);
      const { account, taxes, product, analytic, date } = first;
      return [{ account, taxes, product, analytic, count: group.length, lastUsed: date, examples }];
    });
}

function newest({ group }: { readonly group: readonly CodedLine[] }): number {
  return Date.parse(group[0]?.date ?? '');
}
