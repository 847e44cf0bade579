import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distribute } from '../../../../src/demo/accounting/distribute.ts';
import { roundTo } from '../../../../src/demo/accounting/float-round.ts';

describe('the cents that rounding left over', () => {
  it('go by weight', () => {
    expect(distribute(0.03, [0.4, 0.3, 0.3], 0.001)).toEqual([0.012, 0.009, 0.009]);
  });

  it('go to the heaviest first', () => {
    expect(distribute(-0.01, [1, 5, 3], 0.01)).toEqual([0, -0.01, 0]);
  });

  it('are all given away', () => {
    const cents = fc.integer({ min: -50, max: 50 });
    const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(cents, weights, (delta, each) => {
        const sum = distribute(delta / 100, each, 0.01).reduce((total, part) => total + part, 0);
        expect(roundTo(sum, 0.01)).toBe(roundTo(delta / 100, 0.01));
      }),
    );
  });
});
