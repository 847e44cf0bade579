import { retyped, withDigraphs, withoutAccents } from './fold.ts';
import { withoutLegalForm } from './legal-forms.ts';

/** A word of a name, and the ways in which it may be spelled: "müller" is "muller" and "mueller". */
export interface NameWord {
  /** As it was typed, in lower case. */
  readonly typed: string;
  readonly spellings: readonly string[];
}

/** A name as it is compared: its words without the legal form, and that. */
export interface Name {
  readonly words: readonly NameWord[];
  /** "gmbh"; empty when the name has none. */
  readonly legalForm: string;
}

/** What joins words and is left out as often as not. */
const CONNECTORS = new Set(['und', 'and', 'et', 'en', 'og', 'och']);

/** "J. P." and "S.A.": single letters, each with a dot, are one word. */
const DOTTED = /(?<![\p{L}\p{N}])\p{L}(?:\.\s?\p{L}(?![\p{L}\p{N}]))+\.?/gu;

/** @param hasLegalForm whether names of this kind end with legal forms: those of companies do, those of taxes do not */
export function parseName(text: string, hasLegalForm: boolean): Name {
  const typed = wordsOf(text);
  if (!hasLegalForm) return { words: joinLetters(typed).map(nameWord), legalForm: '' };
  const folded = typed.map(withoutAccents);
  const { words, form } = withoutLegalForm(folded);
  return { words: joinLetters(sameWords(typed, folded, words)).map(nameWord), legalForm: form };
}

/**
 * Whether two names are one: case, accents, order of words, punctuation and a missing legal form make no difference.
 * Two legal forms do: "Azure GmbH" is not "Azure Ltd".
 */
export function isSameName(a: Name, b: Name): boolean {
  if (a.words.length !== b.words.length || a.words.length === 0) return false;
  if (a.legalForm !== '' && b.legalForm !== '' && a.legalForm !== b.legalForm) return false;
  const left = [...b.words];
  return a.words.every((word) => {
    const at = left.findIndex((other) => isSameWord(word, other));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

export function isSameWord(a: NameWord, b: NameWord): boolean {
  return a.spellings.some((spelling) => b.spellings.includes(spelling));
}

/** All of a name as one word, in each spelling: "cloud hafen" is "cloudhafen". */
export function asOneWord(name: Name): readonly string[] {
  const [first, last] = [0, -1].map((at) => name.words.map((word) => word.spellings.at(at) ?? '').join(''));
  return [...new Set([first ?? '', last ?? ''])];
}

function wordsOf(text: string): string[] {
  const plain = retyped(text)
    .replace(/['’`´]/gu, '')
    .replace(DOTTED, (letters) => letters.replace(/[.\s]/gu, ''));
  const words = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.filter((word, at) => at === 0 || at === words.length - 1 || !CONNECTORS.has(word));
}

function nameWord(typed: string): NameWord {
  return { typed, spellings: [...new Set([withoutAccents(typed), withDigraphs(typed)])] };
}

/** Those of the typed words whose folded forms are left, in their order. */
function sameWords(typed: readonly string[], folded: readonly string[], left: readonly string[]): string[] {
  let next = 0;
  return typed.filter((_, at) => {
    const isLeft = folded[at] === left[next];
    if (isLeft) next += 1;
    return isLeft;
  });
}

/** Initials are one word, however they are written: "J P Morgan" has the words "jp" and "morgan". */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let isRun = false;
  for (const word of words) {
    const isLetter = /^\p{L}$/u.test(word);
    joined.push(isLetter && isRun ? `${joined.pop() ?? ''}${word}` : word);
    isRun = isLetter;
  }
  return joined;
}
