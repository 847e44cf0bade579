import { withDigraphs, withoutAccents } from '../records/matching/fold.ts';

/** Shorter ones ("of", "für") are in every description. */
const LEAST_LETTERS = 3;
const MOST_WORDS = 6;

/** The words by which a description is compared, as they were typed; numbers and short words tell nothing. */
export function tellingWords(description: string): string[] {
  const words = description.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  return [...new Set(words.filter((word) => Array.from(word).length >= LEAST_LETTERS))].slice(0, MOST_WORDS);
}

/** How many of the words are in a text, from 0 to 1; accents make no difference. */
export function likeness(words: readonly string[], text: string): number {
  const spelled = [withoutAccents(text), withDigraphs(text)];
  const found = words.filter((word) =>
    [withoutAccents(word), withDigraphs(word)].some((each) => spelled.some((line) => line.includes(each))),
  );
  return words.length === 0 ? 0 : found.length / words.length;
}
