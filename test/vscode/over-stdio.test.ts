import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WindowForwarder } from '../../src/relay/window-forwarder.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { FaultProxy } from '../faults/proxy.ts';
import { draft, newBill } from '../stdio/bills.ts';
import { Program, run } from '../stdio/program.ts';
import { aCall } from '../support/window-desk.ts';
import { waitFor } from '../support/wait-for.ts';
import { readQuestion, Story } from './story.ts';

describe('a window of VS Code, for an agent over stdio', () => {
  let story: Story;
  let window: Workbench;
  let folder: string;
  let forwarder: WindowForwarder;
  beforeAll(async () => {
    story = await Story.begin('story-over-stdio');
    window = await story.bed.openWindow();
    await window.openContainer('MCP Odoo');
    await story.connect(window);
    folder = join(story.bed.dataHome, 'mcp-odoo', 'windows');
    const { url, db: database } = story.odoo;
    const connection = { origin: new URL(url).origin, database, login: story.user('billing').login };
    forwarder = new WindowForwarder({ folder, connection, version: '1' });
  });
  afterAll(async () => {
    await window.close();
    await story.end();
  });

  it('lets itself be found once it is connected', async () => {
    await waitFor(() => expect(readdirSync(folder)).toHaveLength(1));
  });

  it('asks its person, says who asks, and posts after their yes', async () => {
    const bill = await story.draft({ reference: 'OVER-STDIO', price: 100 });
    const heard: string[] = [];
    const answer = forwarder.forward(
      'post_invoice',
      { invoice_id: bill },
      aCall({ progress: (message) => heard.push(message) }),
    );
    const { detail } = await readQuestion(window, 'Post vendor bill');
    await window.screenshot('16 asked over stdio');
    expect(detail).toContain('an agent (says it is “Claude Code over stdio”)');
    expect(heard).toEqual(['Waiting for your approval in the dialog.']);
    await window.modal.press('Post Vendor Bill');
    expect(await answer).toMatchObject({ structuredContent: { document: `move/${bill}`, state: 'posted' } });
    expect(await story.state(bill)).toBe('posted');
    await window.notifications.waitFor('Posted ');
  });

  it('keeps the draft after their no', async () => {
    const bill = await story.draft({ reference: 'OVER-STDIO-NO', price: 100 });
    const answer = forwarder.forward('post_invoice', { invoice_id: bill }, aCall());
    await readQuestion(window, 'Post vendor bill');
    await window.modal.press('Keep as Draft');
    expect(await answer).toMatchObject({
      isError: true,
      content: [{ text: expect.stringMatching(/^declined: /) }],
    });
    expect(await story.state(bill)).toBe('draft');
  });

  describe('with two servers on its data directory', () => {
    const start = (url = story.odoo.url) => {
      const { login, key } = story.user('billing');
      return Program.start(['--data-dir', join(story.bed.dataHome, 'mcp-odoo')], {
        ...{ ODOO_URL: url, ODOO_DB: story.odoo.db, ODOO_USER: login, ODOO_API_KEY: key },
        ODOO_ALLOW_HTTP: 'yes',
      });
    };
    const inOdoo = (reference: string) => story.admin.search('account.move', [['ref', '=', reference]]);

    it('a request that both make under one key drafts one document', async () => {
      const servers = await Promise.all([start(), start()]);
      const bill = newBill();
      const made = await Promise.all(servers.map((server) => draft(server, bill)));
      expect(new Set(made).size).toBe(1);
      expect(await inOdoo(bill.reference)).toHaveLength(1);
    });

    it('a draft that both want posted is asked for in one dialog, and posted once', async () => {
      const servers = await Promise.all([start(), start()]);
      const bill = await story.draft({ reference: 'TWO-SERVERS', price: 100 });
      const document = `move/${bill}`;
      const heard: string[] = [];
      const answers = servers.map((server) =>
        server.listen('post_invoice', { invoice_id: document }, (message) => heard.push(message)),
      );
      await readQuestion(window, 'Post vendor bill');
      await waitFor(() => expect(heard).toHaveLength(2));
      await window.screenshot('16 asked by two servers');
      await window.modal.press('Post Vendor Bill');
      for (const answer of answers)
        expect(await answer).toMatchObject({ structuredContent: { document, state: 'posted' } });
      expect(await window.modal.isShown()).toBe(false);
      const about = (await story.journal()).filter(
        (each) => 'document' in each && each.document === document,
      );
      const what = about.map((each) => each.what);
      expect(what.filter((each) => each === 'posting-asked')).toHaveLength(1);
      expect(what.filter((each) => each === 'posting-intended')).toHaveLength(1);
      expect(await story.state(bill)).toBe('posted');
    });

    it('one that is killed in the middle of a draft is started again, and finds out that it is made', async () => {
      const proxy = await FaultProxy.start(story.odoo.url, {
        ...{ runOut: () => undefined, isSending: () => Promise.resolve() },
      });
      onTestFinished(() => proxy.dispose());
      const bill = newBill();
      const isMade = new Promise<void>((resolve) =>
        proxy.arm('account.move.load', { reaches: 'once', answer: () => resolve() }),
      );
      const killed = await start(proxy.url);
      draft(killed, bill).catch(() => undefined);
      await isMade;
      expect(await killed.kill('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
      await proxy.mend();
      const next = await start(proxy.url);
      const made = await draft(next, bill);
      expect(await inOdoo(bill.reference)).toEqual([Number(made.replace('move/', ''))]);
      await next.hasSaid(`was cut off before, while it wrote to Odoo. Drafted: ${made}.`);
      const { code, stdout } = await run(['verify-log', '--data-dir', join(story.bed.dataHome, 'mcp-odoo')]);
      expect({ code, stdout }).toMatchObject({ code: 0 });
    });
  });

  it('is found no more once it is not connected', async () => {
    await window.runCommand('MCP Odoo: Remove Connection...');
    await window.modal.read('Remove the connection');
    await window.modal.press('Remove Connection');
    await waitFor(() => expect(readdirSync(folder)).toEqual([]));
    expect(await forwarder.forward('post_invoice', { invoice_id: 1 }, aCall())).toBeUndefined();
  });
});
