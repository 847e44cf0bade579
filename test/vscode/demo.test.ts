import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ScriptedModel } from '../beds/vscode/scripted-model.ts';
import { foundRows } from './found-rows.ts';
import { isFull } from './size.ts';
import { readQuestion, Story, TITLES } from './story.ts';

const GUIDE = join(import.meta.dirname, '../../scripts/demo-workspace');
const NOTHING_REAL = 'DEMO COMPANY: nothing here is real.';

const drafted = z.object({ demo: z.string(), document: z.string(), total: z.string() });
const posted = z.object({ demo: z.string(), state: z.string(), number: z.string() });

describe('a new user, in the VS Code that npm start opens', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('story-demo', { environment: { MCP_ODOO_DEMO: '1' }, workspaceOf: GUIDE });
    await story.draft({ reference: 'REAL', price: 100 });
  });
  afterAll(() => story.end());

  it('sees the drafts of the demo company at once, posts one, and resets', async () => {
    const window = await story.openBareWindow('demo by hand');
    const drafts = window.view('Drafts (demo)');
    await drafts.waitForRow('Stadtwerke Leipzig', 60_000);
    expect(await drafts.message()).toBe(NOTHING_REAL);
    await window.screenshot('8 the demo company');
    const rows = await drafts.rows();
    expect(rows).toContainEqual(
      expect.objectContaining({
        label: 'Stadtwerke Leipzig',
        description: expect.stringMatching(/289\.90 EUR.* SW-11-8811/),
      }),
    );
    expect(rows.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Vendor Bills', 'Customer Invoices', 'Journal Entries']),
    );

    await drafts.pressInline('Stadtwerke Leipzig', 'Post Drafts...');
    const dialog = await readQuestion(window, 'DEMO: Post vendor bill of “Stadtwerke Leipzig”, 289.90 EUR?');
    await window.screenshot('8 the dialog of the demo company');
    expect(dialog.detail).toMatch(/^Odoo: http:\/\/127\.0\.0\.1:/);
    expect(dialog.detail).toContain(NOTHING_REAL);
    await window.modal.press('Post Vendor Bill');
    const notice = await window.notifications.waitFor('as BILL/');
    expect(notice).toContain('DEMO: Posted vendor bill of Stadtwerke Leipzig, 289.90 EUR, as BILL/');
    await drafts.waitForNoRow('SW-11-8811');
    await drafts.waitForRow('Posted today');
    await window.screenshot('8 posted in the demo company');

    await window.runCommand('MCP Odoo: Reset Demo Company');
    await drafts.waitForRow('SW-11-8811');
    await drafts.waitForNoRow('Posted today');

    await window.runCommand('MCP Odoo: Leave the Demo Company');
    const left = window.view('Drafts');
    await expect.poll(async () => (await left.welcome()).buttons).toContain('Try the Demo Company');
    await left.pressWelcome('Try the Demo Company');
    await drafts.waitForRow('Stadtwerke Leipzig');
  });

  it('has an agent that knows it works for the demo company', async () => {
    const window = await story.openBareWindow('demo by the agent');
    const drafts = window.view('Drafts (demo)');
    await drafts.waitForRow('Stadtwerke Leipzig', 60_000);
    await window.chat.waitForModel(ScriptedModel.label);
    const prompt = 'draft a bill from Azure Interior for four office chairs';
    story.model.expectTurn(prompt, [
      { call: 'find_records', args: { kind: 'partner', text: 'Azure Interior' } },
      {
        call: 'create_draft_invoice',
        args: (partners) => ({
          company: 'Lindenhof GmbH',
          partner_id: foundRows(partners)[0]?.id,
          lines: [{ description: 'Office chairs', quantity: 4, price: '120.00' }],
          reference: 'A-114',
          invoice_date: '2026-11-20',
          expected_total: 571.2,
        }),
      },
      { call: 'post_invoice', args: (bill) => ({ invoice_id: bill.read(drafted).document }) },
      { say: (answer) => `It is posted as ${answer.read(posted).number}.` },
    ]);
    await window.chat.send(prompt);
    await window.chat.allowOnce(TITLES.createDraftInvoice);
    await window.chat.confirmation(TITLES.postInvoice);
    await drafts.waitForRow(/571\.20 EUR.* A-114/);
    await window.screenshot('8 the agent has drafted in the demo company');
    await window.chat.allowOnce(TITLES.postInvoice);
    await window.modal.read('DEMO: Post vendor bill of “Azure Interior”, 571.20 EUR?');
    await window.modal.press('Post Vendor Bill');
    await window.chat.finalText('It is posted as BILL/');
    for (const result of story.model.toolResults(prompt))
      expect(result.text).toContain('"demo":"demo company');
    await drafts.waitForNoRow('A-114');

    await window.runCommand('MCP Odoo: Reset Demo Company');
    const again = 'list the drafts after the reset';
    story.model.expectTurn(again, [
      { call: 'list_drafts', args: { partner: 'Azure' } },
      { say: (answer) => `Answer: ${answer.text}` },
    ]);
    await window.chat.send(again);
    const answer = await window.chat.finalText('Answer:');
    expect(answer).toContain('demo company');
    expect(answer).toContain('AI-10588 copy');
    expect(answer).not.toContain('A-114');
  });

  if (isFull)
    it('is out of it with a connection of their own, and comes back only on request', async () => {
      const window = await story.openBareWindow('demo and own connection');
      const inDemo = window.view('Drafts (demo)');
      await inDemo.waitForRow('Stadtwerke Leipzig', 60_000);
      await window.runCommand('MCP Odoo: Connect...');
      await story.answerWizard(window);
      const drafts = window.view('Drafts');
      await drafts.waitForRow('REAL');
      expect(await drafts.message()).toBe('');

      await window.page.reload();
      await window.openContainer('MCP Odoo');
      await drafts.waitForRow('REAL', 60_000);
      expect(await drafts.message()).toBe('');

      await window.runCommand('MCP Odoo: Try the Demo Company');
      await drafts.waitForRow('Demo company', 60_000);
      await window.screenshot('8 the demo beside the own connection');
      const roots = (await drafts.rows()).filter(({ level }) => level === 1);
      expect(roots).toMatchObject([
        { label: new URL(story.odoo.url).host, description: story.odoo.url },
        { label: 'Demo company', description: expect.stringMatching(/^DEMO · http/) },
      ]);

      await window.runCommand('MCP Odoo: Leave the Demo Company');
      await drafts.waitForNoRow('Demo company');
      await drafts.waitForRow('REAL');
    });
});
