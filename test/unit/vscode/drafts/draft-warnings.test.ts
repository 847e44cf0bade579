import { describe, expect, it } from 'vitest';
import type { DraftSummary } from '../../../../src/accounting/documents.ts';
import type { Handle } from '../../../../src/accounting/handle.ts';
import { draftsRoots } from '../../../../src/vscode/drafts/drafts-roots.ts';
import { draftWarnings } from '../../../../src/vscode/drafts/draft-warnings.ts';
import { BOOKS } from '../../../support/some-connections.ts';

const TODAY = '2026-11-23';

const bill: DraftSummary = {
  document: 'move/7',
  type: 'in_invoice',
  company: { id: 1, name: 'My Company' },
  partner: { id: 9, name: 'Azure Interior' },
  reference: 'INV/7',
  invoiceDate: '2026-11-01',
  dueDate: '2026-12-01',
  date: '2026-11-01',
  total: '121.00',
  currency: 'EUR',
};

/** What is to be looked at of the first of these, in words. */
function wordsOf(...drafts: readonly [DraftSummary, ...DraftSummary[]]): string[] {
  const warnings = draftWarnings(drafts, TODAY).get(drafts[0].document) ?? [];
  return warnings.map(({ words }) => words);
}

describe('what is to be looked at of a draft', () => {
  it('is nothing when nothing is wrong with it', () => {
    expect(wordsOf(bill, { ...bill, document: 'move/8', reference: 'INV/8' })).toEqual([]);
  });

  it('is that another one has the same partner and reference', () => {
    const twin = { ...bill, document: 'move/8', reference: ' inv/7 ', total: '99.00' } as const;
    expect(wordsOf(bill, twin)).toEqual(['possible duplicate']);
    expect(draftWarnings([bill, twin], TODAY).get('move/7')?.[0]?.sentence).toBe(
      'Possible duplicate of move/8: the same partner and reference.',
    );
  });

  it.each<[string, Partial<DraftSummary>]>([
    ['another partner', { partner: { id: 10, name: 'Azure Interior' } }],
    ['another company', { company: { id: 2, name: 'Other' } }],
    ['another kind', { type: 'in_refund' }],
    ['no reference', { reference: undefined }],
  ])('but not with %s', (_what, change) => {
    expect(wordsOf({ ...bill, ...change }, { ...bill, document: 'move/8' })).toEqual([]);
  });

  it('is a payment only when amount and date are the same, too: bills are paid in parts', () => {
    const payment: DraftSummary = {
      ...{ ...bill, document: 'payment/1', type: 'payment', date: '2026-11-20', total: '-60.00' },
      ...{ invoiceDate: undefined, dueDate: undefined },
    };
    expect(wordsOf(payment, { ...payment, document: 'payment/2', total: '-61.00' })).toEqual([]);
    expect(wordsOf(payment, { ...payment, document: 'payment/2' })).toEqual(['possible duplicate']);
  });

  it('is never that entries or lines of a bank say the same: they do every month', () => {
    for (const type of ['entry', 'bank_transaction'] as const)
      expect(wordsOf({ ...bill, type }, { ...bill, type, document: 'move/8' })).toEqual([]);
  });

  it('is what Odoo refuses to post without: the partner of an invoice, the date of what was bought', () => {
    expect(wordsOf({ ...bill, partner: undefined })).toEqual(['no partner']);
    expect(wordsOf({ ...bill, invoiceDate: undefined })).toEqual(['no bill date']);
    expect(wordsOf({ ...bill, type: 'in_receipt', partner: undefined })).toEqual([]);
    expect(wordsOf({ ...bill, type: 'out_invoice', invoiceDate: undefined })).toEqual([]);
  });

  it('is a total of 0, however it is written', () => {
    for (const total of ['0.00', '0', '-0.000']) expect(wordsOf({ ...bill, total })).toEqual(['total is 0']);
    expect(wordsOf({ ...bill, total: '0.01' })).toEqual([]);
  });

  it('is a due date that is over, from the day after it', () => {
    expect(wordsOf({ ...bill, dueDate: TODAY })).toEqual([]);
    expect(wordsOf({ ...bill, dueDate: '2026-11-22' })).toEqual(['overdue']);
  });

  it('is no due date of what is due to nobody, or is counted anew when it is posted', () => {
    const late = { ...bill, dueDate: '2026-11-01' };
    expect(wordsOf({ ...late, type: 'in_refund' })).toEqual([]);
    expect(wordsOf({ ...late, type: 'out_invoice', invoiceDate: undefined })).toEqual([]);
    expect(wordsOf({ ...late, type: 'out_invoice' })).toEqual(['overdue']);
  });
});

describe('what was bought without its paper', () => {
  it('is to be looked at, as far as the list tells; what was sold is not', () => {
    expect(wordsOf({ ...bill, attachments: 0 })).toEqual(['nothing attached']);
    expect(wordsOf({ ...bill, attachments: 1 })).toEqual([]);
    expect(wordsOf({ ...bill, type: 'out_invoice', attachments: 0 })).toEqual([]);
  });
});

describe('the row of a draft with warnings', () => {
  const rowOf = (draft: DraftSummary, refused: readonly Handle[] = []) => {
    const warnings = draftWarnings([draft], TODAY);
    const list = { drafts: [draft], hasMore: false, problem: undefined, state: 'ready' } as const;
    const questions = { elsewhere: [], of: () => ({ waiting: [], refused }) };
    return draftsRoots([{ connection: BOOKS, list, warnings }], questions)[0]?.children[0]?.row;
  };

  it('has an icon and words, tells why in its tooltip, and is spoken', () => {
    const row = rowOf({ ...bill, dueDate: '2026-11-10' });
    expect(row).toMatchObject({
      icon: 'warning',
      description: expect.stringMatching(/^121\.00 EUR · overdue · INV\/7/),
    });
    expect(row?.tooltip?.facts[0]).toEqual(['Warning', 'It was due on 2026-11-10.']);
    expect(row?.spoken).toMatch(/, Warning: overdue$/);
  });

  it('does not say twice what it says anyhow', () => {
    const row = rowOf({ ...bill, partner: undefined, total: '0.00' });
    expect(row).toMatchObject({ label: 'No partner', description: '0.00 EUR · INV/7 · due 2026-12-01' });
    expect(row?.spoken).toMatch(/, Warning: no partner, total is 0$/);
  });

  it('has words and no sign for a paper that is missing: some keep theirs elsewhere', () => {
    const row = rowOf({ ...bill, attachments: 0 });
    expect(row).toMatchObject({
      icon: 'file',
      description: '121.00 EUR · INV/7 · due 2026-12-01 · nothing attached',
    });
  });

  it('keeps the icon of what the person refused', () => {
    const row = rowOf({ ...bill, dueDate: '2026-11-10' }, ['move/7']);
    expect(row).toMatchObject({
      icon: 'bell-slash',
      description: expect.stringMatching(/^not asked again · 121\.00 EUR · overdue · /),
    });
  });
});
