import { describe, expect, it } from 'vitest';
import { isPossibleDuplicate } from '../../../../src/demo/accounting/duplicates.ts';
import type { Candidate } from '../../../../src/demo/accounting/duplicates.ts';

const BILL: Candidate = {
  id: 1,
  state: 'draft',
  moveType: 'in_invoice',
  company: 1,
  partner: 7,
  ref: 'RE-77',
  invoiceDate: '2026-11-02',
  total: 119,
};

const isTaken = (other: Partial<Candidate>, own: Partial<Candidate> = {}) =>
  isPossibleDuplicate({ ...BILL, ...own }, { ...BILL, id: 2, total: 5, ...other });

describe('a possible duplicate of a bill', () => {
  it('has its reference, in the same year', () => {
    expect(isTaken({ invoiceDate: '2026-01-31' })).toBe(true);
    expect(isTaken({ invoiceDate: '2025-11-02' })).toBe(false);
    expect(isTaken({ invoiceDate: undefined })).toBe(true);
  });

  it('or its amount on the same day', () => {
    expect(isTaken({ ref: 'other', total: 119 })).toBe(true);
    expect(isTaken({ ref: 'other', total: 119, invoiceDate: '2026-11-03' })).toBe(false);
    expect(isTaken({ ref: 'other', total: 0 }, { total: 0 })).toBe(false);
  });

  it('is from the same partner, of the same kind, in the same company, and not cancelled', () => {
    expect(isTaken({ partner: 8 })).toBe(false);
    expect(isTaken({ moveType: 'in_refund' })).toBe(false);
    expect(isTaken({ company: 2 })).toBe(false);
    expect(isTaken({ state: 'cancel' })).toBe(false);
  });
});

describe('a possible duplicate of an invoice', () => {
  it('has its amount on the same day; references say nothing', () => {
    const invoice = { moveType: 'out_invoice' };
    expect(isTaken({ ...invoice }, invoice)).toBe(false);
    expect(isTaken({ ...invoice, total: 119 }, invoice)).toBe(true);
  });
});
