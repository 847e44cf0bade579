import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { DraftPage, DraftSummary } from '../../src/accounting/documents.ts';
import { moveHandle } from '../../src/accounting/handle.ts';
import { writeCursor } from '../../src/accounting/listing/draft-cursor.ts';
import { asProblem } from '../../src/common/problem.ts';
import { DraftList } from '../../src/vscode/drafts/draft-list.ts';
import { draftsRoots } from '../../src/vscode/drafts/drafts-roots.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { McpCaller } from '../support/mcp-caller.ts';
import { openOffice } from '../support/office.ts';
import { BOOKS } from '../support/some-connections.ts';
import { referenceOf } from './many-drafts.ts';
import { Shift, startCompany } from './shift.ts';
import { Timings } from './timings.ts';

const DRAFTS = 100_000;
const ROWS = 100;
/** What a page of so many rows may cost a model: characters. */
const LONGEST_PAGE = 12_000;
/** Milliseconds; the demo company goes through all of its drafts for each page, Odoo's database has an index. */
const SLOWEST_PAGE = 3_000;
const SLOWEST_TREE = 5_000;

const isFull = process.env.LOAD === 'full';
/** Pages in a row, wherever they begin. */
const PAGES = isFull ? DRAFTS / ROWS : 4;

const pageShape = z.object({
  columns: z.array(z.string()),
  groups: z.array(z.object({ rows: z.array(z.array(z.string().nullable())) })),
  next: z.string().optional(),
});

const nobodyAsks = { of: () => ({ waiting: [], refused: [] }), elsewhere: [] };

describe('a hundred thousand drafts', () => {
  it('come page by page over list_drafts, each as small and as quick as the first', async ({ task }) => {
    const shift = await Shift.begin(DRAFTS);
    const agent = await McpCaller.connect(shift.endpoint);
    onTestFinished(() => agent.client.close());
    const timings = new Timings();
    const read = async (after: string | undefined) => {
      const started = performance.now();
      const answer = await agent.answer('list_drafts', { kind: 'vendor_bill', limit: ROWS, after });
      timings.add('list_drafts', performance.now() - started);
      const { columns, groups, next } = pageShape.parse(answer);
      const [rows = []] = groups.map((group) => group.rows);
      const at = (column: string) => rows.map((row) => row[columns.indexOf(column)] ?? '');
      return {
        ...{ next, references: at('reference'), last: at('document').at(-1) ?? '' },
        characters: JSON.stringify(answer).length,
      };
    };
    const newest = Number((await read(undefined)).last.split('/')[1]) + ROWS - 1;
    const handleOf = (place: number) => moveHandle(newest - (DRAFTS - 1 - place));
    const starts = isFull ? [DRAFTS] : [DRAFTS, DRAFTS / 2, PAGES * ROWS];
    for (const start of starts) {
      let after = start === DRAFTS ? undefined : writeCursor(handleOf(start));
      for (let page = 0; page < PAGES; page += 1) {
        const { references, next, characters } = await read(after);
        const first = start - page * ROWS;
        expect(references).toEqual(
          Array.from({ length: ROWS }, (_none, row) => referenceOf(first - 1 - row)),
        );
        expect(characters).toBeLessThan(LONGEST_PAGE);
        after = next;
      }
    }
    console.log(timings.lines().join('\n'));
    expect(timings.p95).toBeLessThan(SLOWEST_PAGE);
    task.meta.load = { drafts: `${DRAFTS}`, page: `${timings.p95}ms` };
  });

  it('are read for the tree as far as somebody has looked, and no further', async () => {
    const company = await startCompany(DRAFTS);
    const { login, key: secret } = userOf(company, 'billing');
    const office = await openOffice({ url: company.url, database: company.db, login, secret });
    onTestFinished(() => office.dispose());
    const list = new DraftList((after) => office.books.listDrafts({ after }), asProblem);
    const readings = () => office.takeRequests().filter((call) => call === 'account.move.search_read').length;
    await list.refresh();
    expect([list.drafts.length, readings()]).toEqual([50, 1]);
    await list.loadMore();
    expect([list.drafts.length, readings()]).toEqual([100, 1]);
    await list.refresh();
    expect([list.drafts.length, readings()]).toEqual([100, 2]);
    expect(new Set(list.drafts.map(({ document }) => document)).size).toBe(100);
    const rows = draftsRoots([{ connection: BOOKS, list }], nobodyAsks).map(({ row }) => [
      row.label,
      row.description,
    ]);
    expect(rows).toEqual([
      ['Vendor Bills', '100+'],
      ['Load more drafts...', undefined],
    ]);
  });

  it('stand in the tree, should somebody want to see them all', async () => {
    const list = new DraftList(scripted, asProblem);
    await list.refresh();
    while (list.hasMore) await list.loadMore();
    expect(list.drafts.length).toBe(DRAFTS);
    const started = performance.now();
    const [kind] = draftsRoots([{ connection: BOOKS, list }], nobodyAsks);
    const took = performance.now() - started;
    console.log(`all of them as rows of the tree: ${Math.round(took)} ms`);
    expect(kind?.children.length).toBe(DRAFTS);
    expect(took).toBeLessThan(SLOWEST_TREE);
  });
});

/** An Odoo without a wire. */
function scripted(after: string | undefined): Promise<DraftPage> {
  const first = Number(after ?? DRAFTS);
  const drafts = Array.from({ length: Math.min(50, first) }, (_none, row) => draft(first - row));
  const rest = first - drafts.length;
  return Promise.resolve({ drafts, next: rest > 0 ? `${rest}` : undefined });
}

function draft(id: number): DraftSummary {
  const company = { id: 1, name: 'Lindenhof GmbH' };
  return { document: moveHandle(id), type: 'in_invoice', company, total: '121.00', currency: 'EUR' };
}
