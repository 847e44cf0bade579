import type { BankTransaction } from '../../../../src/accounting/proposals/bank-transaction.ts';
import type { StandingProposal } from '../../../../src/accounting/proposals/held-proposals.ts';
import type { SettleableDocument } from '../../../../src/posting/settling/settleable-documents.ts';
import type { NamedRecords } from '../../../../src/posting/proposals/named-records.ts';

const EUR = { id: 1, name: 'EUR', places: 2 };
const azure = { id: 7, name: 'Azure Interior' };

/** A proposed fee of 9.90 EUR on account 695000. */
export function proposal(
  transaction: Partial<BankTransaction> = {},
  more: Partial<StandingProposal> = {},
): StandingProposal {
  return {
    document: 'proposal/ab12cd34ef567890',
    key: 'key',
    request: 'ab'.repeat(32),
    standing: { state: 'waiting' },
    transaction: {
      kind: 'bank_transaction',
      company: { id: 1, name: 'Lindenhof GmbH' },
      journal: { id: 9, name: 'Bank' },
      date: '2026-11-20',
      amount: '-9.90',
      currency: EUR,
      description: 'Account fee',
      partner: null,
      counterpart: { kind: 'account', account: 95 },
      source: { kind: 'file', file: 'november.csv', row: 2 },
      ...transaction,
    },
    ...more,
  };
}

/** A proposed payment of a bill. */
export function payment(amount = '-120.00', more: Partial<BankTransaction> = {}): StandingProposal {
  const counterpart = { kind: 'document', document: 'move/3' } as const;
  return proposal({ amount, description: 'BILL 1', partner: azure, counterpart, ...more });
}

/** A posted bill of 120.00 EUR with nothing paid. */
export function bill(more: Partial<SettleableDocument> = {}): SettleableDocument {
  return {
    document: 'move/3',
    type: 'in_invoice',
    state: 'posted',
    name: 'BILL/2026/11/0001',
    partner: azure,
    commercialPartner: azure,
    company: { id: 1, name: 'Lindenhof GmbH' },
    currency: EUR,
    open: '120.00',
    items: [{ id: 31, account: 60, currency: 1, left: { units: -12_000n, scale: 2 } }],
    ...more,
  };
}

/** What a company's Odoo has of what these name. */
export function records(more: Partial<NamedRecords> = {}): NamedRecords {
  const company_id = { id: 1, name: 'Lindenhof GmbH' };
  return {
    company: { id: 1, name: 'Lindenhof GmbH', currency_id: EUR },
    currencies: new Map([
      [1, EUR],
      [2, { id: 2, name: 'USD', places: 2 }],
    ]),
    journals: new Map([
      [
        9,
        {
          ...{ id: 9, name: 'Bank', type: 'bank', company_id, currency_id: undefined },
          default_account_id: { id: 51, name: 'Bank' },
          suspense_account_id: { id: 53, name: 'Bank Suspense' },
        },
      ],
    ]),
    partners: new Map([[7, { ...azure, family: 7 }]]),
    accounts: new Map([
      [51, { id: 51, name: '100000 Bank' }],
      [53, { id: 53, name: '100900 Bank Suspense' }],
      [60, { id: 60, name: '200000 Trade Payables' }],
      [95, { id: 95, name: '695000 Bank Charges' }],
    ]),
    documents: new Map([['move/3', bill()]]),
    lines: [],
    ...more,
  };
}
