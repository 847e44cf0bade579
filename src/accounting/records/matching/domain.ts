import type { Json } from '../../../common/json.ts';
import { literally } from '../../reading/literally.ts';
import type { Asked } from './asked.ts';
import type { NameWord } from './name.ts';
import { typoPatterns, wordPatterns } from './patterns.ts';

/** Where Odoo looks for what is asked: the columns of names, of codes, and of numbers (see `Identifiers`). */
export interface SearchedColumns {
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly numbers: readonly string[];
}

/** Further words would make the question longer, and hardly the answer shorter. */
const MOST_WORDS = 6;
/** A name with a typo is known by its longest words. */
const MOST_MISTYPED = 3;
/** Shorter words with a typo are anything. */
const SHORTEST_MISTYPED = 4;
/** Beside words of this length, shorter ones need not be asked for. */
const TELLING = 5;
const LONGEST_NUMBER = 40;
const SHORTEST_NUMBER = 4;

/** Every word somewhere, or the whole as a number with whatever punctuation. */
export function byWords(text: string, asked: Asked, columns: SearchedColumns): Json[] {
  const { names, codes, numbers } = columns;
  const words = longest(asked.name.words, MOST_WORDS).map((word) =>
    anyOf([...like(names, wordPatterns(word)), ...like([...codes, ...numbers], [literally(word.typed)])]),
  );
  if (words.length === 0) return anyOf(like([...names, ...codes, ...numbers], [literally(text.trim())]));
  return anyOf([allOf(words), ...like(numbers, numberPatterns(asked.number))]);
}

/** Each of the longest words with one typo; of three, any two. Undefined when the words are too short for that. */
export function byParts(asked: Asked, { names, numbers }: SearchedColumns): Json[] | undefined {
  const known = asked.name.words.filter(({ typed }) => typed.length >= SHORTEST_MISTYPED);
  const telling = known.filter(({ typed }) => typed.length >= TELLING);
  const words = longest(telling.length > 0 ? telling : known, MOST_MISTYPED).map((word) => {
    const columns = /\p{N}/u.test(word.typed) ? [...names, ...numbers] : names;
    return anyOf(like(columns, typoPatterns(word)));
  });
  if (words.length === 0) return undefined;
  if (words.length < MOST_MISTYPED) return allOf(words);
  return anyOf(words.map((_, left) => allOf(words.filter((_word, at) => at !== left))));
}

function longest(words: readonly NameWord[], most: number): readonly NameWord[] {
  return [...words].sort((a, b) => b.typed.length - a.typed.length).slice(0, most);
}

/** "DE123" finds "DE 1-23". */
function numberPatterns(number: string): string[] {
  const isNumber = /\p{N}/u.test(number) && number.length >= SHORTEST_NUMBER;
  return isNumber && number.length <= LONGEST_NUMBER ? [Array.from(number).join('%')] : [];
}

const like = (columns: readonly string[], patterns: readonly string[]): Json[][] =>
  columns.flatMap((column) => patterns.map((pattern) => [[column, 'ilike', pattern]]));

/** Odoo's prefix notation. Each part is a whole expression. */
const joined = (operator: '|' | '&', parts: readonly Json[][]): Json[] => [
  ...parts.slice(1).map(() => operator),
  ...parts.flat(),
];
const anyOf = (parts: readonly Json[][]): Json[] => joined('|', parts);
const allOf = (parts: readonly Json[][]): Json[] => joined('&', parts);
