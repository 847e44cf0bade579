import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuestion, Story } from './story.ts';

describe('a person posts without an agent', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('story-posting');
  });
  afterAll(() => story.end());

  it('from the palette and from the tree, through the same dialog', async () => {
    const byPalette = await story.draft({ reference: 'PALETTE', price: 100, partner: 'Deco Addict' });
    const byTree = await story.draft({ reference: 'TREE', price: 200 });
    const window = await story.openWindow('posting by hand');
    await story.connect(window);
    const drafts = window.view('Drafts');
    await drafts.waitForRow('PALETTE');

    await window.runCommand('MCP Odoo: Post Drafts...');
    await window.quickInput.tick('Which drafts do you want to post?', ['Deco Addict']);
    const first = await readQuestion(window, 'Post vendor bill of “Deco Addict”, 119.00 EUR?');
    await window.screenshot('7 by palette');
    expect(first.detail).toContain('Asked by a VS Code command');
    await window.modal.press('Post Vendor Bill');
    await window.notifications.waitFor('Posted vendor bill of Deco Addict, 119.00 EUR, as BILL/');
    await drafts.waitForNoRow('PALETTE');
    expect(await story.state(byPalette)).toBe('posted');

    await drafts.pressInline('TREE', 'Post Drafts...');
    await readQuestion(window, 'Post vendor bill of “Azure Interior”, 238.00 EUR?');
    await window.modal.pressKey('Escape');
    expect(await story.state(byTree)).toBe('draft');
    await drafts.pressInline('TREE', 'Post Drafts...');
    await window.modal.press('Post Vendor Bill');
    await drafts.waitForNoRow('TREE');
    expect(await story.state(byTree)).toBe('posted');
  });
});
