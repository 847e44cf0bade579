import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/common/clock.ts';
import type { Entry } from '../../src/journal/entry.ts';
import { Journal } from '../../src/journal/journal.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { POSTED } from '../support/logged-journal.ts';
import { Story } from './story.ts';
import { isFull } from './size.ts';

describe('the posting log', () => {
  let story: Story;
  let folder: string;
  beforeAll(async () => {
    story = await Story.begin('story-posting-log');
    folder = join(story.bed.dataHome, 'mcp-odoo', 'journal');
    await write(POSTED);
  });
  afterAll(() => story.end());

  /** As another window of this installation would. */
  async function write(entries: readonly Entry[]): Promise<void> {
    const identity = { process: process.pid, host: 'laptop', account: 'anna' };
    const journal = new Journal(folder, systemClock, identity);
    for (const entry of entries) await journal.append(entry);
    await journal.dispose();
  }

  /** The active editor's text on one line, because it is wrapped. */
  const editorText = async (window: Workbench) => {
    const lines = window.page.locator('.editor-group-container.active .view-lines');
    return (await lines.innerText()).replace(/\s+/g, ' ');
  };

  it('is read in an editor, and verified in one sentence', async () => {
    const window = await story.openWindow('posting log');
    await window.runCommand('MCP Odoo: Show Posting Log');
    await expect
      .poll(() => editorText(window), { timeout: 20_000 })
      .toMatch(
        /Post vendor bill of “Azure Interior”, 552\.00 EUR\? Yes\. Posted as .* WHAT PEOPLE WERE SHOWN/,
      );
    expect(await window.page.locator('.editor-group-container.active .detected-link').count()).toBe(0);
    await window.screenshot('14 posting log');
    await window.runCommand('MCP Odoo: Verify Posting Log');
    await window.notifications.press(
      'The posting log is as it was written: 4 lines in one file.',
      'Show Report',
    );
    await expect.poll(() => editorText(window)).toMatch(/They were not looked at: /);
    await window.screenshot('14 posting log verified');
  });

  if (isFull)
    it('says which line of which file was changed', async () => {
      const [file = ''] = readdirSync(folder);
      const path = join(folder, file);
      writeFileSync(path, readFileSync(path, 'utf8').replace('BILL/2026/11/0001', 'BILL/2026/11/0002'));
      const window = await story.openWindow('posting log changed');
      await window.runCommand('MCP Odoo: Verify Posting Log');
      await window.notifications.waitFor('Look at the posting log: one line in it is not as written.');
      await expect.poll(() => editorText(window)).toMatch(/line 4: changed after it was written/);
      await window.screenshot('14 posting log changed');
    });
});
