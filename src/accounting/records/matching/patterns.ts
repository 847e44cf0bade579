import { withoutAccents } from './fold.ts';
import type { NameWord } from './name.ts';

/*
 * Odoo's `ilike` heeds accents, and knows two wildcards: `_` is one character, `%` any number of them. With these it
 * is asked for a little more than is meant; what fits is decided here, by `asked.ts`. Words hold letters and digits
 * alone, so that nothing in them is a wildcard by itself.
 */

/** Letters that carry accents, from often to seldom. Fewer are left open where too little would be left of the word. */
const ACCENTED = [/[aeiouycnszlrdtg]/g, /[aeiouycn]/g, /[aeiou]/g] as const;
const FEWEST_LETTERS = 3;
/** When nothing matched, and beside the other words of a name. */
const FEWEST_OF_NEAR = 2;

/** "ue" may be "ü", and "ss" "ß". */
const DIGRAPH = /ae|oe|ue|aa|ss/g;

/** How far apart letters of initials may stand: "JP", "J.P.", "J. P.". */
const BETWEEN_INITIALS = ['', '_', '__'] as const;
const LONGEST_INITIALS = 3;

/** How many characters in a row a typo may spoil, an umlaut beside it included. */
const GAP = 3;
/** Words are asked for by this many patterns at most; longer words by wider gaps. */
const MOST_GAPS = 12;

/** Patterns of which each text has one that holds this word in any spelling. */
export function wordPatterns({ typed }: NameWord): string[] {
  const letters = Array.from(typed);
  if (letters.length <= LONGEST_INITIALS && !/\p{N}/u.test(typed)) {
    const initials = BETWEEN_INITIALS.map((between) => letters.join(between));
    return [...new Set([...initials, spelledOpenly(typed)])];
  }
  return [spelledOpenly(typed)];
}

/** Patterns of which each text has one that holds this word with one typo. Of words of four letters and more. */
export function typoPatterns({ typed }: NameWord): string[] {
  const letters = Array.from(typed);
  const gap = Math.max(Math.min(GAP, letters.length - 2), Math.ceil(letters.length / MOST_GAPS) + 1);
  const step = Math.max(1, gap - 2);
  const patterns = [];
  for (let from = 0; from < letters.length - 1; from += step) {
    const rest = [letters.slice(0, from), letters.slice(from + gap)];
    patterns.push(rest.map((part) => withOpenUmlauts(part.join(''))).join('%'));
  }
  return [...new Set([...patterns, spelledOpenly(typed, FEWEST_OF_NEAR)])];
}

/** With a wildcard wherever another spelling may have another letter: "Müller" is `m%ll_r`. */
function spelledOpenly(typed: string, fewestLetters = FEWEST_LETTERS): string {
  const pattern = withOpenUmlauts(typed);
  const isTelling = (opened: string) => opened.replace(/[_%]/g, '').length >= fewestLetters;
  return ACCENTED.map((letters) => pattern.replace(letters, '_')).find(isTelling) ?? pattern;
}

/** "Müller" and "Mueller" are both `m%ller`. */
function withOpenUmlauts(typed: string): string {
  const open = (letter: string) => (withoutAccents(letter) === letter ? letter : '%');
  return typed.replace(DIGRAPH, '%').replace(/[^\p{ASCII}]/gu, open);
}
