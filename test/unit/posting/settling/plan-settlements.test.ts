import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, parseDecimal, ZERO } from '../../../../src/common/decimal.ts';
import type { SettleableDocument } from '../../../../src/posting/settling/settleable-documents.ts';
import { planSettlements } from '../../../../src/posting/settling/plan-settlements.ts';
import type { MeantDocument, SettlingSide } from '../../../../src/posting/settling/plan-settlements.ts';
import { meantFor, openBill, PAYABLE } from '../../../support/a-payment.ts';

const decimal = (text: string) => parseDecimal(text) ?? ZERO;
const side = (amount: string): SettlingSide => ({
  ...{ amount: decimal(amount), direction: 'pay', company: 1, family: 10, account: PAYABLE, currency: 1 },
});
const plan = (amount: string, ...meant: MeantDocument[]) => planSettlements(side(amount), meant);
const cents = (least: number) =>
  fc.integer({ min: least, max: 1_000_00 }).map((units) => (units / 100).toFixed(2));
/** Documents of which this much is open and this much was asked for, and a payment. */
const stories = fc.record({
  amount: cents(1),
  documents: fc.array(fc.record({ open: cents(1), share: fc.double({ min: 0.01, max: 1, noNaN: true }) }), {
    maxLength: 5,
  }),
});

describe('what a payment settles', () => {
  it('is what is open, as far as the payment reaches', () => {
    expect(plan('100.00', meantFor(openBill(1, '60.00')), meantFor(openBill(2, '60.00')))).toMatchObject({
      settlements: [
        { name: 'BILL/2026/1', open: '60.00', settles: '60.00', left: '0.00' },
        { name: 'BILL/2026/2', open: '60.00', settles: '40.00', left: '20.00' },
      ],
      unsettled: [],
      rest: '0.00',
    });
  });

  it('keeps what was asked for when one document alone is paid in part, wherever it stands', () => {
    const [part, whole] = [meantFor(openBill(1, '120.00'), '50.00'), meantFor(openBill(2, '120.00'))];
    for (const meant of [
      [part, whole],
      [whole, part],
    ])
      expect(plan('170.00', ...meant).settlements.map(({ asked, settles }) => asked === settles)).toEqual([
        true,
        true,
      ]);
  });

  it('is never more than is open, and all of the payment is accounted for', () => {
    fc.assert(
      fc.property(stories, ({ amount, documents }) => {
        const meant = documents.map(({ open, share }, place) =>
          meantFor(openBill(place + 1, open), (Number(open) * share).toFixed(2)),
        );
        const { settlements, unsettled, rest } = plan(amount, ...meant);
        const sum = settlements.reduce((total, { settles }) => add(total, decimal(settles)), decimal(rest));
        expect(compare(sum, decimal(amount))).toBe(0);
        for (const { settles, open, left } of settlements) {
          expect(compare(decimal(settles), ZERO)).toBeGreaterThan(0);
          expect(compare(add(decimal(settles), decimal(left)), decimal(open))).toBe(0);
        }
        const isUsedUp = compare(decimal(rest), ZERO) === 0;
        expect(isUsedUp || settlements.every(({ left }) => Number(left) === 0)).toBe(true);
        expect(settlements.length + unsettled.length).toBe(meant.length);
        expect(unsettled.every(({ why }) => why === 'nothing left')).toBe(true);
      }),
    );
  });

  const bill = openBill(1, '60.00');
  const onOther = bill.items.map((item) => ({ ...item, account: 99 }));
  const owedToUs = bill.items.map((item) => ({ ...item, left: decimal('60.00') }));
  const obstacles: readonly (readonly [string, Partial<SettleableDocument>])[] = [
    ['draft', { state: 'draft' }],
    ['cancelled', { state: 'cancel' }],
    ['other company', { company: { id: 2, name: 'Lindenhof Trading BV' } }],
    ['other partner', { commercialPartner: { id: 11, name: 'Mallory' } }],
    ['other currency', { currency: { id: 2, name: 'USD', places: 2 } }],
    ['nothing open', { items: [] }],
    ['other account', { items: onOther }],
    ['other direction', { items: owedToUs }],
  ];

  it.each(obstacles)('is nothing of a document that cannot be settled: %s', (why, change) => {
    const { settlements, unsettled, rest } = plan('60.00', meantFor({ ...bill, ...change }, '60.00'));
    expect([settlements, unsettled.map((each) => each.why), rest]).toEqual([[], [why], '60.00']);
  });

  it('is nothing of a document that is gone', () => {
    const { unsettled } = plan('60.00', { document: 'move/1', asked: '60.00' });
    expect(unsettled.map(({ why }) => why)).toEqual(['gone']);
  });
});
