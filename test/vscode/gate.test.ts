import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReviewPanel } from '../beds/vscode/pages/review-panel.ts';
import type { TreeView } from '../beds/vscode/pages/tree.ts';
import type { Workbench } from '../beds/vscode/pages/workbench.ts';
import { readQuestion, Story } from './story.ts';

const POST = 'Post Drafts...';
const WAITING = 'Waiting for your approval';

describe('a person at the gate', () => {
  let story: Story;
  let window: Workbench;
  let drafts: TreeView;
  beforeAll(async () => {
    story = await Story.begin('story-gate');
    window = await story.bed.openWindow();
    await window.openContainer('MCP Odoo');
    await story.connect(window);
    drafts = window.view('Drafts');
  });
  afterAll(async () => {
    await window.close();
    await story.end();
  });

  /** Its row is in the tree. */
  async function draft(bill: { reference: string; price: number; partner?: string }): Promise<number> {
    const id = await story.draft(bill);
    await drafts.pressTitleIcon('Refresh Drafts');
    await drafts.waitForRow(bill.reference);
    return id;
  }

  it('posts two selected bills with one answer, and is told of both in one notification', async () => {
    const first = await draft({ reference: 'SET-1', price: 100 });
    const second = await draft({ reference: 'SET-2', price: 200, partner: 'Deco Addict' });
    await drafts.select('SET-1');
    await drafts.select('SET-2', true);
    await drafts.pressInline('SET-2', POST);
    const { detail } = await readQuestion(window, 'Post 2 documents');
    await window.screenshot('15 two bills in one dialog');
    expect(detail).toContain('SET-1');
    expect(detail).toContain('SET-2');
    await window.modal.press('Post 2 Documents');
    const told = await window.notifications.waitFor('Posted 2 documents: ');
    await window.screenshot('15 two bills posted');
    for (const bill of [first, second]) {
      const [after] = await story.admin.read('account.move', [bill], ['state', 'name']);
      expect(after?.state).toBe('posted');
      expect(told).toContain(String(after?.name));
    }
    await drafts.waitForNoRow('SET-1');
    await drafts.waitForNoRow('SET-2');
  });

  it('is not asked again after a second no, until they lift that in the tree', async () => {
    const bill = await draft({ reference: 'REFUSED', price: 100 });
    for (let refusal = 1; refusal <= 2; refusal += 1) {
      await drafts.pressInline('REFUSED', POST);
      await readQuestion(window, 'Post vendor bill');
      await window.modal.press('Keep as Draft');
    }
    await drafts.waitForRow('not asked again');
    await drafts.pressInline('REFUSED', POST);
    await window.notifications.waitFor('twice, so nobody may ask for it again');
    expect(await window.modal.isShown()).toBe(false);
    await window.screenshot('15 not asked again');

    await drafts.pressInline('REFUSED', 'Let It Be Asked Again');
    const lifting = await window.modal.read(`May you be asked about move/${bill} again?`);
    await window.screenshot('15 let it be asked again');
    expect(lifting.focused).toBe('Leave It');
    await window.modal.pressKey('Enter');
    await drafts.waitForRow('not asked again');
    await drafts.chooseFromMenu('REFUSED', 'Let It Be Asked Again');
    await window.modal.read('May you be asked');
    await window.modal.press('Let It Be Asked Again');
    await drafts.waitForNoRow('not asked again');
    await drafts.pressInline('REFUSED', POST);
    await readQuestion(window, 'Post vendor bill');
    await window.modal.press('Post Vendor Bill');
    await drafts.waitForNoRow('REFUSED');
    expect(await story.state(bill)).toBe('posted');
  });

  it('sees in the tree what waits, while its dialog is hidden behind the review', async () => {
    const bill = await draft({ reference: 'BEHIND', price: 300 });
    const panel = new ReviewPanel(window.page);
    await drafts.pressInline('BEHIND', POST);
    await readQuestion(window, '357.00 EUR');
    await window.modal.pressKey('Enter');
    await panel.waitFor('357.00 EUR');
    await drafts.waitForRow(WAITING);
    const [group, row, state] = await drafts.rows();
    expect(group).toEqual({ label: WAITING, description: '1', level: 1 });
    expect(row).toEqual({
      label: 'Post vendor bill of Azure Interior, 357.00 EUR',
      description: '',
      level: 2,
    });
    expect(state).toEqual({ label: 'In the review', description: 'asked by a VS Code command', level: 3 });
    await drafts.waitForRow(/waiting · 357\.00 EUR.* BEHIND/);
    await window.screenshot('15 waiting behind the review');
    await panel.press('Keep as Draft');
    await drafts.waitForNoRow(WAITING);
    await drafts.waitForNoRow('waiting');
    expect(await story.state(bill)).toBe('draft');
  });

  it('discards a draft from its menu', async () => {
    const bill = await draft({ reference: 'DISCARD', price: 400 });
    await drafts.chooseFromMenu('DISCARD', 'Discard Draft...');
    await readQuestion(window, 'Discard');
    await window.screenshot('15 discard');
    await window.modal.press('Discard Draft');
    await window.notifications.waitFor('Discarded vendor bill of Azure Interior, 476.00 EUR.');
    await drafts.waitForNoRow('DISCARD');
    expect(await story.admin.search('account.move', [['id', '=', bill]])).toEqual([]);
  });

  it('takes back what was posted, from the notification and from the palette', async () => {
    const bill = await draft({ reference: 'BACK', price: 500 });
    const post = async () => {
      await drafts.pressInline('BACK', POST);
      await readQuestion(window, '595.00 EUR');
      await window.modal.press('Post Vendor Bill');
    };
    await post();
    await window.notifications.press('595.00 EUR, as BILL/', 'Undo...');
    await readQuestion(window, '595.00 EUR');
    await window.screenshot('15 undo');
    expect(await story.state(bill)).toBe('posted');
    await window.modal.press('Reset to Draft');
    await window.notifications.waitFor('Reset to draft: vendor bill of Azure Interior, 595.00 EUR.');
    await drafts.waitForRow('BACK');
    expect(await story.state(bill)).toBe('draft');

    await post();
    await drafts.waitForNoRow('BACK');
    const [posted] = await story.admin.read('account.move', [bill], ['name']);
    const number = String(posted?.name);
    await window.runCommand('MCP Odoo: Reset to Draft...');
    const rows = await window.quickInput.rows('Which document is to be a draft again?');
    await window.screenshot('15 reset to draft');
    expect(rows[0]).toEqual({ label: number, description: `move/${bill}` });
    await window.quickInput.clickRow('Another document...');
    await window.quickInput.answer('The number of the document', `${number}9`);
    await window.quickInput.waitForMessage('No posted document has the number');
    await window.quickInput.answer('Reset to Draft', number);
    await readQuestion(window, '595.00 EUR');
    await window.modal.press('Reset to Draft');
    await drafts.waitForRow('BACK');
    expect(await story.state(bill)).toBe('draft');
  });
});
