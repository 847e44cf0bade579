import { lettersAndDigits, retyped } from './fold.ts';
import type { Known } from './known.ts';
import { asOneWord, isSameName, isSameWord, parseName } from './name.ts';
import type { Name, NameWord } from './name.ts';
import { isOneTypo } from './one-typo.ts';

/** How well a record fits what was asked, the best first. */
const FITS = ['identical', 'same', 'words', 'beginnings', 'parts', 'near'] as const;
export type Fit = (typeof FITS)[number];

export interface Fitting<T> {
  readonly record: T;
  readonly fit: Fit;
}

/** The fit, and what orders those of one fit: words too many, and before all of them typos. */
interface Place {
  readonly fit: Fit;
  readonly distance: number;
}

/** From as many letters on, a number is likelier to be mistyped than to be another one. */
const LONG_NUMBER = 7;
/** A name of so many words is still near when one of them is not there. */
const MANY_WORDS = 3;
const ONE_TYPO = 100;

/** What was asked for, made ready to be compared with any number of records. */
export class Asked {
  readonly #typed: string;
  readonly number: string;
  readonly name: Name;

  /** @param hasLegalForm whether names of this kind end with legal forms */
  constructor(text: string, hasLegalForm: boolean) {
    this.#typed = retyped(text);
    this.number = lettersAndDigits(text);
    this.name = parseName(text, hasLegalForm);
  }

  /** Those records that fit, the best first, and of equally good ones in the order given. */
  rank<T extends { readonly known: Known }>(records: readonly T[]): readonly Fitting<T>[] {
    return records
      .flatMap((record) => {
        const place = this.#placeOf(record.known);
        return place === undefined ? [] : [{ record, ...place }];
      })
      .sort(compare)
      .map(({ record, fit }) => ({ record, fit }));
  }

  #placeOf(known: Known): Place | undefined {
    if (known.written.includes(this.#typed)) return { fit: 'identical', distance: 0 };
    if (this.number !== '' && known.numbers.includes(this.number)) return { fit: 'same', distance: 0 };
    if (this.name.words.length === 0) {
      const isPart = known.written.some((text) => text.includes(this.#typed));
      return isPart ? { fit: 'parts', distance: 0 } : undefined;
    }
    if (known.codes.some((code) => code.startsWith(this.#typed))) return { fit: 'beginnings', distance: 0 };
    const places = known.names.map((name) => this.#placeOfName(name, known));
    return places.filter((place) => place !== undefined).sort(compare)[0];
  }

  #placeOfName(name: Name, known: Known): Place | undefined {
    const { words } = this.name;
    const distance = Math.max(0, name.words.length - words.length);
    const hasEach = (test: (word: NameWord, other: NameWord) => boolean) =>
      words.every((word) => name.words.some((other) => test(word, other)));
    if (isSameName(this.name, name)) return { fit: 'same', distance };
    if (hasEach(isSameWord)) return { fit: 'words', distance };
    if (hasEach(isBeginningOf)) return { fit: 'beginnings', distance };

    const others = [...known.codes, ...known.numbers];
    const missing = words.filter(
      (word) =>
        !name.words.some((other) => isPartOf(word, other)) &&
        !others.some((text) => text.includes(word.typed)),
    );
    if (missing.length === 0) return { fit: 'parts', distance };
    const typos = this.#typos(missing, name, known.numbers);
    return typos === undefined ? undefined : { fit: 'near', distance: typos * ONE_TYPO + distance };
  }

  /** How many typos lie between what was asked and what is there; undefined when these are two things. */
  #typos(missing: readonly NameWord[], name: Name, numbers: readonly string[]): number | undefined {
    const [asked, there] = [asOneWord(this.name), asOneWord(name)];
    if (asked.some((text) => there.includes(text))) return 0;
    const isLong = this.number.length >= LONG_NUMBER;
    if (isLong && numbers.some((number) => isOneTypo(number, this.number))) return 1;
    const wrong = missing.filter((word) => !name.words.some((other) => isTypoOf(word, other)));
    if (wrong.length === 0) return missing.length;
    if (wrong.length === 1 && this.name.words.length >= MANY_WORDS) return missing.length + 1;
    return asked.some((text) => there.some((other) => isOneTypo(text, other))) ? 1 : undefined;
  }
}

function compare(a: Place, b: Place): number {
  return FITS.indexOf(a.fit) - FITS.indexOf(b.fit) || a.distance - b.distance;
}

type Test = (spelling: string, other: string) => boolean;

const anySpelling = (word: NameWord, other: NameWord, test: Test): boolean =>
  word.spellings.some((spelling) => other.spellings.some((text) => test(spelling, text)));

const isBeginningOf = (word: NameWord, other: NameWord): boolean =>
  anySpelling(word, other, (spelling, text) => text.startsWith(spelling));

const isPartOf = (word: NameWord, other: NameWord): boolean =>
  anySpelling(word, other, (spelling, text) => text.includes(spelling));

const isTypoOf = (word: NameWord, other: NameWord): boolean => anySpelling(word, other, isOneTypo);
