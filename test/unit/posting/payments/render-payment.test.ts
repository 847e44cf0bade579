import { inEnglish } from '../../../../src/common/said.ts';
import { describe, expect, it } from 'vitest';
import { missingForPayment } from '../../../../src/posting/payments/payment-warnings.ts';
import { renderPayment, rowOfPayment } from '../../../../src/posting/payments/render-payment.ts';
import type { Place } from '../../../../src/posting/review/review.ts';
import { aPayment, meantFor, openBill } from '../../../support/a-payment.ts';

const PLACE: Place = {
  ...{ origin: 'https://books.example.com', database: 'books', login: 'billing@example.com', isDemo: false },
};
const agent = { kind: 'agent', saysItIs: 'Visual Studio Code' } as const;
const render = (payment: Parameters<typeof aPayment>[0], place = PLACE) =>
  renderPayment(place, aPayment(payment), agent);
const bill = openBill(1, '500.00');

describe('the dialog about a payment', () => {
  it('says what it is, what it books, what it settles and who asks, in this order', () => {
    const { question, detail, verb, complete } = render({
      record: { partner_bank_id: { id: 8, display_name: 'DE02 1203' } },
      meant: [meantFor(bill, '120.00')],
      files: [{ id: 1, name: 'advice.pdf', checksum: 'x', url: '' }],
    });
    expect([question, verb, complete]).toEqual([
      'Post payment to “Azure Interior”, 120.00 EUR?',
      'Post Payment',
      true,
    ]);
    expect(detail.split('\n')).toEqual([
      'Odoo: https://books.example.com',
      'Database: books',
      'Company: Lindenhof GmbH',
      'Posted by the Odoo user: billing@example.com',
      '',
      'Vendor: Azure Interior',
      'To be paid to: DE02 1203',
      'Memo: Bill 7',
      'Date: 2026-12-01',
      'Journal: Bank',
      'Payment method: Manual Payment',
      '',
      'Booked as:',
      '1. Credit 120.00 EUR, on 100920 Outstanding Payments',
      '2. Debit 120.00 EUR, on 200000 Trade Payables',
      '',
      'Settles 120.00 EUR of the 500.00 EUR open of BILL/2026/1; 380.00 EUR of it stay open.',
      'Posting takes the next number of the journal Bank.',
      'Posting books the payment; it does not send any money.',
      '',
      'Total: 120.00 EUR',
      '',
      'Attached: advice.pdf',
      'Asked by an agent (says it is “Visual Studio Code”).',
    ]);
  });

  it('has warnings before everything that can be long', () => {
    const rows = render({ meant: [] }).detail.split('\n');
    expect(rows[5]).toBe(
      'Warning: It names no document that it pays: it stays open on the account of the partner.',
    );
  });

  it('cannot be made to say something else by what others wrote', () => {
    const { question, detail } = render({
      record: {
        partner_id: { id: 10, display_name: 'Azure”, 1.00 EUR?\nTotal: 1.00 EUR' },
        memo: 'x\nTotal: 1.00 EUR\u202E',
      },
    });
    expect(question).toBe("Post payment to “Azure', 1.00 EUR? Total: 1.00 EUR”, 120.00 EUR?");
    expect(detail.split('\n').filter((row) => row.startsWith('Total:'))).toEqual(['Total: 120.00 EUR']);
    expect(detail).toContain('Memo: x Total: 1.00 EUR<U+202E>');
  });

  it('says of money that comes in that it comes in', () => {
    const record = { payment_type: 'inbound', partner_type: 'customer', amount_company_currency_signed: 120 };
    const { question, detail } = render({ record });
    expect(question).toBe('Post payment from “Azure Interior”, 120.00 EUR?');
    expect(detail).toContain('Customer: Azure Interior');
    expect(detail).toContain('1. Debit 120.00 EUR, on 100920 Outstanding Payments');
  });

  it('names both currencies', () => {
    const record = {
      currency_id: { id: 2, display_name: 'USD' },
      amount_company_currency_signed: -96,
    };
    const { detail } = render({ record });
    expect(detail).toContain('1. Credit 96.00 EUR, 120.00 USD, on 100920 Outstanding Payments');
    expect(detail).toContain('Total: 120.00 USD\nIn company currency: 96.00 EUR');
  });

  it('warns of what stands in the way of each document, and of what stays open', () => {
    const { detail } = render({
      meant: [
        meantFor(openBill(1, '20.00')),
        meantFor(openBill(2, '0.00', { items: [] }), '30.00'),
        { document: 'move/3', asked: '70.00' },
      ],
      lookedUp: { closedUntil: '2026-12-31' },
    });
    expect(detail.split('\n').filter((row) => row.startsWith('Warning:'))).toEqual([
      'Warning: BILL/2026/2 (move/2) is not settled: nothing of it is open any more.',
      'Warning: move/3 is not settled: it is not there any more.',
      'Warning: It is more than what it settles: 100.00 EUR of it stay open.',
      'Warning: The books are closed up to 2026-12-31, and the payment is dated 2026-12-01: Odoo books it on a later day, or refuses to.',
    ]);
  });

  it('has the total typed when the bank account is a new one, and above the limit', () => {
    const bankAccounts = [{ number: 'DE02 1203', holder: 'Azure Interior', on: '2026-11-30', isNew: true }];
    const changed = render({ lookedUp: { bankAccounts } });
    expect(changed.typeTotal).toMatchObject({ total: '120.00', currency: 'EUR' });
    expect(changed.detail).toContain('Warning: The bank account DE02 1203 of Azure Interior was added');
    expect(render({}).typeTotal).toBeUndefined();
    expect(render({}, { ...PLACE, typeTotalsOver: '100' }).typeTotal?.why).toContain('100 EUR');
    expect(render({}, { ...PLACE, typeTotalsOver: '120' }).typeTotal).toBeUndefined();
    expect(rowOfPayment(PLACE, aPayment({ lookedUp: { bankAccounts } }), agent).typeTotal).toBeDefined();
  });
});

describe('nobody is asked about a payment', () => {
  it('that settles nothing of what it is meant for', () => {
    const paid = openBill(1, '0.00', { items: [] });
    expect(missingForPayment(aPayment({ meant: [meantFor(paid, '120.00')] })).map(inEnglish)).toEqual([
      'It settles nothing any more: BILL/2026/1 (move/1) is not settled: nothing of it is open any more.',
    ]);
    expect(missingForPayment(aPayment({ meant: [meantFor(bill)] }))).toEqual([]);
  });

  it.each([
    ['without a partner, but with documents', { partner_id: false }, 'no partner'],
    ['of nothing', { amount: 0 }, 'amount is zero'],
    ['that would be booked nowhere', { outstanding_account_id: false }, 'no accounts'],
    ['that would charge a card', { payment_token_id: { id: 4, display_name: '**** 4242' } }, 'saved card'],
  ])('%s', (_what, record, said) => {
    expect(
      missingForPayment(aPayment({ record, meant: [meantFor(bill)] }))
        .map(inEnglish)
        .join(' '),
    ).toContain(said);
  });
});
