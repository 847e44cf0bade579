import { describe, expect, it } from 'vitest';
import { accountingDate } from '../../../../src/demo/accounting/accounting-date.ts';
import { describeLocks, violations } from '../../../../src/demo/accounting/lock-dates.ts';

const TODAY = '2026-11-18';

describe('the day on which a document is booked', () => {
  it.each([
    ['of this month', '2026-11-02', 'month', TODAY],
    ['of a past month', '2026-10-02', 'month', '2026-10-31'],
    ['of a past month, in an empty journal', '2026-02-10', undefined, '2026-02-28'],
    ['of this year, where numbers run by year', '2026-02-10', 'year', TODAY],
    ['of a past year, where numbers run by year', '2025-02-10', 'year', '2025-12-31'],
    ['from the future', '2026-12-24', 'month', '2026-12-24'],
  ] as const)('of a bill %s', (_case, from, period, expected) => {
    expect(accountingDate('in_invoice', from, period, [], TODAY)).toBe(expected);
  });

  it('is the day of the invoice for what is sold', () => {
    expect(accountingDate('out_invoice', '2026-02-10', 'year', [], TODAY)).toBe('2026-02-10');
  });

  it('leaves a closed period for the first open one', () => {
    const locks = violations({ fiscalyear_lock_date: '2026-06-30' }, '2026-02-10', {});
    expect(accountingDate('in_invoice', '2026-02-10', 'month', locks, TODAY)).toBe('2026-07-31');
    expect(accountingDate('out_invoice', '2026-02-10', 'year', locks, TODAY)).toBe(TODAY);
  });
});

describe('closed periods', () => {
  const locks = {
    fiscalyear_lock_date: '2025-12-31',
    tax_lock_date: '2026-03-31',
    sale_lock_date: '2026-01-31',
  };

  it('concern a document by its journal and its taxes', () => {
    const fields = (date: string, journalType: string, tax: boolean) =>
      violations(locks, date, { journalType, tax }).map((lock) => lock.field);
    expect(fields('2025-12-31', 'purchase', true)).toEqual(['fiscalyear_lock_date', 'tax_lock_date']);
    expect(fields('2026-01-15', 'sale', false)).toEqual(['sale_lock_date']);
    expect(fields('2026-01-15', 'purchase', false)).toEqual([]);
  });

  it('are named the oldest first', () => {
    expect(describeLocks(violations(locks, '2025-05-01', { journalType: 'sale', tax: true }))).toBe(
      'Global Lock Date (12/31/2025), Sales Lock Date (01/31/2026), and Tax Return Lock Date (03/31/2026)',
    );
  });
});
