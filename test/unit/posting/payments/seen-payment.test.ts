import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, ZERO } from '../../../../src/common/decimal.ts';
import { SeenPayment } from '../../../../src/posting/payments/seen-payment.ts';
import { aPayment, meantFor, openBill, PAYMENT_RECORD } from '../../../support/a-payment.ts';

const bill = openBill(1, '500.00');
const seen = (change: Parameters<typeof aPayment>[0] = {}) =>
  new SeenPayment(aPayment({ meant: [meantFor(bill, '120.00')], ...change }));

describe('two reads of a payment', () => {
  it('are the same payment when nothing is different', () => {
    expect(seen().digest).toBe(seen().digest);
    expect(seen().differencesFrom(seen())).toEqual([]);
  });

  it('differ in every stored field, and say in what', () => {
    const texts = ['memo', 'date', 'state', 'name'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.string({ minLength: 1 }), (field, value) => {
        fc.pre(value !== PAYMENT_RECORD[field]);
        const after = seen({ record: { [field]: value } });
        expect(after.digest).not.toBe(seen().digest);
        expect(after.differencesFrom(seen())).not.toEqual([]);
      }),
    );
    const fields = Object.keys(PAYMENT_RECORD).filter((field) => field.endsWith('_id'));
    for (const field of fields) {
      const after = seen({ record: { [field]: { id: 999, display_name: 'Another' } } });
      expect(after.digest, field).not.toBe(seen().digest);
    }
    expect(seen({ record: { of_a_module: 'x' } }).digest).not.toBe(seen().digest);
  });

  it('are the same when only a name changed, or who looked at it last', () => {
    const renamed = { id: 10, display_name: 'Azure Interior Ltd' };
    expect(seen({ record: { partner_id: renamed, write_date: '2026-12-02' } }).digest).toBe(seen().digest);
  });

  it.each([
    ['what is open', { items: bill.items.map((item) => ({ ...item, left: parseDecimal('-1') ?? ZERO })) }],
    ['its state', { state: 'draft' as const }],
    ['its partner', { commercialPartner: { id: 11, name: 'Mallory' } }],
    ['its currency', { currency: { id: 2, name: 'USD', places: 2 } }],
    ['its company', { company: { id: 2, name: 'Other' } }],
  ])('differ when a document that is paid does: %s', (_what, change) => {
    const after = seen({ meant: [meantFor({ ...bill, ...change }, '120.00')] });
    expect(after.digest).not.toBe(seen().digest);
    expect(after.differencesFrom(seen())).not.toEqual([]);
  });

  it('differ when what it is meant to pay does, or its attachments do', () => {
    expect(seen({ meant: [meantFor(bill, '110.00')] }).digest).not.toBe(seen().digest);
    const after = seen({ files: [{ id: 1, name: 'a.pdf', checksum: 'x', url: '' }] });
    expect(after.digest).not.toBe(seen().digest);
    expect(after.differencesFrom(seen())).not.toEqual([]);
  });
});
