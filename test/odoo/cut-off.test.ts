import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MoveHandle } from '../../src/accounting/handle.ts';
import { systemClock } from '../../src/common/clock.ts';
import { openIntents } from '../../src/journal/open-intents.ts';
import { userOf } from '../beds/odoo/connection.ts';
import { billRequest } from '../crashes/deeds.ts';
import type { DeedName } from '../crashes/deeds.ts';
import { putPaper } from '../crashes/paper-folder.ts';
import type { Step } from '../crashes/steps.ts';
import { Bookkeeping } from '../support/bookkeeping.ts';
import { ChildScript } from '../support/child-script.ts';
import type { Office } from '../support/office.ts';
import { startTestedOdoo } from './tested-odoo.ts';

/* Windows that are killed right after Odoo has answered, and what the next one reads. test/crashes/ has every step. */

/** Somebody who may make contacts, too. */
const ROLE = 'accountant';
const bed = await startTestedOdoo();
const books = await Bookkeeping.of(await bed.freshDatabase('cut-off'));
const { login, key: secret } = userOf(books.database, ROLE);
const target = { url: books.database.url, database: books.database.db, login, secret };
const run = `CUT-${Date.now()}`;

describe('what a window did not live to write down', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mcp-odoo-cut-off-'));
  let office: Office;
  let ahead = 0;
  beforeAll(async () => {
    const clock = { ...systemClock, now: () => systemClock.now() + ahead };
    putPaper(folder);
    office = await books.open(undefined, { folder, clock, role: ROLE });
  });
  afterAll(async () => {
    await office.dispose();
    rmSync(folder, { recursive: true });
  });

  async function crash(deed: DeedName, subject: readonly string[], step: Step) {
    const plan = { target, folder, deed, step, subject, now: systemClock.now() };
    const child = new ChildScript('../crashes/dying-window.ts', [JSON.stringify(plan)]);
    expect(await child.rest()).toEqual([]);
    const { recovered } = await office.recover();
    return recovered.map(({ intent, became, made }) => ({ about: intent.what, became, made }));
  }
  const answered: Step = 'after the answer, before the outcome';

  const draft = async (reference: string) =>
    (await office.books.createDraftInvoice(billRequest(`${run}-${reference}`))).view.document;
  const post = (document: MoveHandle) => books.post(document);

  it('a draft that it made', async () => {
    const reference = `${run}-made`;
    const [found, ...more] = await crash('create', [reference], answered);
    expect(more).toEqual([]);
    expect(found).toEqual({
      about: 'draft-intended',
      became: 'done',
      made: (await books.documentsWith(reference))[0],
    });
  });

  it('what it posted', async () => {
    const found = await crash('post', [await draft('post')], answered);
    expect(found).toMatchObject([{ about: 'posting-intended', became: 'done' }]);
  });

  it('what it reset to draft', async () => {
    const document = await draft('undo');
    await post(document);
    const found = await crash('undo', [document], answered);
    expect(found).toMatchObject([{ about: 'undoing-intended', became: 'done' }]);
  });

  it('what it discarded', async () => {
    const found = await crash('discard', [await draft('discard')], answered);
    expect(found).toMatchObject([{ about: 'discarding-intended', became: 'done' }]);
  });

  it('the line that it added to a draft', async () => {
    const found = await crash('addLine', [await draft('line')], answered);
    expect(found).toMatchObject([{ about: 'change-intended', became: 'done' }]);
  });

  it('the paper that it attached', async () => {
    const found = await crash('attach', [await draft('paper')], answered);
    expect(found).toMatchObject([{ about: 'file-intended', became: 'done' }]);
  });

  it('the contact that it saved', async () => {
    const found = await crash('contact', [`${run} Kleinholz`], answered);
    expect(found).toMatchObject([{ about: 'partner-intended', became: 'done' }]);
  });

  it('what it settled', async () => {
    const bill = await draft('paid');
    await post(bill);
    const drafted = await office.books.createDraftPayment({
      ...{ company: 1, date: '2026-11-21', idempotencyKey: `${run}-payment` },
      pays: [{ document: bill }],
    });
    const found = await crash('settle', [drafted.view.document], answered);
    expect(found).toMatchObject([
      { about: 'posting-intended', became: 'done' },
      { about: 'settling-intended', became: 'done' },
    ]);
  });

  it('and what it did not come to send, once that can be known', async () => {
    const document = await draft('never');
    const found = await crash('post', [document], 'after the intent, before sending');
    expect(found).toMatchObject([{ about: 'posting-intended', became: 'not-yet' }]);
    ahead = 6 * 60_000;
    office.takeRequests();
    const { recovered } = await office.recover();
    expect(recovered.map(({ became }) => became)).toEqual(['not-done']);
    expect(office.takeRequests()).toEqual(['account.move.search_read']);
    expect(openIntents(await office.entries())).toEqual([]);
  });
});
