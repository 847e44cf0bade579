/** What a legal form is called in full or by halves, and its short name. Folded, without dots and spaces. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  gesellschaftmitbeschrankterhaftung: 'gmbh',
  aktiengesellschaft: 'ag',
  gesmbh: 'gmbh',
  haftungsbeschrankt: 'ug',
  limited: 'ltd',
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  beslotenvennootschap: 'bv',
};

/** Forms that are no word of anything else, so they are one wherever they stand. */
const PLAIN_FORMS = new Set([
  ...['gmbh', 'ggmbh', 'ug', 'ohg', 'kgaa', 'gbr', 'mbh', 'partg', 'partgmbb'],
  ...['bv', 'nv', 'bvba', 'sprl', 'sarl', 'eurl', 'sasu', 'ltd', 'llc', 'llp', 'plc', 'inc', 'corp'],
  ...['srl', 'sro', 'spzoo', 'doo', 'kft', 'zrt', 'aps', 'oyj', 'lda', 'pty', 'srls'],
]);

/** Forms that may be a word or initials elsewhere: they count at the end alone. */
const ENDING_FORMS = new Set([
  ...['ag', 'kg', 'se', 'ek', 'ev', 'eg', 'co', 'sa', 'sas', 'sl', 'slu', 'spa', 'snc', 'sci'],
  ...['as', 'asa', 'ab', 'oy', 'hb', 'vof', 'cv', 'cvba', 'lp', 'sti'],
]);

/** Those that French and Belgian names begin with, and what Germans put before any. */
const LEADING_FORMS = new Set(['sa', 'sas', 'sci', 'snc', 'ets']);
const LEADING_WORDS = new Set(['firma', 'fa']);

/** Most words that one form is written in: "Gesellschaft mit beschränkter Haftung", "sp. z o. o.". */
const MOST_WORDS = 4;

/** A name without its legal form, and the form: "gmbh co kg". Empty when it has none. */
export interface WithoutLegalForm {
  readonly words: readonly string[];
  readonly form: string;
}

/**
 * Takes the legal form out of a name's folded words. Something is always left: "AG" is a name by itself.
 */
export function withoutLegalForm(words: readonly string[]): WithoutLegalForm {
  const forms: string[] = [];
  let rest = [...words];
  for (let last = formAtEnd(rest); last !== undefined; last = formAtEnd(rest)) {
    forms.unshift(last.form);
    rest = rest.slice(0, -last.length);
  }
  if (rest.length > 1 && LEADING_WORDS.has(rest[0] ?? '')) rest = rest.slice(1);
  if (rest.length > 1 && forms.length === 0 && LEADING_FORMS.has(rest[0] ?? '')) {
    forms.push(rest[0] ?? '');
    rest = rest.slice(1);
  }
  const within = rest.filter((word) => PLAIN_FORMS.has(word));
  if (within.length > 0 && within.length < rest.length) {
    forms.unshift(...within);
    rest = rest.filter((word) => !PLAIN_FORMS.has(word));
  }
  return { words: rest, form: [...new Set(forms)].join(' ') };
}

function formAtEnd(words: readonly string[]): { form: string; length: number } | undefined {
  for (let length = Math.min(MOST_WORDS, words.length - 1); length > 0; length -= 1) {
    const joined = words.slice(-length).join('');
    const form = SHORT_NAMES[joined] ?? joined;
    // What may be a word is one form only when the words are its letters: "e. K.".
    const areLetters = words.slice(-length).every((word) => word.length === 1);
    const mayBeWord = ENDING_FORMS.has(form) && (length === 1 || areLetters || form !== joined);
    if (mayBeWord || PLAIN_FORMS.has(form)) return { form, length };
  }
  return undefined;
}
