import { describe, expect, it } from 'vitest';
import type { DraftSummary } from '../../../../src/accounting/documents.ts';
import { asProblem } from '../../../../src/common/problem.ts';
import type { Problem } from '../../../../src/common/problem.ts';
import type { ConnectionProfile } from '../../../../src/vscode/connections/profile.ts';
import { connectionProblems } from '../../../../src/vscode/connections/problems.ts';
import { draftsRoots } from '../../../../src/vscode/drafts/drafts-roots.ts';
import type { ShownDrafts } from '../../../../src/vscode/drafts/shown-drafts.ts';
import { BOOKS, DEMO } from '../../../support/some-connections.ts';

const draft: DraftSummary = {
  ...{ document: 'move/7', type: 'in_invoice', company: { id: 1, name: 'My Company' } },
  ...{ total: '1.00', currency: 'EUR' },
};
const keyGone = connectionProblems.secretMissing(BOOKS.origin);
const down = asProblem(new Error('a fault of ours'));

/** A connection that could not be read, with the rows that were known before. */
function failed(connection: ConnectionProfile, problem: Problem, drafts: DraftSummary[] = []): ShownDrafts {
  const state = drafts.length === 0 ? 'failed' : 'ready';
  return { connection, list: { drafts, hasMore: false, problem, state } };
}

function rowsOf(shown: ShownDrafts) {
  return draftsRoots([shown], { elsewhere: [], of: () => ({ waiting: [], refused: [] }) });
}

function firstRow(shown: ShownDrafts) {
  return rowsOf(shown)[0]?.row;
}

describe('rows that are kept when nothing newer can be read', () => {
  it('have on top what helps, to be clicked: a new key, or another try', () => {
    expect(firstRow(failed(BOOKS, keyGone, [draft]))).toMatchObject({
      ...{ label: 'Enter New Key...', description: 'not up to date', icon: 'key' },
      command: { command: 'mcpOdoo.enterNewKey', arguments: [BOOKS.name] },
    });
    expect(firstRow(failed(BOOKS, down, [draft]))).toMatchObject({
      ...{ label: 'Try Again', description: 'not up to date', icon: 'refresh' },
      command: { command: 'mcpOdoo.refresh' },
    });
  });

  it('say so even when all of them are filtered away', () => {
    const shown = failed(BOOKS, down, [draft]);
    expect(firstRow({ ...shown, list: { ...shown.list, drafts: [] } })?.label).toBe('Try Again');
  });

  it('have nothing on top when all is well', () => {
    const well = failed(BOOKS, down, [draft]);
    expect(firstRow({ ...well, list: { ...well.list, problem: undefined } })?.label).toBe('Vendor Bills');
  });
});

describe('where nothing could be read and no rows are known', () => {
  const actions = (connection: ConnectionProfile, problem: Problem) =>
    rowsOf(failed(connection, problem)).map(({ row }) => row.label);

  it('stands all that helps, what helps most first', () => {
    expect(actions(BOOKS, keyGone)).toEqual(['Enter New Key...', 'Try Again', 'Show Log']);
    expect(actions(BOOKS, down)).toEqual(['Try Again', 'Show Log']);
    expect(actions(DEMO, keyGone)).toEqual(['Try Again', 'Reset Demo Company', 'Show Log']);
  });

  it('is told in each tooltip what went wrong', () => {
    for (const { row } of rowsOf(failed(BOOKS, keyGone)))
      expect(row.tooltip?.facts).toEqual([['Why', keyGone.person]]);
  });
});
