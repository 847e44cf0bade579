import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moveHandle } from '../../src/accounting/handle.ts';
import { systemClock } from '../../src/common/clock.ts';
import { Journal } from '../../src/journal/journal.ts';
import { openIntents } from '../../src/journal/open-intents.ts';
import { ownIdentity } from '../../src/journal/own-identity.ts';
import { verifyJournal } from '../../src/journal/verify.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { Bookkeeping } from '../support/bookkeeping.ts';
import { ChildScript } from '../support/child-script.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { isDemo, startTestedOdoo } from './tested-odoo.ts';

/* Several windows at once, each a process of its own, on one installation of the product. */

const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('once'));
const { login, key: secret } = userOf(books.database, 'billing');
const target = JSON.stringify({ url: books.database.url, database: books.database.db, login, secret });

/** How many keys two windows fight for. */
const count = Number(process.env.EXACTLY_ONCE ?? 40);

/** How often two windows ask for the same. */
const hammered = isDemo ? 5 * count : 20;

/** Every other key means another bill in each of the windows. */
function ordersOf(window: number, run: string) {
  const orders = Array.from({ length: count }, (_, index) => ({
    key: `${run}-${index}`,
    description: index % 2 === 0 ? 'Chairs' : `Chairs of window ${window}`,
  }));
  // One begins at the other end of every ten, so that each is first sometimes.
  return orders.toSorted((a, b) => {
    const [left, right] = [orders.indexOf(a), orders.indexOf(b)];
    const sameTen = Math.floor(left / 10) === Math.floor(right / 10);
    return sameTen && window === 1 ? right - left : left - right;
  });
}

async function entriesIn(folder: string) {
  return new Journal(join(folder, 'journal'), systemClock, ownIdentity()).entries();
}

describe('several windows at once', () => {
  it(`two that draft under the same ${count} keys make one document for each, and lose no line`, async () => {
    const folder = temporaryFolder();
    const run = `ONCE-${Date.now()}`;
    const windows = [0, 1].map(
      (window) =>
        new ChildScript('drafting-window.ts', [folder, target, JSON.stringify(ordersOf(window, run))]),
    );
    for (const window of windows) expect(await window.line()).toBe('ready');
    for (const window of windows) window.tell('go');
    const told = await Promise.all(
      windows.map(
        async (window) =>
          new Map((await window.rest()).map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? ''])),
      ),
    );
    for (let index = 0; index < count; index += 1) {
      const key = `${run}-${index}`;
      const found = (await books.admin.search('account.move', [['ref', '=', key]])).map(moveHandle);
      expect(found, key).toHaveLength(1);
      const outcomes = told.map((each) => each.get(key));
      const [document] = found;
      if (index % 2 === 0) expect(outcomes, key).toEqual([document, document]);
      else expect(new Set(outcomes), key).toEqual(new Set([document, 'key_used_differently']));
    }
    const entries = await entriesIn(folder);
    expect(openIntents(entries)).toEqual([]);
    expect((await verifyJournal(join(folder, 'journal'))).intact).toBe(true);
    // Both have written, and each document is in the journal.
    expect(new Set(entries.map((entry) => entry.process)).size).toBe(2);
    const made = entries.flatMap((entry) =>
      entry.what === 'draft-settled' && entry.outcome === 'done' ? [entry.document] : [],
    );
    expect(new Set(made).size).toBe(count);
  }, 300_000);

  it(`two that ask ${hammered} times each for one document make one`, async () => {
    const folder = temporaryFolder();
    const key = `HAMMER-${Date.now()}`;
    const orders = JSON.stringify(Array.from({ length: hammered }, () => ({ key, description: 'Chairs' })));
    const windows = [0, 1].map(() => new ChildScript('drafting-window.ts', [folder, target, orders]));
    for (const window of windows) expect(await window.line()).toBe('ready');
    for (const window of windows) window.tell('go');
    const told = (await Promise.all(windows.map((window) => window.rest()))).flat();
    const [document, ...more] = (await books.admin.search('account.move', [['ref', '=', key]])).map(
      moveHandle,
    );
    expect(more).toEqual([]);
    expect(told).toEqual(Array.from({ length: 2 * hammered }, () => `${key} ${document}`));
    const entries = await entriesIn(folder);
    expect(openIntents(entries)).toEqual([]);
    // Every line that was written is there, and follows the one before.
    const { intact, totals } = await verifyJournal(join(folder, 'journal'));
    expect([intact, totals.ok]).toEqual([true, entries.length]);
  }, 300_000);

  it('four in which the person says yes to the same draft at once send it once', async () => {
    const folder = temporaryFolder();
    const office = await books.open(undefined, { folder });
    const { view } = await office.books.createDraftInvoice({
      ...{ type: 'in_invoice', company: 1, partner: 'Azure Interior', invoiceDate: '2026-11-20' },
      ...{ reference: `POST-ONCE-${Date.now()}`, lines: [{ description: 'Chairs', price: '10' }] },
    });
    await office.dispose();
    const windows = [0, 1, 2, 3].map(
      () => new ChildScript('posting-window.ts', [folder, target, view.document]),
    );
    for (const window of windows) expect(await window.line()).toBe('asked');
    for (const window of windows) window.tell('yes');
    const told = await Promise.all(windows.map(async (window) => (await window.rest()).at(-1)));
    expect(told.filter((each) => each === 'posted 1')).toHaveLength(1);
    // The others looked once more when it was their turn.
    for (const each of told.filter((one) => one !== 'posted 1'))
      expect(each).toMatch(/^(?:not_a_draft|changed_since_review) 0$/);
    const posted = (await entriesIn(folder)).filter((entry) => entry.what === 'posting-intended');
    expect(posted).toHaveLength(1);
    const found = await books.admin.search('account.move', [
      ['id', '=', Number(view.document.slice('move/'.length))],
      ['state', '=', 'posted'],
    ]);
    expect(found).toHaveLength(1);
  }, 120_000);
});
