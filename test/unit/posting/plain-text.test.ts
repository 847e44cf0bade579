import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/common/plain-text.ts';

/** Whatever ends a line, has no glyph of its own, or turns the direction of what follows. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

const HOSTILE: readonly (readonly [what: string, value: string, shown: string])[] = [
  ['plain text', 'Azure Interior', 'Azure Interior'],
  ['accents and other scripts', 'Ærø & Søn — 東京', 'Ærø & Søn — 東京'],
  ['words from right to left', 'שלום', 'שלום'],
  ['a right-to-left override', 'a\u202egpj.exe', 'a<U+202E>gpj.exe'],
  ['a left-to-right override', 'a\u202db', 'a<U+202D>b'],
  ['embeddings and their end', '\u202a\u202b\u202c', '<U+202A><U+202B><U+202C>'],
  ['isolates', '\u2066a\u2069\u2067\u2068', '<U+2066>a<U+2069><U+2067><U+2068>'],
  ['direction marks', 'a\u200e\u200f\u061c', 'a<U+200E><U+200F><U+061C>'],
  ['a tag character', 'x\u{e0041}', 'x<U+E0041>'],
  ['a sentence in tag characters', '\u{e0050}\u{e006f}\u{e007f}', '<U+E0050><U+E006F><U+E007F>'],
  ['a language tag', '\u{e0001}', '<U+E0001>'],
  ['a line of ours', 'Chairs\nTotal: 1.00 EUR', 'Chairs Total: 1.00 EUR'],
  ['many line feeds', 'Chairs\n\n\n\nTotal: 1.00', 'Chairs Total: 1.00'],
  ['a carriage return', 'Chairs\rTotal', 'Chairs Total'],
  ['both', 'a\r\nb', 'a b'],
  ['a tab', 'a\tb', 'a b'],
  ['a vertical tab and a form feed', 'a\vb\fc', 'a<U+000B>b<U+000C>c'],
  ['a next line', 'a\u0085b', 'a<U+0085>b'],
  ['a line separator', 'a\u2028b', 'a<U+2028>b'],
  ['a paragraph separator', 'a\u2029b', 'a<U+2029>b'],
  ['a zero-width space', 'Az\u200bure', 'Az<U+200B>ure'],
  ['joiners', 'a\u200c\u200db', 'a<U+200C><U+200D>b'],
  ['a word joiner', 'a\u2060b', 'a<U+2060>b'],
  ['a byte order mark', '\ufeffa', '<U+FEFF>a'],
  ['a soft hyphen', 'a\u00adb', 'a<U+00AD>b'],
  ['a NUL', 'a\u0000b', 'a<U+0000>b'],
  ['a bell and a backspace', '\u0007\u0008', '<U+0007><U+0008>'],
  ['an escape sequence', '\u001b[2Ja', '<U+001B>[2Ja'],
  ['a delete', 'a\u007f', 'a<U+007F>'],
  ['a lone high surrogate', 'a\ud800b', 'a<U+D800>b'],
  ['a lone low surrogate', 'a\udc00', 'a<U+DC00>'],
  ['a surrogate pair', 'a😀', 'a😀'],
  ['private use', '\ue000', '<U+E000>'],
  ['an unassigned character', '\u0378', '<U+0378>'],
  ['a noncharacter', '\ufffe', '<U+FFFE>'],
  ['a Hangul filler, a letter without a glyph', 'a\u3164b', 'a<U+3164>b'],
  ['more fillers', '\u115f\u1160\uffa0', '<U+115F><U+1160><U+FFA0>'],
  ['a variation selector', 'a\ufe0fb', 'a<U+FE0F>b'],
  ['bytes in variation selectors', 'a\u{e0100}\u{e01ef}', 'a<U+E0100><U+E01EF>'],
  ['a combining grapheme joiner', 'a\u034fb', 'a<U+034F>b'],
  ['an invisible plus', 'a\u2064b', 'a<U+2064>b'],
  ['an empty Braille pattern', 'a\u2800b', 'a<U+2800>b'],
  ['a musical format character', '\u{1d173}', '<U+1D173>'],
  ['an annotation anchor', '\ufff9a\ufffb', '<U+FFF9>a<U+FFFB>'],
  ['many sorts of space', 'a\u00a0\u2003\u3000b', 'a b'],
  ['space around', '  a  ', 'a'],
  ['nothing but space', ' \n\u00a0 ', ''],
  ['a letter and its accent apart', 'Cafe\u0301', 'Café'],
  ['text that looks escaped already', '<U+202E>', '<U+202E>'],
];

describe('foreign text is safe on one line', () => {
  it.each(HOSTILE)('%s', (_what, value, shown) => {
    expect(plainText(value)).toEqual({ text: shown, cut: false });
  });

  it('never ends the line, hides anything or turns a direction, whatever comes in', () => {
    const pieces = fc.constantFrom(...HOSTILE.map(([, value]) => value));
    const points = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));
    const anything = fc.array(fc.oneof(pieces, points, fc.string({ unit: 'binary' })), { maxLength: 30 });
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 60 }), (parts, most) => {
        const { text, cut } = plainText(parts.join(''), most);
        expect(text).not.toMatch(UNSAFE);
        expect(Array.from(text).length).toBeLessThanOrEqual(most);
        expect(text.endsWith('…') || !cut).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is stable: shown once or twice, it is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const once = plainText(value, 10_000).text;
        expect(plainText(once, 10_000).text).toBe(once);
      }),
    );
  });
});

describe('what is too long is cut, and says so', () => {
  it('keeps exactly as many characters as fit', () => {
    expect(plainText('a'.repeat(200))).toEqual({ text: 'a'.repeat(200), cut: false });
    expect(plainText('a'.repeat(201))).toEqual({ text: `${'a'.repeat(199)}…`, cut: true });
  });

  it('does not cut a character in two', () => {
    expect(plainText('😀😀😀', 2)).toEqual({ text: '😀…', cut: true });
  });

  it('counts what is shown, so that escapes cannot make a value longer', () => {
    expect(plainText('\u202e'.repeat(50), 20).text.length).toBe(20);
  });

  it('takes a million characters in its stride', () => {
    const started = performance.now();
    expect(plainText('\u202e\n a'.repeat(250_000)).cut).toBe(true);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
