import { describe, expect, it } from 'vitest';
import { bookDocument, lineTotals } from '../../../../src/demo/accounting/tax-items.ts';
import type { BookedTax, PricedLine, Terms } from '../../../../src/demo/accounting/tax-items.ts';

const PER_LINE: Terms = {
  method: 'round_per_line',
  rate: 1,
  steps: { currency: 0.01, company: 0.01 },
  sign: 1,
};
const GLOBALLY: Terms = { ...PER_LINE, method: 'round_globally' };

function tax(id: number, amount: number, options: Partial<BookedTax> = {}): BookedTax {
  return {
    id,
    sequence: id,
    amount,
    priceInclude: false,
    includeBaseAmount: false,
    isBaseAffected: true,
    name: `${amount}%`,
    repartition: id,
    account: 1400,
    ...options,
  };
}

function line(priceUnit: number, taxes: readonly BookedTax[], options: Partial<PricedLine> = {}): PricedLine {
  return { account: 6000, priceUnit, quantity: 1, discount: 0, taxes, ...options };
}

function amounts(lines: readonly PricedLine[], terms: Terms): { lines: number[]; taxes: number[] } {
  const booked = bookDocument(lines, terms);
  return {
    lines: booked.lines.map((each) => each.currency),
    taxes: booked.taxes.map((each) => each.amounts.currency),
  };
}

describe('taxes of a document', () => {
  it('come on top of a price, or out of it', () => {
    const included = tax(2, 19, { priceInclude: true });
    expect(lineTotals(line(100, [tax(1, 19)]), PER_LINE)).toEqual({ subtotal: 100, total: 119 });
    expect(lineTotals(line(238, [included]), PER_LINE)).toEqual({ subtotal: 200, total: 238 });
  });

  it('follow the discount', () => {
    const discounted = line(179, [tax(1, 19)], { quantity: 24, discount: 10 });
    expect(lineTotals(discounted, PER_LINE)).toEqual({ subtotal: 3866.4, total: 4601.02 });
  });

  it('are taxed themselves where one says so, and carry the tax that does it', () => {
    const levy = tax(1, 5, { includeBaseAmount: true });
    const { taxes } = bookDocument([line(19.9, [levy, tax(2, 19)])], PER_LINE);
    expect(taxes.map((item) => [item.amounts.currency, item.base, item.subsequent])).toEqual([
      [1, 19.9, [2]],
      [3.97, 20.9, []],
    ]);
  });

  it('make one item for each tax and account', () => {
    const onLine = tax(3, 7, { account: undefined });
    const lines = [line(10, [onLine]), line(20, [onLine], { account: 6200 }), line(5, [onLine])];
    const { taxes } = bookDocument(lines, PER_LINE);
    expect(taxes.map((item) => [item.account, item.amounts.currency])).toEqual([
      [6000, 1.05],
      [6200, 1.4],
    ]);
  });

  it('make no item where they come to nothing', () => {
    expect(bookDocument([line(100, [tax(1, 0)])], PER_LINE).taxes).toEqual([]);
  });

  it('turn round in a credit note', () => {
    const refund = { ...PER_LINE, sign: -1 } as const;
    expect(amounts([line(49.9, [tax(1, 19)])], refund)).toEqual({ lines: [-49.9], taxes: [-9.48] });
  });

  it('are booked in both currencies at the rate of the document', () => {
    const { lines, taxes } = bookDocument([line(100, [tax(1, 19)])], { ...PER_LINE, rate: 1.25 });
    expect(lines).toEqual([{ currency: 100, company: 80 }]);
    expect(taxes[0]?.amounts).toEqual({ currency: 19, company: 15.2 });
  });
});

describe('a company that rounds once per document', () => {
  const twice = (price: number, taxes: readonly BookedTax[], quantity = 1) => [
    line(price, taxes, { quantity }),
    line(price, taxes, { quantity }),
  ];

  it('takes a cent off the tax that rounding each line would give', () => {
    const lines = twice(12.12, [tax(1, 23)], 12.12);
    expect(amounts(lines, PER_LINE)).toEqual({ lines: [146.89, 146.89], taxes: [67.56] });
    expect(amounts(lines, GLOBALLY)).toEqual({ lines: [146.9, 146.89], taxes: [67.57] });
  });

  it('keeps prices that contain their tax', () => {
    const included = tax(1, 21, { priceInclude: true });
    expect(amounts(twice(21.53, [included]), GLOBALLY)).toEqual({ lines: [17.8, 17.79], taxes: [7.47] });
  });

  it('keeps what somebody set by hand', () => {
    const fixed = new Map([[1, { currency: 19.01, company: 19.01 }]]);
    const { taxes } = bookDocument([line(100, [tax(1, 19)])], GLOBALLY, fixed);
    expect(taxes[0]?.amounts.currency).toBe(19.01);
  });
});
