import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { DEFAULT_TIMEOUTS } from '../../src/odoo/session.ts';
import { startOdoo } from '../beds/odoo/bed.ts';
import { userOf } from '../beds/odoo/connection.ts';
import type { OdooConnection } from '../beds/odoo/connection.ts';
import type { TreeView } from '../beds/vscode/pages/tree.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { ScriptedModel } from '../beds/vscode/scripted-model.ts';
import { OdooPerson } from '../support/odoo-person.ts';
import { TcpDoor } from '../support/tcp-door.ts';
import { isFull } from './size.ts';
import { readQuestion, Story, TITLES } from './story.ts';

const drafted = z.object({ document: z.string() });

describe('a person who keeps several books', () => {
  let story: Story;
  let second: OdooConnection;
  beforeAll(async () => {
    story = await Story.begin('story-several');
    second = await (await startOdoo('19')).freshDatabase('story-several-2');
    await story.draft({ reference: 'OF-ONE', price: 100 });
    await draftInSecond('OF-TWO');
  });
  afterAll(() => story.end());

  async function draftInSecond(reference: string): Promise<number> {
    const admin = await OdooPerson.logIn(second, userOf(second, 'admin'));
    const partner = await admin.one('res.partner', [['name', '=', 'Azure Interior']]);
    const lines = [[0, 0, { name: 'Office chairs', quantity: 1, price_unit: 200 }]];
    const values = { move_type: 'in_invoice', partner_id: partner, ref: reference, invoice_line_ids: lines };
    const [id] = await admin.create('account.move', [{ ...values, invoice_date: '2026-11-20' }], {
      allowed_company_ids: [1],
    });
    if (id === undefined) throw new Error('Odoo made no draft.');
    return id;
  }

  /** A window with both, the first under its host's name and the second as "Second books". */
  async function openBoth(name: string): Promise<Workbench> {
    const window = await story.openWindow(name);
    await story.connect(window);
    await window.runCommand('MCP Odoo: Connect...');
    await story.answerWizard(window, 'billing', { odoo: second, name: 'Second books' });
    await window.view('Drafts').waitForRow('Second books', 60_000);
    return window;
  }

  const rootsOf = async (drafts: TreeView) =>
    (await drafts.rows())
      .filter(({ level }) => level === 1)
      .map(({ label, description }) => `${label} | ${description}`);
  /** What drafting an invoice is called, of each server. */
  const offeredIn = (prompt: string) =>
    story.model
      .toolsOffered(prompt, '_create_draft_invoice')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('_create_draft_invoice'))
      .toSorted();
  /** All that the model read in the turn that began so. */
  const told = (prompt: string) =>
    story.model.requests.findLast((request) => request.prompt.includes(prompt))?.text ?? '';
  const statusOf = async (window: Workbench) =>
    (await window.page.locator('.statusbar-item', { hasText: 'Odoo: ' }).innerText()).trim();

  it('sees each with its own drafts, posts where they mean to, and renames and removes one alone', async () => {
    const window = await openBoth('several by hand');
    const drafts = window.view('Drafts');
    const { url } = story.odoo;
    const { host } = new URL(url);
    await drafts.waitForRow('OF-ONE');
    await drafts.waitForRow('OF-TWO');
    await window.screenshot('18 two connections');
    expect(await rootsOf(drafts)).toEqual([`${host} | ${url}`, `Second books | ${url}`]);
    expect(await statusOf(window)).toBe('Odoo: 2 connections');

    await drafts.chooseFromMenu(host, 'Rename Connection...');
    await window.quickInput.answer('Rename Connection', 'second BOOKS');
    await window.quickInput.waitForMessage('is called so already');
    await window.quickInput.answer('Rename Connection', 'First books');
    await drafts.waitForRow('First books');
    await drafts.waitForRow('OF-ONE');

    await drafts.pressInline('OF-TWO', 'Post Drafts...');
    const { detail } = await readQuestion(window, 'Post vendor bill of “Azure Interior”');
    await window.screenshot('18 the dialog of one of two connections');
    expect(detail).toMatch(
      new RegExp(
        `^Odoo: .*\nDatabase: ${second.db}\nCompany: .*\nYour name for the connection: Second books\n`,
      ),
    );
    await window.modal.press('Post Vendor Bill');
    expect(await window.notifications.waitFor('Posted vendor bill')).toMatch(
      /^Second books: Posted vendor bill/,
    );
    await drafts.waitForNoRow('OF-TWO');
    await drafts.waitForRow('OF-ONE');

    await window.runCommand('MCP Odoo: Review Draft');
    await window.quickInput.choose('Which connection is it about?', 'First books');
    await window.quickInput.read('Which draft do you want to review?');
    expect((await window.quickInput.read('Drafts of First books')).title).toContain('Drafts of First books');
    await window.quickInput.escape();

    await drafts.chooseFromMenu('Second books', 'Remove Connection...');
    const question = await window.modal.read('Remove the connection Second books?');
    await window.screenshot('18 remove one of two connections');
    expect(question.focused).toBe('Keep Connection');
    expect(question.detail).toContain(second.db);
    expect(question.detail).toContain('Kept: the posting log, and all drafts and documents in Odoo.');
    await window.modal.press('Remove Connection');
    await drafts.waitForNoRow('Second books');
    expect((await drafts.rows())[0]).toMatchObject({ label: 'Vendor Bills', level: 1 });
    await drafts.waitForRow('OF-ONE');
    expect(await statusOf(window)).toBe('Odoo: First books');
  });

  it('has an agent that tells them apart, and drafts and asks where it was told to', async () => {
    const window = await openBoth('several by the agent');
    const drafts = window.view('Drafts');
    await window.chat.waitForModel(ScriptedModel.label);
    const look = 'look at the drafts in both books';
    story.model.expectTurn(look, [{ say: 'Looked.' }]);
    await window.chat.send(look);
    await window.chat.finalText('Looked.');
    expect(offeredIn(look)).toEqual([
      'mcp_odoo_127_0_0_create_draft_invoice',
      'mcp_odoo_sec_book_create_draft_invoice',
    ]);

    const prompt = 'draft a bill in the second books and have it posted';
    story.model.expectTurn(prompt, [
      {
        call: 'mcp_odoo_sec_book_create_draft_invoice',
        args: {
          ...{ company: 1, partner: 'Azure Interior', description: 'Office chairs', amount: 300 },
          ...{ reference: 'BY-AGENT', invoice_date: '2026-11-20' },
        },
      },
      {
        call: 'mcp_odoo_sec_book_post_invoice',
        args: (bill) => ({ invoice_id: bill.read(drafted).document }),
      },
      { say: (answer) => `It is posted: ${answer.text}` },
    ]);
    await window.chat.send(prompt);
    await window.chat.allowOnce(TITLES.createDraftInvoice);
    expect(told(prompt)).toContain('the books that the person calls "Second books".');
    await drafts.waitForRow('BY-AGENT');
    await window.chat.allowOnce(TITLES.postInvoice);
    const { detail } = await readQuestion(window, 'Post vendor bill of “Azure Interior”');
    expect(detail).toContain('Your name for the connection: Second books');
    await window.screenshot('18 the agent asks for one of two connections');
    await window.modal.press('Post Vendor Bill');
    await window.chat.finalText('It is posted: ');
    await drafts.waitForNoRow('BY-AGENT');
    const admin = await OdooPerson.logIn(second, userOf(second, 'admin'));
    expect(await admin.search('account.move', [['ref', '=', 'BY-AGENT']])).toHaveLength(1);
    expect(await story.admin.search('account.move', [['ref', '=', 'BY-AGENT']])).toEqual([]);

    await drafts.chooseFromMenu(new URL(story.odoo.url).host, 'Rename Connection...');
    await window.quickInput.answer('Rename Connection', 'Second old books');
    await drafts.waitForRow('Second old books');
    const again = 'look at both books again';
    story.model.expectTurn(again, [{ say: 'Looked again.' }]);
    await window.chat.send(again);
    await window.chat.finalText('Looked again.');
    // VS Code numbers prefixes that are equal.
    expect(offeredIn(again)).toEqual([
      'mcp_odoo_sec_bo_2_create_draft_invoice',
      'mcp_odoo_sec_book_create_draft_invoice',
    ]);
  });

  if (isFull)
    it('sees what is new in one while another one does not answer', async () => {
      const window = await story.openWindow('several and a silent one');
      await story.connect(window);
      const door = await TcpDoor.open(second.url);
      onTestFinished(() => door.shut());
      await window.runCommand('MCP Odoo: Connect...');
      await story.answerWizard(window, 'billing', { odoo: second, url: door.url, name: 'Silent books' });
      const drafts = window.view('Drafts');
      await drafts.waitForRow('OF-ONE');
      await draftInSecond('BEFORE-SILENCE');
      await window.runCommand('MCP Odoo: Refresh Drafts');
      await drafts.waitForRow('BEFORE-SILENCE');

      door.fallSilent();
      await story.draft({ reference: 'MEANWHILE', price: 100 });
      const asked = Date.now();
      await window.runCommand('MCP Odoo: Refresh Drafts');
      await drafts.waitForRow('MEANWHILE');
      // What is known of the other one stays, while it is waited for.
      await drafts.waitForRow('BEFORE-SILENCE');
      expect(Date.now() - asked).toBeLessThan(DEFAULT_TIMEOUTS.read);
      await window.screenshot('18 one of two connections is silent');
    });
});
