import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TcpDoor } from '../support/tcp-door.ts';
import { isFull } from './size.ts';
import { Story } from './story.ts';

describe('where nothing can be shown, the view says why and what to do', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('story-welcome');
    await story.draft({ reference: 'KEPT', price: 480 });
  });
  afterAll(() => story.end());

  it('when all are filtered away: to show them again', async () => {
    const window = await story.openWindow('filtered to nothing');
    await story.connect(window);
    const drafts = window.view('Drafts');
    await drafts.waitForRow('KEPT');
    await drafts.pressTitleIcon('Filter Drafts...');
    await window.quickInput.answer('MCP Odoo: Filter Drafts', 'nothing is called so');
    expect((await drafts.welcome()).text).toContain('No draft has all the words');
    await window.screenshot('41 filtered to nothing');
    await drafts.pressWelcome('Show All Drafts');
    await drafts.waitForRow('KEPT');
  });

  it('when the password is another one now: to enter it, over the rows that are kept and without any', async () => {
    const { login, password } = story.user('billing-one');
    const window = await story.openWindow('password changed');
    await story.connect(window, 'billing-one', { secret: password });
    const drafts = window.view('Drafts');
    await drafts.waitForRow('KEPT');
    const user = await story.admin.one('res.users', [['login', '=', login]]);
    await story.admin.write('res.users', [user], { password: 'another-password' });
    await drafts.pressTitleIcon('Refresh Drafts');
    await drafts.waitForRow('Enter New Key...', 60_000);
    await drafts.waitForRow('KEPT');
    await window.screenshot('41 a new key over kept rows');

    await window.page.reload();
    await window.openContainer('MCP Odoo');
    await drafts.waitForRow('Enter New Key...', 60_000);
    expect(await drafts.message()).toContain('does not accept this login');
    await window.screenshot('41 a new key without rows');
    await drafts.toggle('Enter New Key...');
    await window.quickInput.answer('New Key', 'another-password');
    await drafts.waitForRow('KEPT', 60_000);
    await drafts.waitForNoRow('Enter New Key...');
  });

  if (isFull)
    it('when Odoo cannot be reached: to try again', async () => {
      const door = await TcpDoor.open(story.odoo.url);
      const window = await story.openWindow('unreachable');
      await story.connect(window, 'billing', { url: door.url });
      const drafts = window.view('Drafts');
      await drafts.waitForRow('KEPT');
      door.shut();
      await window.page.reload();
      await window.openContainer('MCP Odoo');
      await drafts.waitForRow('Try Again', 60_000);
      expect(await drafts.message()).toContain('refuses the connection');
      await window.screenshot('41 unreachable');
    });
});
