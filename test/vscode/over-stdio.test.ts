import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WindowForwarder } from '../../src/relay/window-forwarder.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { aCall } from '../support/window-desk.ts';
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
    await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(1), { timeout: 15_000 });
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

  it('is found no more once it is not connected', async () => {
    await window.runCommand('MCP Odoo: Disconnect...');
    await window.modal.read('Disconnect from');
    await window.modal.press('Disconnect');
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]), { timeout: 15_000 });
    expect(await forwarder.forward('post_invoice', { invoice_id: 1 }, aCall())).toBeUndefined();
  });
});
