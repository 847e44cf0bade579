import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../../src/common/decimal.ts';
import { shownAmount } from '../../../src/common/shown-amount.ts';
import { isTotal } from '../../../src/posting/review/typed-total.ts';
import { speak } from '../../support/speak.ts';

const decimals = fc
  .record({
    units: fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }),
    scale: fc.integer({ min: 0, max: 8 }),
  })
  .map(formatDecimal);

const AMOUNTS = [
  ['0', '0', '0', '0'],
  ['999.99', '999.99', '999,99', '999,99'],
  ['1000', '1,000', '1.000', '1 000'],
  ['1234.50', '1,234.50', '1.234,50', '1 234,50'],
  ['-123456.7', '-123,456.7', '-123.456,7', '-123 456,7'],
  ['-1234', '-1,234', '-1.234', '-1 234'],
  ['1234567.1234567', '1,234,567.1234567', '1.234.567,1234567', '1 234 567,1234567'],
] as const;

describe('an amount is shown as people write it', () => {
  it.each(AMOUNTS)('%s in English: %s', (plain, english) => {
    expect(shownAmount(plain)).toBe(english);
  });

  it.each(AMOUNTS)('%s in German: %3$s', (plain, _, german) => {
    speak('de');
    expect(shownAmount(plain)).toBe(german);
  });

  it.each(AMOUNTS)('%s in French, with narrow blanks that break no line', (plain, _, __, french) => {
    speak('fr');
    expect(shownAmount(plain)).toBe(french.replaceAll(' ', '\u202f'));
  });
});

describe.each([
  ['English', undefined, ',', '.'],
  ['German', 'de', '.', ','],
  ['French', 'fr', '\u202f', ','],
] as const)('in %s', (_, language, group, point) => {
  it('read back it is the same decimal: no digit is lost or made', () => {
    if (language !== undefined) speak(language);
    fc.assert(
      fc.property(decimals, (plain) => {
        const shown = shownAmount(plain);
        expect(shown.replaceAll(group, '').replace(point, '.')).toBe(plain);
        expect(shown.split(point)[0]).toMatch(new RegExp(`^-?\\d{1,3}(?:[${group}]\\d{3})*$`, 'u'));
      }),
    );
  });

  it('typed as it is shown it is taken as the total that it is, and as no other', () => {
    if (language !== undefined) speak(language);
    fc.assert(
      fc.property(decimals, decimals, (total, other) => {
        expect(isTotal(shownAmount(total), total)).toBe(true);
        if (Number(other) !== Number(total)) expect(isTotal(shownAmount(other), total)).toBe(false);
      }),
    );
  });
});

describe('of what may be two amounts only the one counts that is shown so', () => {
  it.each([
    ['English', undefined, '1.234', '1,234'],
    ['German', 'de', '1,234', '1.234'],
    ['French', 'fr', '1,234', '1.234'],
  ] as const)('in %s, of a currency with three decimals', (_, language, typed, other) => {
    if (language !== undefined) speak(language);
    expect(isTotal(typed, '1.234')).toBe(true);
    expect(isTotal(other, '1.234')).toBe(false);
  });
});
