import { describe, expect, it } from 'vitest';
import type { DraftSummary } from '../../../src/accounting/documents.ts';
import { connectionProblems } from '../../../src/vscode/connections/problems.ts';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import type { ShownDrafts } from '../../../src/vscode/drafts/shown-drafts.ts';
import { statusOf } from '../../../src/vscode/status/status-text.ts';
import { BOOKS, DEMO } from '../../support/some-connections.ts';

const DRAFT: DraftSummary = {
  ...{ document: 'move/7', type: 'in_invoice', company: { id: 1, name: 'My Company' } },
  ...{ total: '121.00', currency: 'EUR' },
};

function of(connection: ConnectionProfile, list: Partial<ShownDrafts['list']> = {}): ShownDrafts {
  return { connection, list: { drafts: [], hasMore: false, problem: undefined, state: 'empty', ...list } };
}

describe('the status bar', () => {
  it('says in few words what the window is connected to', () => {
    expect(statusOf([])).toBeUndefined();
    expect(statusOf([of(BOOKS)])?.text).toBe('Odoo: books.example.com');
    expect(statusOf([of(DEMO)])?.text).toBe('Odoo: DEMO');
    expect(statusOf([of(BOOKS), of({ ...BOOKS, database: 'b' })])?.text).toBe('Odoo: 2 connections');
    expect(statusOf([of(BOOKS), of(DEMO)])?.text).toBe('Odoo: 2 connections, one is DEMO');
  });

  it('says in full, where one points, how things are with each', () => {
    const problem = connectionProblems.secretMissing(BOOKS.origin);
    const status = statusOf([
      of({ ...BOOKS, name: 'Live' }, { drafts: [DRAFT], state: 'ready' }),
      of({ ...BOOKS, name: 'Long' }, { drafts: [DRAFT, DRAFT], hasMore: true, state: 'ready' }),
      of({ ...BOOKS, name: 'Offline' }, { drafts: [DRAFT], problem, state: 'ready' }),
      of(DEMO, { state: 'loading' }),
    ]);
    const where = 'database books on https://books.example.com, user anna@example.com';
    expect(status?.tooltip.split('\n')).toEqual([
      `Live: 1 draft, ${where}`,
      `Long: 2+ drafts, ${where}`,
      `Offline: not up to date, ${where}`,
      'Demo company (DEMO, nothing there is real): not read yet, database demo-1 on http://127.0.0.1:4711, user bea@example.com',
      'Click to show the drafts',
    ]);
    expect(status?.spoken).toMatch(/^Odoo: 4 connections, one is DEMO\. Live: 1 draft, .* Shows the drafts$/);
  });
});
