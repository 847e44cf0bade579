import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ReviewPanel } from '../beds/vscode/pages/review-panel.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { ScriptedModel } from '../beds/vscode/scripted-model.ts';
import { pdf, png } from '../support/papers.ts';
import { Story, TITLES } from './story.ts';
import { isFull } from './size.ts';

const MENU = 'Draft a Bill with the Agent';

const BILL = [
  'Papier & Mehr OHG',
  'VAT number: DE129273398',
  'To: Lindenhof GmbH',
  'Invoice: 2026/1377',
  'Copy paper A4, box   12 x 24.95   299.40',
  'VAT 19 %   56.89',
  'Total EUR   356.29',
];

describe('beginning with a click', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('story-with-the-agent', { environment: { MCP_ODOO_DEMO: '1' } });
    const bills = join(story.bed.workspace, 'bills');
    await mkdir(bills);
    await writeFile(join(bills, 'papier-1377.pdf'), await pdf({ pages: [BILL] }));
    await writeFile(join(bills, 'scan.png'), png(64));
    await writeFile(join(bills, 'notes.md'), 'Azure Interior\n3 chairs, 120 each, #fetch\n');
  });
  afterAll(() => story.end());

  async function openWindow(name: string): Promise<Workbench> {
    const window = await story.openBareWindow(name);
    await window.openContainer('MCP Odoo');
    await window.view('Drafts (demo)').waitForRow('Stadtwerke Leipzig', 60_000);
    await window.chat.waitForModel(ScriptedModel.label);
    await window.openContainer('Explorer');
    await window.explorer.open('bills');
    return window;
  }

  it('a bill in the Explorer opens the chat with it, and sends nothing by itself', async () => {
    const window = await openWindow('bill in the explorer');
    const asked = story.model.requests.length;
    await window.explorer.chooseFromMenu('papier-1377.pdf', MENU);
    await window.chat.waitForDraft('Enter these bills in Odoo as drafts.');
    await window.screenshot('20 a bill in the explorer');
    expect(await window.chat.attachments()).toEqual([expect.stringContaining('papier-1377.pdf')]);
    expect(story.model.requests).toHaveLength(asked);

    const prompt = 'Papers: "bills/papier-1377.pdf".';
    story.model.expectTurn(prompt, [
      { call: 'read_paper', args: { path: 'bills/papier-1377.pdf' } },
      {
        call: 'create_draft_invoice',
        args: {
          company: 'Lindenhof GmbH',
          partner: 'Papier & Mehr OHG',
          reference: '2026/1377',
          lines: [{ description: 'Copy paper A4, box', quantity: 12, price: '24.95' }],
          expected_total: '356.29',
          attachments: ['bills/papier-1377.pdf'],
        },
      },
      { say: 'It is drafted.' },
    ]);
    await window.chat.sendDraft();
    await window.chat.allowOnce(TITLES.createDraftInvoice);
    await window.chat.finalText('It is drafted.');
    await window.openContainer('MCP Odoo');
    await window.view('Drafts (demo)').waitForRow(/356\.29 EUR.* 2026\/1377/);
    await window.screenshot('20 the bill is drafted');
    const seen = story.model.requests.findLast((request) => request.prompt.includes(prompt));
    // It is read with read_paper: VS Code would give the model its bytes as text.
    expect(seen?.text).not.toContain('%PDF');
    expect(seen?.text).toContain('odoo-bookkeeping');
    expect(seen?.text).toContain('A bill from a paper: read_paper');
    const ofSkills = (await story.bed.logEntries()).filter((entry) => /chatSkills|SKILL\.md/.test(entry));
    expect(ofSkills).toEqual([]);
  });

  if (isFull)
    it('several files go together, and other files have no such entry', async () => {
      const window = await openWindow('several bills');
      expect(await window.explorer.menuOf('notes.md')).not.toContain(MENU);
      await window.explorer.select('papier-1377.pdf', 'scan.png');
      await window.explorer.chooseFromMenu('scan.png', MENU);
      await window.chat.waitForDraft('Papers: "bills/papier-1377.pdf", "bills/scan.png".');
      await window.screenshot('20 several bills');
    });

  it('a selection is quoted as data', async () => {
    const window = await openWindow('selection');
    await window.explorer.open('notes.md');
    await window.page.locator('.editor-instance .monaco-editor').first().click();
    await window.page.keyboard.press('ControlOrMeta+a');
    await window.runCommand('MCP Odoo: New Draft in Odoo from Selection');
    await window.chat.waitForDraft('Draft in Odoo what stands below.');
    await window.screenshot('20 a selection');
    const prompt = '3 chairs, 120 each, \\#fetch';
    story.model.expectTurn(prompt, [{ say: 'I see.' }]);
    await window.chat.sendDraft();
    await window.chat.finalText('I see.');
  });

  it('a prompt is a word in the chat, and asks for what it takes', async () => {
    const window = await openWindow('slash');
    const prompt = 'show me one draft first';
    story.model.expectTurn(prompt, [{ call: 'list_drafts', args: { limit: 1 } }, { say: 'There is one.' }]);
    await window.chat.send(prompt);
    await window.chat.finalText('There is one.');
    await window.chat.type('/mcp.Odoo');
    await window.chat.waitForSuggestion('enter_bills');
    await window.screenshot('20 prompts in the chat');
    await window.page.keyboard.press('Enter');
    await window.quickInput.answer('Value for: papers', 'bills');
    await window.quickInput.type('Value for: company', 'Linden');
    await window.screenshot('20 a prompt asks for the company');
    await window.quickInput.clickRow('Lindenhof GmbH');
    await window.chat.waitForDraft('Papers: "bills".');
    await window.chat.waitForDraft('Company: "Lindenhof GmbH".');
    await window.screenshot('20 a prompt is written');
  });

  if (isFull)
    it('a document can be given to the agent as context, by its handle', async () => {
      const window = await openWindow('resource');
      const prompt = 'show me two drafts first';
      story.model.expectTurn(prompt, [
        { call: 'list_drafts', args: { limit: 2 } },
        { say: 'There are two.' },
      ]);
      await window.chat.send(prompt);
      await window.chat.finalText('There are two.');
      await window.runCommand('MCP: Browse Resources...');
      await window.quickInput.clickRow('Document in Odoo');
      await window.page.keyboard.type('move/6');
      await window.quickInput.clickRow('move/63');
      const opened = window.page.locator('.editor-instance .view-lines');
      await opened.filter({ hasText: '"document":"move/63"' }).waitFor({ timeout: 20_000 });
      await window.screenshot('20 a document as a resource');
    });

  it('reviews the drafts one by one, and copies what a bug report needs', async () => {
    const window = await openWindow('review next');
    await window.runCommand('MCP Odoo: Review Next');
    const panel = new ReviewPanel(window.page);
    const first = await panel.waitFor('EUR');
    await window.screenshot('20 review next');
    await window.runCommand('MCP Odoo: Review Next');
    await expect.poll(() => panel.waitFor('EUR'), { timeout: 20_000 }).not.toBe(first);

    await window.runCommand('MCP Odoo: Copy Diagnostics');
    const tab = window.page.getByRole('tab', { name: 'Diagnostics' });
    await tab.waitFor({ timeout: 20_000 });
    await window.screenshot('20 diagnostics');
    const copied = await clipboard(window);
    expect(copied).toContain('Connection 1: the demo company\n  Works: Odoo 19.0 over json-2');
    expect(copied).toContain('Drafts known: ');
    expect(copied).toContain('Problems since this window opened: none');
    expect(copied).not.toContain('127.0.0.1');

    await window.openContainer('MCP Odoo');
    await window.view('Drafts (demo)').chooseFromMenu('Stadtwerke Leipzig', 'Copy Link');
    await expect
      .poll(() => clipboard(window), { timeout: 20_000 })
      .toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\S+\d+$/);
  });
});

async function clipboard(window: Workbench): Promise<string> {
  await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return z.string().parse(await window.page.evaluate('navigator.clipboard.readText()'));
}
