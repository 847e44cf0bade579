import { describe, expect, it } from 'vitest';
import { moveHandle } from '../../../../src/accounting/handle.ts';
import { PostedGroup, PostedNode } from '../../../../src/vscode/drafts/posted-node.ts';
import { PostedToday } from '../../../../src/vscode/drafts/posted-today.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { BOOKS, DEMO } from '../../../support/some-connections.ts';

const noon = (day: number) => new Date(2026, 10, day, 12);

function posted(id: number, day: number) {
  return {
    document: moveHandle(id),
    number: `BILL/2026/11/000${id}`,
    question: 'DEMO: Post vendor bill of “Azure Interior”, 119.00 EUR?',
    time: noon(day).toISOString(),
  };
}

describe('what was posted today', () => {
  it('is what our journal says of this day, for each connection by itself', async () => {
    const clock = new ManualClock(noon(23).getTime());
    const today = new PostedToday({
      read: (all) => Promise.resolve(all.map(({ isDemo }) => (isDemo ? [] : [posted(2, 23), posted(1, 22)]))),
      clock,
      report: () => undefined,
    });
    await today.read([BOOKS, DEMO]);
    expect(today.of(BOOKS).map(({ document }) => document)).toEqual(['move/2']);
    expect(today.of(DEMO)).toEqual([]);
    clock.advance(24 * 60 * 60_000);
    expect(today.of(BOOKS)).toEqual([]);
  });

  it('stays as it was when the journal cannot be read', async () => {
    const clock = new ManualClock(noon(23).getTime());
    const reported: unknown[] = [];
    let answers = [Promise.resolve([[posted(2, 23)]]), Promise.reject(new Error('no disk'))];
    const today = new PostedToday({
      read: () => {
        const [next, ...others] = answers;
        answers = others;
        return next ?? Promise.resolve([]);
      },
      clock,
      report: (thrown) => reported.push(thrown),
    });
    await today.read([BOOKS]);
    await today.read([BOOKS]);
    expect(today.of(BOOKS)).toHaveLength(1);
    expect(reported).toEqual([new Error('no disk')]);
  });

  it('stands with its number and what it is, and can be taken back from there', () => {
    const group = new PostedGroup(BOOKS, [posted(2, 23)]);
    expect(group.row).toMatchObject({ label: 'Posted today', description: '1' });
    const [node] = group.children;
    expect(node?.row).toMatchObject({
      label: 'BILL/2026/11/0002',
      description: 'vendor bill of “Azure Interior”, 119.00 EUR',
      context: 'posted inOdoo',
      spoken: 'Posted today, BILL/2026/11/0002, vendor bill of “Azure Interior”, 119.00 EUR',
    });
    expect([PostedNode.isOne(node), PostedNode.isOne({ row: node?.row })]).toEqual([true, false]);
  });
});
