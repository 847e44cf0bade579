import { describe, expect, it } from 'vitest';
import { compare, line, median, percentile } from '../../bench/statistics.ts';

describe('the figures of a bench', () => {
  it('have the middle of an odd and of an even number of values', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
    expect(median([])).toBeNaN();
  });

  it('have as p95 the value that 95 of 100 do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_none, place) => place + 1);
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile([3, 8], 0.95)).toBe(8);
    expect(percentile([], 0.95)).toBeNaN();
  });

  it('compare each call with its own pair: a machine that grows slower meanwhile does not count', () => {
    const pairs = [1, 2, 3, 40].map((floor) => ({ ours: floor * 1.5, floor }));
    expect(compare(pairs)).toMatchObject({ n: 4, ratio: 1.5, ratioP95: 1.5, floorP50: 2.5, more: 1.25 });
  });

  it('find what each further one costs, and what there is at nought', () => {
    expect(line([1, 2, 10].map((x) => ({ x, y: 5 + 3 * x })))).toEqual({ start: 5, each: 3 });
  });
});
