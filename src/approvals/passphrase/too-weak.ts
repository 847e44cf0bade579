const FEWEST_CHARACTERS = 12;
const FEWEST_WORDS = 4;

/** Fewer than so many different letters are a pattern on the keyboard. */
const FEWEST_DIFFERENT = 5;

/** @returns what is wrong with a new passphrase, in a sentence; undefined when nothing is */
export function tooWeak(passphrase: string): string | undefined {
  const text = passphrase.normalize('NFKC');
  const words = text.split(/\s+/u).filter((word) => Array.from(word).length > 1);
  const letters = Array.from(text.replace(/\s+/gu, ' ').trim());
  if (letters.length < FEWEST_CHARACTERS && words.length < FEWEST_WORDS)
    return `Too short: take ${FEWEST_CHARACTERS} characters or ${FEWEST_WORDS} words at least.`;
  if (new Set(letters).size < FEWEST_DIFFERENT)
    return 'Too easy to guess: it repeats the same few characters.';
  return undefined;
}
