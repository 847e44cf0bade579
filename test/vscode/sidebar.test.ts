import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TreeView } from '../beds/vscode/pages/tree.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { isFull } from './size.ts';
import { readQuestion, Story } from './story.ts';

/** Longer than the view waits until it looks again. */
const POLLED_MS = 90_000;

describe('a person at the sidebar', () => {
  let story: Story;
  let window: Workbench;
  let drafts: TreeView;
  beforeAll(async () => {
    story = await Story.begin('story-sidebar');
    window = await story.keepConnected('billing');
    drafts = window.view('Drafts');
    for (const [place, price] of [300, 900, 600].entries())
      await story.draft({ reference: `SIDE-${place + 1}`, price, partner: 'Deco Addict' });
    await drafts.pressTitleIcon('Refresh Drafts');
    await drafts.waitForRow('SIDE-3');
  });
  afterAll(async () => {
    await window.close();
    await story.end();
  });

  const references = async () =>
    (await drafts.rows()).flatMap(({ description }) => /SIDE-\d/.exec(description) ?? []);

  it('sees of each kind how many there are and what they come to', async () => {
    const rows = await drafts.rows();
    const bills = rows.slice(1, 1 + rows.slice(1).findIndex(({ level }) => level === 1));
    expect(rows[0]?.label).toBe('Vendor Bills');
    expect(rows[0]?.description).toMatch(new RegExp(`^${bills.length} · [\\d,]+\\.\\d\\d EUR`));
  });

  it('finds drafts by words, and puts them in order', async () => {
    await drafts.pressTitleIcon('Filter Drafts...');
    await window.quickInput.answer('MCP Odoo: Filter Drafts', 'deco side');
    await drafts.waitForNoRow('Azure Interior');
    expect(await references()).toEqual(['SIDE-3', 'SIDE-2', 'SIDE-1']);
    expect(await drafts.message()).toMatch(/^Filter “deco side”: 3 of \d+ drafts\.$/);
    await window.runCommand('MCP Odoo: Sort Drafts...');
    await window.quickInput.clickRow('Amount, the greatest first');
    await expect.poll(references).toEqual(['SIDE-2', 'SIDE-3', 'SIDE-1']);
    await window.screenshot('30 filtered and sorted');
    await drafts.pressTitleIcon('Show All Drafts');
    await drafts.waitForRow('Azure Interior');
    expect(await drafts.message()).toBe('');
  });

  it('sees what was posted today, and takes it back from there', async () => {
    await drafts.pressInline('SIDE-1', 'Post Drafts...');
    await readQuestion(window, '357.00 EUR');
    await window.modal.press('Post Vendor Bill');
    await drafts.waitForNoRow('SIDE-1');
    await drafts.waitForRow('Posted today');
    await window.screenshot('30 posted today');
    await drafts.pressInline('vendor bill of “Deco Addict”, 357.00 EUR', 'Reset to Draft...');
    await readQuestion(window, '357.00 EUR');
    await window.modal.press('Reset to Draft');
    await drafts.waitForRow('SIDE-1');
    await drafts.waitForNoRow('Posted today');
  });

  if (isFull)
    it('sees what others draft, without doing anything', async () => {
      await story.draft({ reference: 'BY-OTHERS', price: 10 });
      await drafts.waitForRow('BY-OTHERS', POLLED_MS);
    });
});
