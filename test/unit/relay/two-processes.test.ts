import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { WindowForwarder } from '../../../src/relay/window-forwarder.ts';
import { CANARY } from '../../support/canaries.ts';
import { ChildScript } from '../../support/child-script.ts';
import { problemOf } from '../../support/problem-of.ts';
import { openScriptedBooks } from '../../support/scripted-books.ts';
import type { ScriptedBooks } from '../../support/scripted-books.ts';
import { LOGIN } from '../../support/scripted-session.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { aCall } from '../../support/window-desk.ts';

const BILL = { invoice_id: 'move/7' };

describe('a window in a process of its own', () => {
  let books: ScriptedBooks;
  let data: string;
  let forwarder: WindowForwarder;
  /** One that does not wait long for a window. */
  let hasty: WindowForwarder;

  beforeEach(async () => {
    books = await openScriptedBooks();
    onTestFinished(() => books.dispose());
    data = temporaryFolder();
    mkdirSync(join(data, 'windows'), { mode: 0o700 });
    const connection = { origin: books.odoo.url, database: 'books', login: LOGIN };
    const parts = { folder: join(data, 'windows'), connection, version: '1' };
    forwarder = new WindowForwarder(parts);
    hasty = new WindowForwarder({ ...parts, greetingMs: 200 });
  });

  const openWindow = async () => {
    const target = { url: books.odoo.url, database: 'books', login: LOGIN, secret: CANARY };
    const window = new ChildScript('announced-window.ts', [data, JSON.stringify(target)]);
    expect(await window.line()).toBe('announced');
    return window;
  };
  const announced = () => readdirSync(join(data, 'windows'));
  const timesPosted = () => books.odoo.seen.filter(({ path }) => path.endsWith('/action_post')).length;

  it('asks its person, and posts after their yes', async () => {
    const window = await openWindow();
    const call = forwarder.forward('post_invoice', BILL, aCall());
    expect(await window.line()).toBe('asked “Claude Code over stdio”');
    window.tell('yes');
    expect(await call).toMatchObject({
      structuredContent: { state: 'posted', number: 'BILL/2026/11/0001' },
    });
    expect(timesPosted()).toBe(1);
  });

  it('leaves it unknown what was done when it is killed while its person decides; after that it is found no more', async () => {
    const window = await openWindow();
    const call = problemOf(forwarder.forward('post_invoice', BILL, aCall()));
    expect(await window.line()).toBe('asked “Claude Code over stdio”');
    await window.kill();
    expect(await call).toMatchObject({ code: 'posting_outcome_unknown' });
    expect(announced()).toHaveLength(1);
    expect(await forwarder.forward('post_invoice', BILL, aCall())).toBeUndefined();
    expect(announced()).toEqual([]);
    expect(timesPosted()).toBe(0);
  });

  it('that was killed before does not keep another one from being asked', async () => {
    await (await openWindow()).kill();
    const window = await openWindow();
    const call = forwarder.forward('post_invoice', BILL, aCall());
    await window.line();
    window.tell('no');
    expect(await call).toMatchObject({ isError: true });
    expect(announced()).toHaveLength(1);
  });

  it('that sleeps is passed over while it has heard nothing', async () => {
    const window = await openWindow();
    process.kill(window.pid, 'SIGSTOP');
    expect(await hasty.forward('post_invoice', BILL, aCall())).toBeUndefined();
    process.kill(window.pid, 'SIGCONT');
    expect(timesPosted()).toBe(0);
  });
});
