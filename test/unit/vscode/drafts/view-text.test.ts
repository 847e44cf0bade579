import { describe, expect, it } from 'vitest';
import { moveHandle } from '../../../../src/accounting/handle.ts';
import type { ConnectionProfile } from '../../../../src/vscode/connections/profile.ts';
import { connectionProblems } from '../../../../src/vscode/connections/problems.ts';
import { DraftList } from '../../../../src/vscode/drafts/draft-list.ts';
import { viewMessage } from '../../../../src/vscode/drafts/view-text.ts';
import { BOOKS, DEMO } from '../../../support/some-connections.ts';

async function drafts(connection: ConnectionProfile, count: number, next?: string) {
  const rows = Array.from({ length: count }, (_, place) => ({
    document: moveHandle(place + 1),
    type: 'in_invoice' as const,
    company: { id: 1, name: 'Lindenhof GmbH' },
    total: '1.00',
    currency: 'EUR',
  }));
  const page = { drafts: rows, ...(next !== undefined && { next }) };
  const list = new DraftList(
    () => Promise.resolve(page),
    () => connectionProblems.notConnected(),
  );
  await list.refresh();
  return { connection, list };
}

describe('what stands above the drafts', () => {
  it('is nothing where all is well', async () => {
    const known = [await drafts(BOOKS, 2)];
    expect(viewMessage(known, known, '')).toBe('');
  });

  it('says that it is the demo company, and which drafts are not shown', async () => {
    const known = [await drafts(DEMO, 12)];
    expect(viewMessage(known, [await drafts(DEMO, 3)], 'azure')).toBe(
      'DEMO COMPANY: nothing here is real.\nFilter “azure”: 3 of 12 drafts.',
    );
  });

  it('says that only drafts are looked through that were read', async () => {
    const known = [await drafts(BOOKS, 50, 'more'), await drafts(DEMO, 12)];
    expect(viewMessage(known, [await drafts(BOOKS, 1)], 'a\nb')).toBe(
      'Filter “a b”: 1 of the 62 that are loaded.',
    );
  });
});
