import { describe, expect, it } from 'vitest';
import { asProblem } from '../../../../src/common/problem.ts';
import { moveHandle } from '../../../../src/accounting/handle.ts';
import { DraftLists } from '../../../../src/vscode/drafts/draft-lists.ts';
import { DraftsReading } from '../../../../src/vscode/drafts/drafts-reading.ts';
import { BOOKS, SomeConnections } from '../../../support/some-connections.ts';

const OTHER = { ...BOOKS, name: 'Other', database: 'other' };
const DRAFT = {
  document: moveHandle(7),
  type: 'in_invoice',
  company: { id: 1, name: 'My Company' },
  total: '121.00',
  currency: 'EUR',
} as const;

/** A view of two connections: what it shows at each change of it, and what was read. */
function setUp() {
  const silent = Promise.withResolvers<never>();
  const connections = new SomeConnections(BOOKS, OTHER);
  const lists = new DraftLists({
    connections,
    read: ({ database }) => (database === 'other' ? silent.promise : Promise.resolve({ drafts: [DRAFT] })),
    report: asProblem,
  });
  const shown: string[][] = [];
  const journal: string[][] = [];
  const reading = new DraftsReading({
    lists,
    posted: {
      read: (all) => {
        journal.push(all.map(({ name }) => name));
        return Promise.resolve();
      },
    },
    whileReading: (read) => read(),
    show: () => void shown.push(lists.all.map(({ list }) => list.state)),
  });
  return { reading, connections, shown, journal, silent };
}

describe('reading the drafts of several connections', () => {
  it('shows each as it comes: one that never answers keeps no other one from being shown', async () => {
    const { reading, connections, shown } = setUp();
    void reading.read(connections.all);
    await expect.poll(() => shown.at(-1)).toEqual(['ready', 'loading']);
  });

  it('is done when all are shown, also the one that failed in the end', async () => {
    const { reading, connections, shown, silent } = setUp();
    const read = reading.read(connections.all);
    silent.reject(new Error('no answer'));
    await read;
    expect(shown.at(-1)).toEqual(['ready', 'failed']);
  });

  it('reads the journal once for all of them, and not at all for none', async () => {
    const { reading, connections, journal, silent } = setUp();
    silent.reject(new Error('no answer'));
    await reading.read(connections.all);
    await reading.read([]);
    expect(journal).toEqual([['books.example.com', 'Other']]);
  });
});
