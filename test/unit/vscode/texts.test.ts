import { describe, expect, it } from 'vitest';
import type { DraftSummary } from '../../../src/accounting/documents.ts';
import { kindPlural } from '../../../src/accounting/kind-words.ts';
import { MOVE_TYPES } from '../../../src/accounting/kinds.ts';
import { draftDetails, draftFacts, draftSpoken, draftTitle } from '../../../src/vscode/drafts/draft-text.ts';
import { withoutIcons, withoutLinks } from '../../../src/vscode/inert-text.ts';

const bill: DraftSummary = {
  document: 'move/7',
  type: 'in_invoice',
  company: { id: 1, name: 'My Company' },
  partner: { id: 9, name: 'Azure Interior' },
  reference: 'INV/2026/7',
  invoiceDate: '2026-11-01',
  dueDate: '2026-12-01',
  total: '121.00',
  currency: 'EUR',
};
const bare: DraftSummary = {
  document: 'move/8',
  type: 'in_invoice',
  company: { id: 1, name: 'My Company' },
  total: '0.00',
  currency: 'EUR',
};

describe('a draft in the list', () => {
  it('shows whose it is, its reference, amount and due date', () => {
    expect(draftTitle(bill)).toBe('Azure Interior');
    expect(draftFacts(bill)).toBe('121.00 EUR · INV/2026/7 · due 2026-12-01');
  });

  it('shows its company where there are several', () => {
    expect(draftFacts(bill, true)).toBe('121.00 EUR · INV/2026/7 · My Company · due 2026-12-01');
    expect(draftSpoken(bill, true)).toContain(', My Company, ');
  });

  it('shows a journal entry by what it is for, with its date', () => {
    const entry: DraftSummary = { ...bare, type: 'entry', reference: 'Accrual', date: '2026-11-30' };
    expect(draftTitle(entry)).toBe('Accrual');
    expect(draftTitle({ ...entry, partner: { id: 9, name: 'Azure Interior' } })).toBe('Accrual');
    expect(draftFacts(entry)).toBe('0.00 EUR · 2026-11-30');
  });

  it('shows a payment by its partner, with its memo and its date', () => {
    const payment: DraftSummary = {
      ...{ ...bare, document: 'payment/3', type: 'payment', partner: { id: 9, name: 'Azure Interior' } },
      ...{ reference: 'INV-7', date: '2026-11-30', total: '-1428.00' },
    };
    expect(draftTitle(payment)).toBe('Azure Interior');
    expect(draftFacts(payment)).toBe('-1,428.00 EUR · INV-7 · 2026-11-30');
    expect(draftDetails(payment)).toContainEqual(['Memo', 'INV-7']);
  });

  it('shows a bank transaction by its partner, or by what the bank says', () => {
    const line: DraftSummary = {
      ...{ ...bare, document: 'proposal/0123456789abcdef', type: 'bank_transaction' },
      ...{ reference: 'Card fee', date: '2026-11-04', total: '-2.50' },
    };
    expect(draftTitle(line)).toBe('Card fee');
    expect(draftFacts(line)).toBe('-2.50 EUR · 2026-11-04');
    expect(draftFacts(line, true)).toBe('-2.50 EUR · 2026-11-04 · My Company');
    expect(draftSpoken(line)).toBe('Proposed bank transaction, Card fee, -2.50 EUR, 2026-11-04');
    expect(draftDetails(line)).toContainEqual(['State', 'Proposed, not in Odoo yet']);
    const named = { ...line, partner: { id: 9, name: 'Azure Interior' } };
    expect(draftTitle(named)).toBe('Azure Interior');
    expect(draftFacts(named)).toBe('-2.50 EUR · Card fee · 2026-11-04');
  });

  it('shows what is known when little is known', () => {
    expect(draftTitle(bare)).toBe('No partner');
    expect(draftFacts(bare)).toBe('0.00 EUR');
  });

  it('is spoken in full', () => {
    expect(draftSpoken(bill)).toBe(
      'Draft vendor bill, Azure Interior, 121.00 EUR, INV/2026/7, due 2026-12-01',
    );
  });

  it('tells the rest in its tooltip', () => {
    expect(draftDetails(bill)).toEqual([
      ['Reference', 'INV/2026/7'],
      ['Total', '121.00 EUR'],
      ['Date', '2026-11-01'],
      ['Due', '2026-12-01'],
      ['Company', 'My Company'],
      ['Document', 'move/7'],
    ]);
  });

  it('shows a name from Odoo on one line, with its invisible characters made visible', () => {
    const sly = { ...bill, partner: { id: 9, name: 'Azure\n\u202Eroiretni' } };
    expect(draftTitle(sly)).toBe('Azure <U+202E>roiretni');
  });
});

describe('the kinds', () => {
  it('have their plurals', () => {
    expect(MOVE_TYPES.map(kindPlural)).toEqual([
      'Vendor Bills',
      'Vendor Credit Notes',
      'Customer Invoices',
      'Customer Credit Notes',
      'Journal Entries',
      'Sales Receipts',
      'Purchase Receipts',
    ]);
  });
});

describe("texts from Odoo in VS Code's own formats", () => {
  it('make no links that run commands', () => {
    expect(withoutLinks('Refused: [pay here](command:workbench.action.quit)')).toBe(
      'Refused: [pay here] (command:workbench.action.quit)',
    );
  });

  it('draw no icons', () => {
    expect(withoutIcons('$(check) Azure')).toBe('\\$(check) Azure');
  });
});
