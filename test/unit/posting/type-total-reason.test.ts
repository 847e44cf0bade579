import { describe, expect, it } from 'vitest';
import { typeTotalReason } from '../../../src/posting/review/type-total-reason.ts';

const of = (amount: string) => ({ amount, currency: 'EUR' });
const changed = { bankAccountChanged: true };
const unchanged = { bankAccountChanged: false };

describe('the total has to be typed', () => {
  it('when it is over the limit that the person set', () => {
    expect(typeTotalReason(of('5000.01'), unchanged, '5000')?.english).toBe(
      'The amount is over your limit of 5,000 EUR.',
    );
    expect(typeTotalReason(of('-5000.01'), unchanged, '5000')).toBeDefined();
    expect(typeTotalReason(of('0.01'), unchanged, '0')).toBeDefined();
  });

  it('when the bank account that is paid to was changed lately, whatever the amount', () => {
    expect(typeTotalReason(of('0.01'), changed, undefined)?.english).toContain('bank account');
    expect(typeTotalReason(of('0.01'), changed, '5000')?.english).toContain('bank account');
  });

  it.each(['5.000', 'a lot', '', '1e999'])('when the limit is "%s", unless that is a number', (limit) => {
    const reason = typeTotalReason(of('6000.00'), unchanged, limit)?.english;
    expect(reason).toBeDefined();
  });
});

describe('a button is enough', () => {
  it.each([
    ['5000.00', '5000'],
    ['4999.99', '5000.00'],
    ['0.00', '0'],
  ])('for %s with a limit of %s', (amount, limit) => {
    expect(typeTotalReason(of(amount), unchanged, limit)).toBeUndefined();
  });

  it('without a limit, and where nobody looked for bank accounts', () => {
    expect(typeTotalReason(of('1000000.00'), unchanged, undefined)).toBeUndefined();
    expect(typeTotalReason(of('1000000.00'), undefined, undefined)).toBeUndefined();
  });
});
