import { describe, expect, it } from 'vitest';
import type { DraftSummary } from '../../../src/accounting/documents.ts';
import { draftsJson, draftsText } from '../../../src/stdio/drafts-text.ts';

const BILL: DraftSummary = {
  ...{ document: 'move/7', type: 'in_invoice', total: '1190.00', currency: 'EUR' },
  company: { id: 1, name: 'Lindenhof GmbH' },
  partner: { id: 9, name: 'Azure Interior' },
  ...{ invoiceDate: '2026-11-20', dueDate: '2026-12-20', date: '2026-11-20' },
};
const FEE: DraftSummary = {
  ...{ document: 'proposal/ab12', type: 'bank_transaction', total: '-9.90', currency: 'EUR' },
  company: { id: 1, name: 'Lindenhof GmbH' },
  ...{ reference: 'Fee\u202E\nTOTAL 1.00', date: '2026-11-21' },
};

describe('drafts at a terminal', () => {
  it('are a table with the amounts right, and below it what is to be looked at', () => {
    const text = draftsText(
      [
        { draft: BILL, warnings: ['Odoo sees a possible duplicate of BILL/1.'] },
        { draft: FEE, warnings: [] },
      ],
      false,
    );
    expect(text.split('\n')).toEqual([
      'KIND              DOCUMENT       PARTNER                 DATE        DUE            TOTAL  CURRENCY',
      'Vendor Bill       move/7         Azure Interior          2026-11-20  2026-12-20  1,190.00  EUR',
      'Bank Transaction  proposal/ab12  Fee<U+202E> TOTAL 1.00  2026-11-21                 -9.90  EUR',
      '',
      'LOOK AT',
      'move/7: Odoo sees a possible duplicate of BILL/1.',
      '',
    ]);
  });

  it('say so when there are none, and when they are the demo’s', () => {
    expect(draftsText([], true)).toBe('DEMO COMPANY: nothing here is real.\nThere are no drafts.\n');
  });

  it('are JSON for programs, each value as it is', () => {
    expect(JSON.parse(draftsJson([{ draft: BILL, warnings: ['w'] }]))).toEqual([
      {
        ...{ document: 'move/7', kind: 'Vendor Bill', company: 'Lindenhof GmbH', partner: 'Azure Interior' },
        ...{ total: '1190.00', currency: 'EUR', date: '2026-11-20', invoiceDate: '2026-11-20' },
        ...{ dueDate: '2026-12-20', warnings: ['w'] },
      },
    ]);
  });
});
