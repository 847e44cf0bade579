import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTotal } from '../../../src/posting/review/typed-total.ts';

describe('a total is taken as people write it', () => {
  it.each([
    ['1234.56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1 234,56', '1234.56'],
    ['1\u00a0234,56', '1234.56'],
    ['1\u202f234,56', '1234.56'],
    ["1'234.56", '1234.56'],
    ['1’234.56', '1234.56'],
    ['1234,56', '1234.56'],
    ['  1234.56 ', '1234.56'],
    ['１２３４.５６', '1234.56'],
    ['12,34,567.89', '1234567.89'],
    ['1.234.567,89', '1234567.89'],
    ['1,234,567.89', '1234567.89'],
    ['1 234 567,89', '1234567.89'],
    ['0.05', '0.05'],
    ['0,05', '0.05'],
    ['100', '100.00'],
    ['1234', '1234.00'],
    ['1 234', '1234.00'],
    ["1'234", '1234.00'],
    ['1,234,567', '1234567.00'],
    ['1.234.567', '1234567.00'],
    ['1,234.00', '1234.00'],
    ['1.234,00', '1234.00'],
    ['-12.50', '-12.50'],
    ['−12,50', '-12.50'],
  ])('"%s" is %s', (typed, total) => {
    expect(isTotal(typed, total)).toBe(true);
  });

  it('where the currency has no decimals', () => {
    for (const typed of ['1234', '1,234', '1.234', '1 234', "1'234"])
      expect(isTotal(typed, '1234'), typed).toBe(true);
  });

  it('where it has three', () => {
    for (const typed of ['1.234', '1234.567', '1,234.567', '1.234,567', '1234,567'])
      expect(isTotal(typed, typed.length > 5 ? '1234.567' : '1.234'), typed).toBe(true);
  });
});

describe('what is not the total, or may be another one, is not taken', () => {
  it.each([
    ['', '1234.56'],
    [' ', '0.00'],
    ['1234.5', '1234.56'],
    ['1234.560', '1234.56'],
    ['1234.57', '1234.56'],
    ['123456', '1234.56'],
    ['12,3456', '1234.56'],
    ['1,23,4.56', '1234.56'],
    ['1.234.56', '1234.56'],
    ['1,234,56', '1234.56'],
    ['1 234 56', '1234.56'],
    ['1234 56', '1234.56'],
    ["1'234'56", '1234.56'],
    ['1,234', '1234.00'],
    ['1.234', '1234.00'],
    ['1,234', '1.234'],
    ['1.234', '1234.000'],
    ['1,234', '1234.000'],
    ['12,50', '1250.00'],
    ['1250', '12.50'],
    ['01234.56', '1234.56'],
    ['0,123.45', '123.45'],
    ['12.50', '-12.50'],
    ['-12.50', '12.50'],
    ['--12.50', '-12.50'],
    ['+12.50', '12.50'],
    ['1234.56 EUR', '1234.56'],
    ['EUR 1234.56', '1234.56'],
    ['1e3', '1000.00'],
    ['1234.56\n', '1234.57'],
    ['0x10', '16.00'],
    ['1234.-', '1234.00'],
    ['.50', '0.50'],
    ['1234.', '1234.00'],
    ['yes', '1234.56'],
    ['1,234.56.00', '1234.56'],
  ])('"%s" for %s', (typed, total) => {
    expect(isTotal(typed, total)).toBe(false);
  });

  const amounts = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.constantFrom(0, 2, 3))
    .map(([units, places]) => {
      const digits = units.toString().padStart(places + 1, '0');
      return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    });

  it('one amount never passes for another, as we write it', () => {
    fc.assert(
      fc.property(amounts, amounts, (typed, total) => {
        fc.pre(Number(typed) !== Number(total));
        // "1.234" may be one thousand where the currency has no decimals, and is taken for that there.
        fc.pre(!/^\d{1,3}\.\d{3}$/.test(typed) || total.includes('.'));
        expect(isTotal(typed, total)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('every total passes as we write it ourselves', () => {
    fc.assert(fc.property(amounts, (total) => isTotal(total, total)));
  });
});
