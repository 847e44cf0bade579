import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZero, roundTo } from '../../../../src/demo/accounting/float-round.ts';

describe('money is rounded as Odoo rounds it', () => {
  it.each([
    [2.675, 0.01, 2.68],
    [-2.675, 0.01, -2.68],
    [1.005, 0.01, 1.01],
    [0.004999, 0.01, 0],
    [1.3, 0.5, 1.5],
    [1234.5, 1, 1235],
    [17.5, 10, 20],
  ])('%d to steps of %d is %d', (value, step, expected) => {
    expect(roundTo(value, step)).toBe(expected);
  });

  it('leaves every amount of whole cents as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (cents) => {
        expect(roundTo(cents / 100, 0.01)).toBe(cents / 100 + 0);
      }),
    );
  });

  it('takes half a cent for something and less for nothing', () => {
    expect(isZero(0.005, 0.01)).toBe(false);
    expect(isZero(0.0049, 0.01)).toBe(true);
  });
});
