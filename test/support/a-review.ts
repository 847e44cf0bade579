import type { Review } from '../../src/posting/review/review.ts';

/** A reviewed bill of 119.00 EUR. */
export function aReview(different: Partial<Review> = {}): Review {
  return {
    origin: 'https://odoo.example.com',
    database: 'books',
    login: 'billing@example.com',
    isDemo: false,
    company: { id: 1, name: 'Lindenhof GmbH' },
    document: 'move/7',
    type: 'in_invoice',
    journal: 'Vendor Bills',
    partner: 'Azure Interior',
    reference: 'A-2026-114',
    invoiceDate: '2026-11-20',
    date: '2026-11-20',
    dateNotes: {},
    currency: 'EUR',
    companyCurrency: 'EUR',
    lines: [
      {
        id: 1,
        description: 'Office chairs',
        account: { id: 3, name: '600000 Expenses' },
        taxes: [{ id: 4, name: '19%' }],
        quantity: '1',
        price: '100.00',
        discount: '0',
        amount: '100.00',
      },
    ],
    items: [
      { account: '600000 Expenses', side: 'debit', amount: '100.00', taxGrids: [] },
      { account: '210000 Payable', side: 'credit', amount: '119.00', due: '2026-12-20', taxGrids: [] },
    ],
    taxes: [{ name: '19%', amount: '19.00' }],
    untaxed: '100.00',
    tax: '19.00',
    total: '119.00',
    attachments: ['azure.pdf'],
    effects: ['Posting takes the next number of the journal Vendor Bills.'],
    warnings: [],
    requester: { kind: 'command' },
    ...different,
  };
}
