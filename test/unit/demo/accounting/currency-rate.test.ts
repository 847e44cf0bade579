import { describe, expect, it } from 'vitest';
import { conversionRate, rateOn } from '../../../../src/demo/accounting/currency-rate.ts';

const USD = [
  { from: '2026-07-01', rate: 1.25 },
  { from: '2020-01-01', rate: 1.1 },
];

describe('the rate of a currency', () => {
  it('is the newest one of the day', () => {
    expect(rateOn(USD, '2026-06-30')).toBe(1.1);
    expect(rateOn(USD, '2026-07-01')).toBe(1.25);
  });

  it('is the oldest one before there was any, and 1 when there is none', () => {
    expect(rateOn(USD, '2019-01-01')).toBe(1.1);
    expect(rateOn([], '2026-01-01')).toBe(1);
  });

  it('goes both ways', () => {
    expect(conversionRate([], USD, '2026-11-18')).toBe(1.25);
    expect(conversionRate(USD, [], '2026-11-18')).toBe(0.8);
  });
});
