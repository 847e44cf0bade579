import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  canonicalDecimal,
  compare,
  formatDecimal,
  fromOdooFloat,
  isEqual,
  magnitude,
  parseDecimal,
  round,
  subtract,
  ZERO,
} from '../../../src/common/decimal.ts';
import type { Decimal } from '../../../src/common/decimal.ts';

const decimals = fc.record({
  units: fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }),
  scale: fc.integer({ min: 0, max: 8 }),
});
const text = (value: number | string) => {
  const parsed = parseDecimal(value);
  return parsed === undefined ? undefined : formatDecimal(parsed);
};

describe('a decimal is read from a JSON number or a plain text', () => {
  it.each<[number | string, string]>([
    [12.6, '12.6'],
    ['12.60', '12.60'],
    [' 7 ', '7'],
    ['+1.5', '1.5'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    [-0, '0'],
    [1e-7, '0.0000001'],
    [1.5e3, '1500'],
    ['999999999999999', '999999999999999'],
    ['0.000', '0.000'],
    ['-0.01', '-0.01'],
  ])('%s is %s', (value, expected) => {
    expect(text(value)).toBe(expected);
  });

  it.each([
    ...[
      '',
      ' ',
      '.',
      '1.',
      '.5',
      '1,5',
      '1,234.50',
      '1 234',
      '1_000',
      '0x10',
      '1e',
      'e5',
      '--1',
      '+-1',
      '1.2.3',
    ],
    ...['NaN', 'Infinity', 'zwölf', '١٢', '１２', '12 €', '1\n2', '1\u00002', '1\u202e2'],
    ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ])('%j is none', (value) => {
    expect(parseDecimal(value)).toBeUndefined();
  });

  it.each([
    '1234567890123456',
    '12345678901234.56',
    '0.1234567890123456',
    '1e15',
    '1e999',
    0.1 + 0.2,
    2 ** 53,
  ])('%s has more digits than a JSON number carries unharmed, and is none', (value) => {
    expect(parseDecimal(value)).toBeUndefined();
  });

  it('does not take a number of a thousand decimal places for an amount', () => {
    expect(parseDecimal('1e-999')).toBeUndefined();
    expect(parseDecimal(Number.MIN_VALUE)).toBeUndefined();
    expect(parseDecimal(`0.${'0'.repeat(500)}1`)).toBeUndefined();
  });

  it('comes back from its text as it was', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(parseDecimal(formatDecimal(value))).toEqual(value);
        expect(parseDecimal(canonicalDecimal(value))).toSatisfy((again: Decimal) => isEqual(again, value));
      }),
    );
  });

  it('never shows an exponent, a leading zero too many or a minus before nothing', () => {
    const any = fc.oneof(fc.double(), fc.integer(), decimals.map(formatDecimal));
    fc.assert(
      fc.property(any, (value) => {
        const decimal = parseDecimal(value);
        fc.pre(decimal !== undefined);
        for (const shown of [formatDecimal(decimal), canonicalDecimal(decimal)]) {
          expect(shown).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/);
          expect(shown).not.toMatch(/^-0(?:\.0*)?$/);
        }
      }),
    );
  });

  it('has one canonical text per value', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 6 }), (value, more) => {
        const longer = { units: value.units * 10n ** BigInt(more), scale: value.scale + more };
        expect(canonicalDecimal(longer)).toBe(canonicalDecimal(value));
      }),
    );
  });
});

describe('sums are exact', () => {
  it('adds ten cents three times to thirty cents', () => {
    const tenCents = { units: 10n, scale: 2 };
    expect(formatDecimal([tenCents, tenCents, tenCents].reduce(add, ZERO))).toBe('0.30');
  });

  it('does not depend on the order, and taking away undoes adding', () => {
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 20 }), decimals, (values, one) => {
        const sum = values.reduce(add, ZERO);
        expect(isEqual(values.toReversed().reduce(add, ZERO), sum)).toBe(true);
        expect(isEqual(subtract(add(sum, one), one), sum)).toBe(true);
      }),
    );
  });

  it('is the sum of whole numbers of the smallest unit', () => {
    const cents = fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }));
    fc.assert(
      fc.property(cents, (values) => {
        const sum = values.map((units) => ({ units: BigInt(units), scale: 2 })).reduce(add, ZERO);
        expect(sum.units).toBe(values.reduce((total, units) => total + BigInt(units), 0n));
      }),
    );
  });

  it('compares by value, not by text', () => {
    expect(compare({ units: 10n, scale: 1 }, { units: 1n, scale: 0 })).toBe(0);
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
        expect(Math.sign(compare(a, b))).toBe(compare(subtract(a, b), ZERO));
        expect(compare(magnitude(a), ZERO)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("Odoo's floats become the amounts that Odoo shows", () => {
  it.each<[number, number, string]>([
    [12.600000000000001, 2, '12.60'],
    [0.1 + 0.2, 2, '0.30'],
    [599.1500000000001, 2, '599.15'],
    [-78.14999999999999, 2, '-78.15'],
    [1234, 0, '1234'],
    [2.5, 0, '3'],
    [-2.5, 0, '-3'],
    [1.005, 2, '1.01'],
    [1e-7, 2, '0.00'],
    [-0.001, 2, '0.00'],
    [1e21, 2, '1000000000000000000000.00'],
    [0.125, 3, '0.125'],
  ])('%s with %s places is %s', (value, places, expected) => {
    expect(formatDecimal(fromOdooFloat(value, places))).toBe(expected);
  });

  it('restores every amount of cents from the float nearest to it, and from its neighbours', () => {
    const cents = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 });
    fc.assert(
      fc.property(cents, fc.constantFrom(-1, 0, 1), (units, off) => {
        const float = (units / 100) * (1 + off * Number.EPSILON);
        expect(fromOdooFloat(float, 2)).toEqual({ units: BigInt(units), scale: 2 });
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('does not take %s for an amount', (value) => {
    expect(() => fromOdooFloat(value, 2)).toThrow(RangeError);
  });

  it('rounds by at most half a unit, away from zero, to exactly so many places', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 6 }), (value, places) => {
        const rounded = round(value, places);
        const half = { units: 5n, scale: places + 1 };
        expect(rounded.scale).toBe(places);
        expect(compare(magnitude(subtract(rounded, value)), half)).toBeLessThanOrEqual(0);
        expect(isEqual(round(rounded, places), rounded)).toBe(true);
        expect(isEqual(round({ ...value, units: -value.units }, places), subtract(ZERO, rounded))).toBe(true);
      }),
    );
  });
});
