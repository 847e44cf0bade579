import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Story } from './story.ts';

describe('a person connects through the wizard', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('story-connect');
    await story.draft({ reference: 'INV-77', price: 480 });
  });
  afterAll(() => story.end());

  it('and then sees the drafts that are in Odoo', async () => {
    const window = await story.openWindow('connect');
    const drafts = window.view('Drafts');
    expect((await drafts.welcome()).buttons).toEqual(['Connect to Odoo', 'Try the Demo Company']);
    await window.screenshot('1 welcome');
    await story.connect(window);
    await drafts.waitForRow('INV-77');
    await window.screenshot('1 connected');
    const rows = await drafts.rows();
    expect(rows).toContainEqual(
      expect.objectContaining({
        label: 'Azure Interior',
        description: expect.stringContaining('571.20 EUR · INV-77'),
      }),
    );
    const bills = rows.slice(1, 1 + rows.slice(1).findIndex(({ level }) => level === 1));
    expect(rows[0]).toMatchObject({ label: 'Vendor Bills', description: String(bills.length) });
  });

  it('and is told, at each step, what is wrong and what to do', async () => {
    const window = await story.openWindow('connect-errors');
    const { quickInput } = window;
    await window.view('Drafts').pressWelcome('Connect to Odoo');

    await quickInput.answer('Connect to Odoo: Address', 'not an address');
    await quickInput.waitForMessage('address');
    await quickInput.answer('Connect to Odoo: Address', 'http://127.0.0.1:1');
    await window.modal.press('Send Unencrypted');
    const unreachable = await quickInput.waitForMessage('127.0.0.1:1');
    await window.screenshot('1 no Odoo there');

    await quickInput.answer('Connect to Odoo: Address', story.bed.server.url);
    await window.modal.press('Send Unencrypted');
    const notOdoo = await quickInput.waitForMessage('Odoo');

    await quickInput.answer('Connect to Odoo: Address', `${story.odoo.url}/web/login?db=x`);
    await window.modal.press('Send Unencrypted');
    await quickInput.choose('Which database', story.odoo.db);
    await quickInput.answer('Connect to Odoo: Login', story.user('billing').login);
    await quickInput.answer('Connect to Odoo: API Key', 'wrong-password');
    const wrong = await quickInput.waitForMessage('password');
    await window.screenshot('1 wrong password');
    for (const sentence of [unreachable, notOdoo, wrong]) {
      expect(sentence).not.toMatch(/ECONN|Error:|undefined|\bat .*:\d+|wrong-password/);
    }
    await quickInput.answer('Connect to Odoo: API Key', story.user('billing').password);
    await window.view('Drafts').waitForRow('Azure Interior');
  });

  it('and can go back a step, and leave again, which forgets the key', async () => {
    const window = await story.openWindow('disconnect');
    const { quickInput } = window;
    const drafts = window.view('Drafts');
    await drafts.pressWelcome('Connect to Odoo');
    await quickInput.answer('Connect to Odoo: Address', story.odoo.url);
    await window.modal.press('Send Unencrypted');
    await quickInput.type('Which database', 'no-such-database');
    await quickInput.clickRow('no-such-database');
    await quickInput.answer('Connect to Odoo: Login', story.user('billing').login);
    await quickInput.answer('Connect to Odoo: API Key', story.user('billing').key);
    const unknown = await quickInput.waitForMessage('no-such-database');
    expect(unknown).toContain('cannot open a database');
    await quickInput.back();
    await quickInput.back();
    await quickInput.choose('Which database', story.odoo.db);
    await quickInput.answer('Connect to Odoo: Login', story.user('billing').login);
    await quickInput.answer('Connect to Odoo: API Key', story.user('billing').key);
    await drafts.waitForRow('Azure Interior');

    await window.runCommand('MCP Odoo: Disconnect...');
    expect((await window.modal.read('Disconnect from')).detail).toContain('is deleted');
    await window.screenshot('1 disconnect');
    await window.modal.press('Disconnect');
    await expect
      .poll(async () => (await drafts.welcome()).buttons)
      .toEqual(['Connect to Odoo', 'Try the Demo Company']);
  });
});
