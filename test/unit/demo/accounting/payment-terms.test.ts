import { describe, expect, it } from 'vitest';
import { installments } from '../../../../src/demo/accounting/payment-terms.ts';

const STEPS = { currency: 0.01, company: 0.01 };

describe('what is owed', () => {
  it('is due some days after the document', () => {
    const term = [{ value: 'percent', amount: 100, days: 30 }] as const;
    expect(installments(term, '2026-11-18', { currency: -119, company: -119 }, STEPS)).toEqual([
      { date: '2026-12-18', currency: -119, company: -119 },
    ]);
  });

  it('is split without losing a cent: the last installment takes the rest', () => {
    const term = [
      { value: 'percent', amount: 33.33, days: 0 },
      { value: 'percent', amount: 66.67, days: 30 },
    ] as const;
    const due = installments(term, '2026-01-31', { currency: 100.01, company: 80.01 }, STEPS);
    expect(due.map(({ date }) => date)).toEqual(['2026-01-31', '2026-03-02']);
    expect(due[0]).toMatchObject({ currency: 33.33, company: 26.67 });
    expect(due[1]?.currency).toBeCloseTo(66.68, 10);
  });
});
