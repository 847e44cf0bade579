import { describe, expect, it } from 'vitest';
import { matchesDate, nextNumber, splitNumber } from '../../../../src/demo/accounting/numbering.ts';

const BILLS = { code: 'BILL', type: 'purchase', refundSequence: true };
const INVOICES = { code: 'INV', type: 'sale', refundSequence: true };

describe('the number that posting gives', () => {
  it.each([
    [BILLS, 'in_invoice', 'BILL/2026/11/0001'],
    [BILLS, 'in_refund', 'RBILL/2026/11/0001'],
    [INVOICES, 'out_invoice', 'INV/2026/00001'],
    [{ code: 'MISC', type: 'general', refundSequence: false }, 'entry', 'MISC/2026/11/0001'],
  ])('starts by month, or by year for sales (%#)', (journal, type, expected) => {
    expect(nextNumber(journal, type, '2026-11-18', [])).toBe(expected);
  });

  it('is one more than the highest of its period, whatever was posted last', () => {
    const others = [
      { id: 1, name: 'BILL/2026/11/0009', date: '2026-11-01' },
      { id: 2, name: 'BILL/2026/11/0002', date: '2026-11-20' },
      { id: 3, name: 'BILL/2026/10/0044', date: '2026-10-31' },
    ];
    expect(nextNumber(BILLS, 'in_invoice', '2026-11-18', others)).toBe('BILL/2026/11/0010');
    expect(nextNumber(BILLS, 'in_invoice', '2026-12-01', others)).toBe('BILL/2026/12/0001');
  });

  it('counts on through a year for sales', () => {
    const others = [{ id: 1, name: 'INV/2026/00012', date: '2026-01-05' }];
    expect(nextNumber(INVOICES, 'out_invoice', '2026-11-18', others)).toBe('INV/2026/00013');
    expect(nextNumber(INVOICES, 'out_invoice', '2027-01-01', others)).toBe('INV/2027/00001');
  });

  it('belongs to one month or year', () => {
    expect(splitNumber('BILL/2026/11/0012')).toEqual({ prefix: 'BILL/2026/11/', number: 12 });
    expect(matchesDate('BILL/2026/11/0012', '2026-11-30')).toBe(true);
    expect(matchesDate('BILL/2026/11/0012', '2026-12-01')).toBe(false);
    expect(matchesDate('INV/2026/00012', '2026-12-01')).toBe(true);
  });
});
