import { t } from '@vscode/l10n';
import { describe, expect, it } from 'vitest';
import type { DraftSummary } from '../../../src/accounting/documents.ts';
import { demoMarked } from '../../../src/common/demo-words.ts';
import type { Posted } from '../../../src/posting/posted.ts';
import { arranged } from '../../../src/vscode/drafts/arrangement.ts';
import { draftsRoots } from '../../../src/vscode/drafts/drafts-roots.ts';
import { PostedNode } from '../../../src/vscode/drafts/posted-node.ts';
import { postedText } from '../../../src/vscode/posted-text.ts';
import { rightsText } from '../../../src/vscode/rights-text.ts';
import { statusOf } from '../../../src/vscode/status/status-text.ts';
import { inLanguage } from '../../support/in-language.ts';
import { BOOKS } from '../../support/some-connections.ts';

const bill: DraftSummary = {
  document: 'move/7',
  type: 'in_invoice',
  company: { id: 1, name: 'My Company' },
  partner: { id: 9, name: 'Azure Interior' },
  invoiceDate: '2026-11-01',
  dueDate: '2026-12-01',
  total: '1234.50',
  currency: 'EUR',
};

const shown = {
  connection: BOOKS,
  list: { drafts: [bill], hasMore: false, problem: undefined, state: 'ready' },
} as const;

/** The first row, and the first one below it. */
function rows() {
  const [kind] = draftsRoots([shown], { of: () => ({ waiting: [], refused: [] }), elsewhere: [] });
  return [kind?.row, kind?.children[0]?.row];
}

describe('what a person sees', () => {
  it('is German in a German VS Code, with amounts and dates as Germans write them', async () => {
    const [kind, draft] = await inLanguage('de', rows);
    expect(kind).toMatchObject({ label: 'Eingangsrechnungen', description: '1 · 1.234,50 EUR' });
    expect(kind?.spoken).toBe('Eingangsrechnungen, 1 Entwurf, 1.234,50 EUR');
    expect(draft?.description).toContain('1.234,50 EUR');
    expect(draft?.description).toContain('fällig 01.12.2026');
    expect(draft?.tooltip?.facts).toContainEqual(['Gesamtbetrag', '1.234,50 EUR']);
    expect(draft?.tooltip?.facts).toContainEqual(['Fälligkeit', '01.12.2026']);
  });

  it('is French in a French VS Code', async () => {
    const [kind, draft] = await inLanguage('fr', rows);
    expect(kind?.label).toBe('Factures fournisseurs');
    expect(draft?.description).toContain('1\u202f234,50 EUR');
    expect(draft?.description).toContain('échéance 01/12/2026');
  });

  it('is found by what the rows show', async () => {
    const found = (filter: string) => arranged([bill], { order: 'newest', filter });
    expect(await inLanguage('de', () => found('1.234,50 01.12.2026'))).toEqual([bill]);
    expect(await inLanguage('fr', () => found('1\u202f234,50'))).toEqual([bill]);
    expect(found('1.234,50')).toEqual([]);
  });

  it('is whole sentences, not English ones with other words', async () => {
    const posted: Posted = {
      ...{ document: 'move/7', label: 'Eingangsrechnung', number: 'BILL/1', deviations: [] },
      movedTo: '2026-11-30',
    };
    expect(await inLanguage('de', () => postedText(posted, false))).toBe(
      'Gebucht: Eingangsrechnung, als BILL/1, mit dem Buchungsdatum 30.11.2026.',
    );
    const rights = {
      ...{ readBooks: true, draftDocuments: true, draftPayments: true, post: true },
      ...{ enterTransactions: false, saveContacts: false },
    };
    const whose = { version: { major: 19, text: '19.0' }, postedBy: undefined } as const;
    expect(await inLanguage('de', () => rightsText(rights, whose).brief)).toBe(
      'Sie dürfen Rechnungen und Buchungssätze entwerfen, Zahlungen entwerfen und buchen, was Sie freigeben. Sie dürfen nicht: Banktransaktionen erfassen, neue Kontakte speichern.',
    );
    expect(await inLanguage('fr', () => statusOf([shown])?.tooltip)).toContain(
      '1 brouillon, base de données',
    );
  });

  it('names what was posted today, in whichever language it was asked about', async () => {
    const rowOf = (question: string) =>
      new PostedNode(BOOKS, { document: 'move/7', number: 'BILL/1', question, time: '2026-11-23' }).row;
    const german = await inLanguage('de', () => [
      rowOf(t('Post {0}?', 'Eingangsrechnung von “Azure Interior”, 119,00 EUR')),
      rowOf('DEMO: Post vendor bill of “Azure Interior”, 119.00 EUR?'),
    ]);
    expect(german.map(({ description }) => description)).toEqual([
      'Eingangsrechnung von “Azure Interior”, 119,00 EUR',
      'vendor bill of “Azure Interior”, 119.00 EUR',
    ]);
    expect(german[0]?.spoken).toMatch(/^Heute gebucht, BILL\/1, /);
    const french = await inLanguage('fr', () =>
      rowOf(demoMarked(true, t('Post {0}?', 'facture de “Azure Interior”'))),
    );
    expect(french.description).toBe('facture de “Azure Interior”');
  });

  it('is English again after that', () => {
    expect(rows()[0]?.label).toBe('Vendor Bills');
  });
});
