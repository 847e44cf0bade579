import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Asked } from '../../../../src/accounting/records/matching/asked.ts';
import { knownBy } from '../../../../src/accounting/records/matching/known.ts';
import { isSameName, parseName } from '../../../../src/accounting/records/matching/name.ts';
import { isOneTypo } from '../../../../src/accounting/records/matching/one-typo.ts';
import { typoPatterns, wordPatterns } from '../../../../src/accounting/records/matching/patterns.ts';
import { textMatcher } from '../../../../src/demo/orm/search/like.ts';

const letters = Array.from('abdefghiklmnoprstuvwz');
const word = (shortest: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: shortest, maxLength: 20 });

/** A word, and the same with one letter more, less or other, or with two neighbours swapped. */
const mistyped = fc
  .tuple(word(5), fc.nat(), fc.constantFrom('more', 'less', 'other', 'swapped'), fc.constantFrom(...letters))
  .map(([right, seed, how, letter]): readonly [string, string] => {
    const at = seed % right.length;
    const [before, after] = [right.slice(0, at), right.slice(at + 1)];
    switch (how) {
      case 'more':
        return [right, `${before}${letter}${right.slice(at)}`];
      case 'less':
        return [right, `${before}${after}`];
      case 'other':
        return [right, `${before}${letter}${after}`];
      case 'swapped':
        return [right, `${before}${after.slice(0, 1)}${right.charAt(at)}${after.slice(1)}`];
    }
  });

/** Whether Odoo would find the text by one of the patterns. */
const isFound = (text: string, patterns: readonly string[]) =>
  patterns.some((pattern) => textMatcher(pattern, { isExact: false, ignoresCase: true })(text));

const wordsIn = (text: string) => parseName(text, false).words;

const ACCENTED: Readonly<Record<string, string>> = { a: 'ä', e: 'é', i: 'í', o: 'ö', u: 'ü', n: 'ñ' };

describe('one typo', () => {
  it('is recognised wherever it is, both ways', () => {
    fc.assert(
      fc.property(mistyped, ([right, wrong]) => {
        expect([isOneTypo(right, wrong), isOneTypo(wrong, right)]).toEqual([true, true]);
      }),
    );
  });

  it('is not two, and not one in a short word', () => {
    expect(isOneTypo('interior', 'inteirro')).toBe(false);
    expect(isOneTypo('interior', 'intxriyr')).toBe(false);
    expect(isOneTypo('bau', 'bar')).toBe(false);
  });

  it('is among what Odoo is asked for when nothing matched', () => {
    fc.assert(
      fc.property(mistyped, ([right, wrong]) => {
        for (const each of wordsIn(wrong)) expect(isFound(right, typoPatterns(each))).toBe(true);
      }),
    );
  });
});

describe('a word without its accents', () => {
  const accented = word(1).map((plain): readonly [string, string] => [
    plain,
    plain.replace(/[aeioun]/, (letter) => ACCENTED[letter] ?? letter),
  ]);

  it('is the same word', () => {
    fc.assert(
      fc.property(accented, ([plain, real]) => {
        expect(isSameName(parseName(plain, false), parseName(real, false))).toBe(true);
      }),
    );
  });

  it('is among what Odoo is asked for, first or when nothing matched', () => {
    fc.assert(
      fc.property(accented, ([plain, real]) => {
        fc.pre(plain.length >= 5);
        for (const each of wordsIn(plain))
          expect(isFound(real, [...wordPatterns(each), ...typoPatterns(each)])).toBe(true);
        for (const each of wordsIn(real)) expect(isFound(plain, wordPatterns(each))).toBe(true);
      }),
    );
  });
});

describe('any text whatever', () => {
  it('can be asked for, and is identical with itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean(), (text, hasLegalForm) => {
        const ranked = new Asked(text, hasLegalForm).rank([
          { known: knownBy({ names: [text] }, hasLegalForm) },
        ]);
        expect(ranked.map(({ fit }) => fit)).toEqual(['identical']);
      }),
    );
  });

  it('makes patterns in which nothing of it is a wildcard', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const { typed } of wordsIn(text)) expect(typed).not.toMatch(/[%_\\]/);
      }),
    );
  });

  it('is the same name in any order of its words', () => {
    fc.assert(
      fc.property(fc.array(word(4), { minLength: 1, maxLength: 6 }), (words) => {
        const parsed = (each: readonly string[]) => parseName(each.join(' '), true);
        fc.pre(parsed(words).legalForm === '' && parsed(words.toReversed()).legalForm === '');
        expect(isSameName(parsed(words), parsed(words.toReversed()))).toBe(true);
      }),
    );
  });
});
