import { describe, expect, it } from 'vitest';
import type { DraftPage, DraftSummary } from '../../../src/accounting/documents.ts';
import { moveHandle } from '../../../src/accounting/handle.ts';
import { asProblem } from '../../../src/common/problem.ts';
import { DraftList } from '../../../src/vscode/drafts/draft-list.ts';
import { waitFor } from '../../support/wait-for.ts';

function draft(id: number): DraftSummary {
  return {
    document: moveHandle(id),
    type: 'in_invoice',
    company: { id: 1, name: 'My Company' },
    total: '121.00',
    currency: 'EUR',
  };
}

/** An Odoo with drafts of these ids, read two to a page. */
function setUp(...ids: number[]) {
  const odoo: { ids: number[]; failure: Error | undefined } = { ids, failure: undefined };
  const read = (after: string | undefined): Promise<DraftPage> => {
    if (odoo.failure !== undefined) return Promise.reject(odoo.failure);
    const start = Number(after ?? 0);
    const next = start + 2 < odoo.ids.length ? { next: String(start + 2) } : {};
    return Promise.resolve({ drafts: odoo.ids.slice(start, start + 2).map(draft), ...next });
  };
  const list = new DraftList(read, asProblem);
  const shown = () => list.drafts.map(({ document }) => document);
  return { odoo, list, shown };
}

describe('the list of drafts', () => {
  it('goes from loading to ready, or to empty', async () => {
    const { list, odoo } = setUp(1);
    expect(list.state).toBe('loading');
    await list.refresh();
    expect(list.state).toBe('ready');
    odoo.ids = [];
    await list.refresh();
    expect(list.state).toBe('empty');
  });

  it('grows page by page, and keeps its length when it is read again', async () => {
    const { list, shown, odoo } = setUp(5, 4, 3, 2, 1);
    await list.refresh();
    expect(shown()).toEqual(['move/5', 'move/4']);
    await list.loadMore();
    expect(shown()).toEqual(['move/5', 'move/4', 'move/3', 'move/2']);
    odoo.ids = [6, 5, 4, 3, 2, 1];
    await list.refresh();
    expect(shown()).toEqual(['move/6', 'move/5', 'move/4', 'move/3']);
    expect(list.hasMore).toBe(true);
  });

  it('keeps the rows it knows when Odoo cannot be read, and says why', async () => {
    const { list, shown, odoo } = setUp(1);
    await list.refresh();
    odoo.failure = new Error('down');
    await list.refresh();
    expect(shown()).toEqual(['move/1']);
    expect(list.problem?.code).toBe('internal');
    expect(list.state).toBe('ready');
    odoo.failure = undefined;
    await list.refresh();
    expect(list.problem).toBeUndefined();
  });

  it('says that it failed when it knows no rows', async () => {
    const { list, odoo } = setUp(1);
    odoo.failure = new Error('down');
    await list.refresh();
    expect(list.state).toBe('failed');
  });

  it('is out of date until it is read, and again when the books changed', async () => {
    const { list } = setUp(1);
    expect(list.isStale).toBe(true);
    await list.refresh();
    expect(list.isStale).toBe(false);
    list.outdate();
    expect(list.isStale).toBe(true);
  });

  it('is read by one at a time: who wants more while it is read again gets the next page of that', async () => {
    const { list, shown } = setUp(5, 4, 3, 2, 1);
    await Promise.all([list.refresh(), list.loadMore()]);
    expect(shown()).toEqual(['move/5', 'move/4', 'move/3', 'move/2']);
  });

  describe('that takes long to be read', () => {
    /** An Odoo that answers when it is told to. */
    function slow() {
      const asked: { answer: (...ids: number[]) => void; signal: AbortSignal }[] = [];
      const reported: unknown[] = [];
      const read = (_: string | undefined, signal: AbortSignal) =>
        new Promise<DraftPage>((resolve) => {
          asked.push({ answer: (...ids) => resolve({ drafts: ids.map(draft) }), signal });
        });
      const list = new DraftList(read, (thrown) => {
        reported.push(thrown);
        return asProblem(thrown);
      });
      const shown = () => list.drafts.map(({ document }) => document);
      const begun = (count: number) => waitFor(() => expect(asked).toHaveLength(count));
      return { asked, reported, list, shown, begun };
    }

    it('is stopped: the rows stay, that is said, and what comes later counts no more', async () => {
      const { asked, reported, list, shown, begun } = slow();
      const first = list.refresh();
      await begun(1);
      asked[0]?.answer(1);
      await first;
      const second = list.refresh();
      await begun(2);
      list.stop();
      await second;
      expect(asked[1]?.signal.aborted).toBe(true);
      expect(list.problem?.person).toContain('You stopped reading the drafts');
      asked[1]?.answer(1, 2);
      await list.settled();
      expect(shown()).toEqual(['move/1']);
      expect(reported).toEqual([]);
      const third = list.refresh();
      await begun(3);
      asked[2]?.answer(1, 2);
      await third;
      expect(list.problem).toBeUndefined();
      expect(shown()).toEqual(['move/1', 'move/2']);
    });

    it('is read anew instead when the person asks for it, and nothing is said', async () => {
      const { asked, list, shown, begun } = slow();
      const first = list.refresh();
      await begun(1);
      list.abandon();
      const second = list.refresh();
      await begun(2);
      asked[1]?.answer(2);
      await Promise.all([first, second]);
      asked[0]?.answer(1);
      await list.settled();
      expect(shown()).toEqual(['move/2']);
      expect(list.problem).toBeUndefined();
    });

    it('is read once more at most, however often that is asked for meanwhile', async () => {
      const { asked, list, begun } = slow();
      const all = [list.refresh(), list.refresh(), list.refresh()];
      await begun(1);
      all.push(list.refresh(), list.refresh());
      asked[0]?.answer(1);
      await begun(2);
      asked[1]?.answer(1);
      await Promise.all(all);
      expect(asked).toHaveLength(2);
    });

    it('can be stopped while more is loaded, and nothing is to be stopped where nothing is read', async () => {
      const { asked, list, begun } = slow();
      list.stop();
      expect(list.problem).toBeUndefined();
      const more = list.refresh();
      await begun(1);
      list.stop();
      await more;
      expect(list.state).toBe('failed');
      expect(asked).toHaveLength(1);
    });
  });
});
