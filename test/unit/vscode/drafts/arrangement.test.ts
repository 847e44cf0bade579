import { describe, expect, it } from 'vitest';
import type { DraftSummary } from '../../../../src/accounting/documents.ts';
import { moveHandle } from '../../../../src/accounting/handle.ts';
import { arranged } from '../../../../src/vscode/drafts/arrangement.ts';
import type { Order } from '../../../../src/vscode/drafts/arrangement.ts';
import { groupTotal } from '../../../../src/vscode/drafts/group-total.ts';

function draft(id: number, more: Partial<DraftSummary> = {}): DraftSummary {
  return {
    document: moveHandle(id),
    type: 'in_invoice',
    company: { id: 1, name: 'Lindenhof GmbH' },
    total: '10.00',
    currency: 'EUR',
    ...more,
  };
}

const shown = (drafts: readonly DraftSummary[], order: Order, filter = '') =>
  arranged(drafts, { order, filter }).map(({ document }) => document);

describe('the drafts of a kind', () => {
  const drafts = [
    draft(4, { partner: { id: 1, name: 'Žitná s.r.o.' }, total: '9.90', dueDate: '2026-12-01' }),
    draft(3, { partner: { id: 2, name: 'Azure Interior' }, total: '-1200.00', date: '2026-11-03' }),
    draft(2, { partner: { id: 3, name: 'Bäckerei Müller' }, total: '100.00', reference: 'RE 17/b' }),
    draft(1, { partner: { id: 2, name: 'Azure Interior' }, total: '100.00', dueDate: '2026-11-20' }),
  ];

  it('stand as Odoo has them, the newest first', () => {
    expect(shown(drafts, 'newest')).toEqual(['move/4', 'move/3', 'move/2', 'move/1']);
  });

  it('stand by partner as people sort names, and where that is equal as before', () => {
    expect(shown(drafts, 'partner')).toEqual(['move/3', 'move/1', 'move/2', 'move/4']);
  });

  it('stand by amount, the greatest first, whether it comes in or goes out', () => {
    expect(shown(drafts, 'amount')).toEqual(['move/3', 'move/2', 'move/1', 'move/4']);
  });

  it('stand by the date when they are due or else their own, what has none last', () => {
    expect(shown(drafts, 'due')).toEqual(['move/3', 'move/1', 'move/4', 'move/2']);
  });

  it.each([
    ['azure', ['move/3', 'move/1']],
    ['AZURE 2026-11-20', ['move/1']],
    ['backerei', ['move/2']],
    ['re 17', ['move/2']],
    ['100.00', ['move/2', 'move/1']],
    ['lindenhof', ['move/4', 'move/3', 'move/2', 'move/1']],
    ['move/4', ['move/4']],
    ['nobody', []],
    ['   ', ['move/4', 'move/3', 'move/2', 'move/1']],
  ])('are those with all words of “%s”, as people type them', (filter, expected) => {
    expect(shown(drafts, 'newest', filter)).toEqual(expected);
  });
});

describe('what drafts come to', () => {
  it('is summed exactly, for each currency by itself', () => {
    const totals = ['0.10', '0.20', '-1234567.89'].map((total) => ({ total, currency: 'EUR' }));
    expect(groupTotal([...totals, { total: '5.00', currency: 'USD' }])).toBe('-1,234,567.59 EUR, 5.00 USD');
  });

  it('names three currencies and says that there are more', () => {
    const one = (currency: string) => ({ total: '1.00', currency });
    expect(groupTotal(['EUR', 'USD', 'CHF', 'GBP', 'SEK'].map(one))).toBe(
      '1.00 EUR, 1.00 USD, 1.00 CHF, and 2 more currencies',
    );
  });
});
