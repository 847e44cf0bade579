import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOf } from '../../../../src/posting/review/warnings/spread.ts';

const cents = fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n });

describe('how values lie around their mean', () => {
  it('is not known of fewer than two', () => {
    expect(spreadOf([])).toBeUndefined();
    expect(spreadOf([5n])).toBeUndefined();
  });

  it('is the mean and twice the deviation of the sample, as PostgreSQL has it', () => {
    const spread = spreadOf([
      10_000n,
      10_100n,
      10_000n,
      10_100n,
      10_000n,
      10_100n,
      10_000n,
      10_100n,
      10_000n,
      10_100n,
    ]);
    expect(spread).toMatchObject({ count: 10, mean: 10_050n, margin: 105n });
  });

  it('leaves nothing beside the mean where all are the same', () => {
    const spread = spreadOf([500n, 500n, 500n]);
    expect(spread?.isOutside(500n)).toBe(false);
    expect(spread?.isOutside(501n)).toBe(true);
  });

  it('is outside exactly where it is with floats, wherever those are sure', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 2, maxLength: 30 }), cents, (values, value) => {
        const numbers = values.map(Number);
        const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
        const variance = numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (numbers.length - 1);
        const gap = Math.abs(Number(value) - mean) - 2 * Math.sqrt(variance);
        fc.pre(Math.abs(gap) > 0.01);
        expect(spreadOf(values)?.isOutside(value)).toBe(gap > 0);
        expect(Math.abs(Number(spreadOf(values)?.margin) - 2 * Math.sqrt(variance))).toBeLessThan(1.01);
      }),
    );
  });
});
