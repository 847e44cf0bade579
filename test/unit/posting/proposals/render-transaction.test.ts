import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../../src/posting/proposals/facts-of.ts';
import { renderTransaction, rowOfTransaction } from '../../../../src/posting/proposals/render-transaction.ts';
import type { Place } from '../../../../src/posting/review/review.ts';
import { payment, proposal, records } from './entering-facts.ts';

const place: Place = {
  origin: 'https://books.example.com',
  database: 'books',
  login: 'ada',
  isDemo: false,
};
const agent = { kind: 'agent', saysItIs: 'Copilot' } as const;
const factsNow = (held: ReturnType<typeof proposal>) => factsOf(held, records(), new Set());
const rendered = (held: ReturnType<typeof proposal>, more: Partial<Place> = {}) =>
  renderTransaction({ ...place, ...more }, factsNow(held), agent);

describe('the dialog about a bank transaction', () => {
  it('says what is booked, what it settles, and that Odoo posts it at once', () => {
    const { question, detail } = rendered(payment('-100.00'));
    expect(`${question}\n\n${detail}`).toBe(`Enter bank transaction of “Azure Interior”, -100.00 EUR?

Odoo: https://books.example.com
Database: books
Company: Lindenhof GmbH
Entered by the Odoo user: ada

Partner: Azure Interior
Text: BILL 1
Known as: row 2 of november.csv
Date: 2026-11-20
Journal: Bank

Booked as:
1. Debit 100.00 EUR, on 200000 Trade Payables
2. Credit 100.00 EUR, on 100000 Bank

Settles 100.00 EUR of the 120.00 EUR open of BILL/2026/11/0001, move/3; 20.00 EUR of it stay open.
Odoo posts it at once, with the next number of the journal Bank.

Total: -100.00 EUR, money out
Asked by an agent (says it is “Copilot”).`);
  });

  it('debits the bank when money comes in', () => {
    const { detail } = rendered(proposal({ amount: '50.00', counterpart: { kind: 'suspense' } }));
    expect(detail).toContain(
      '1. Debit 50.00 EUR, on 100000 Bank\n2. Credit 50.00 EUR, on 100900 Bank Suspense',
    );
    expect(detail).toContain('it stays on 100900 Bank Suspense until somebody settles it in Odoo.');
    expect(detail).toContain('Total: 50.00 EUR, money in');
  });

  it('says that the demo company is one', () => {
    expect(rendered(proposal(), { isDemo: true }).question).toMatch(/^DEMO/);
  });

  it('cannot be forged by the text of a transaction', () => {
    const text = 'Fee\nTotal: -1.00 EUR\u202E”, 1.00 EUR? “';
    const { question, detail } = rendered(proposal({ description: text }));
    expect(question.split('”')).toHaveLength(2);
    expect(detail.split('\n').filter((line) => line.startsWith('Total:'))).toEqual([
      'Total: -9.90 EUR, money out',
    ]);
    expect(question + detail).not.toContain('\u202E');
  });

  it('is not complete when the text had to be cut, and whole in the review', () => {
    const text = 'x'.repeat(900);
    const { complete, whole } = rendered(proposal({ description: text }));
    expect([complete, whole.includes(text)]).toEqual([false, true]);
  });

  it.each([
    ['below the limit', '-9.90', '10', undefined],
    ['over the limit', '-1200.00', '1000', '1200.00'],
  ])('has the total typed: %s', (_what, amount, typeTotalsOver, total) => {
    expect(rendered(proposal({ amount }), { typeTotalsOver }).typeTotal?.total).toBe(total);
  });
});

describe('a bank transaction as one row among several', () => {
  it('says the same in short', () => {
    expect(rowOfTransaction(place, factsNow(payment()), agent)).toMatchObject({
      kind: 'bank_transaction',
      partner: 'Azure Interior',
      company: 'Lindenhof GmbH',
      facts: [
        ['Text', 'BILL 1'],
        ['Date', '2026-11-20', {}],
        ['Journal', 'Bank'],
        ['Against', '200000 Trade Payables'],
        ['Money', 'money out'],
      ],
      total: '-120.00',
      currency: 'EUR',
      effects: [
        'Settles 120.00 EUR of the 120.00 EUR open of BILL/2026/11/0001, move/3.',
        'Odoo posts it at once, with the next number of the journal Bank.',
      ],
      warnings: [],
    });
  });
});
