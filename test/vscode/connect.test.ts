import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DemoCompany } from '../../src/demo/demo-company.ts';
import { Story } from './story.ts';
import { isFull } from './size.ts';

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
        description: expect.stringMatching(/571\.20 EUR.* INV-77/),
      }),
    );
    const bills = rows.slice(1, 1 + rows.slice(1).findIndex(({ level }) => level === 1));
    expect(rows[0]).toMatchObject({
      label: 'Vendor Bills',
      description: expect.stringMatching(`^${bills.length} · `),
    });
  });

  if (isFull)
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
      await quickInput.accept('Connect to Odoo: Name');
      await window.view('Drafts').waitForRow('Azure Interior');
    });

  if (isFull)
    it('and can go back a step, remove the connection, and finds again what was typed but the key', async () => {
      const window = await story.openWindow('connect-again');
      const { quickInput } = window;
      const drafts = window.view('Drafts');
      const { login, key } = story.user('billing');
      await drafts.pressWelcome('Connect to Odoo');
      await quickInput.answer('Connect to Odoo: Address', story.odoo.url);
      await window.modal.press('Send Unencrypted');
      await quickInput.type('Which database', 'no-such-database');
      await quickInput.clickRow('no-such-database');
      await quickInput.answer('Connect to Odoo: Login', login);
      await quickInput.answer('Connect to Odoo: API Key', key);
      const unknown = await quickInput.waitForMessage('no-such-database');
      expect(unknown).toContain('cannot open a database');
      await quickInput.back();
      await quickInput.back();
      await quickInput.choose('Which database', story.odoo.db);
      await quickInput.accept('Connect to Odoo: Login');
      await quickInput.answer('Connect to Odoo: API Key', key);
      await quickInput.answer('Connect to Odoo: Name', 'Demo company');
      await quickInput.waitForMessage('called so already');
      await quickInput.answer('Connect to Odoo: Name', 'Lindenhof');
      await drafts.waitForRow('Azure Interior');

      await window.runCommand('MCP Odoo: Remove Connection...');
      expect((await window.modal.read('Remove the connection Lindenhof?')).detail).toContain('is deleted');
      await window.screenshot('1 remove connection');
      await window.modal.press('Remove Connection');
      await expect
        .poll(async () => (await drafts.welcome()).buttons)
        .toEqual(['Connect to Odoo', 'Try the Demo Company']);

      await drafts.pressWelcome('Connect to Odoo');
      expect(await quickInput.value('Connect to Odoo: Address')).toBe(story.odoo.url);
      await quickInput.accept('Connect to Odoo: Address');
      await window.modal.press('Send Unencrypted');
      await quickInput.choose('Which database', story.odoo.db);
      expect(await quickInput.value('Connect to Odoo: Login')).toBe(login);
      await quickInput.accept('Connect to Odoo: Login');
      expect(await quickInput.value('Connect to Odoo: API Key')).toBe('');
      await quickInput.escape();
    });

  it('and is taken to their Odoo to make a key, needs not choose the only database, and learns their rights', async () => {
    const one = await DemoCompany.start();
    onTestFinished(() => one.dispose());
    const [user] = one.users.filter(({ role }) => role === 'billing');
    const window = await story.openWindow('connect-one-database');
    const { quickInput } = window;
    await window.view('Drafts').pressWelcome('Connect to Odoo');
    await quickInput.answer('Connect to Odoo: Address', one.url);
    await window.modal.press('Send Unencrypted');
    const { message } = await quickInput.read('Connect to Odoo: Login');
    expect(message).toContain(`The database is “${one.database}”, the only one here.`);
    await window.screenshot('1 the only database');
    await quickInput.answer('Connect to Odoo: Login', user?.login ?? '');
    await quickInput.read('Connect to Odoo: API Key');
    await window.screenshot('1 how to make a key');
    const opened = window.page.context().waitForEvent('page');
    await quickInput.pressButton('Open Odoo to Make an API Key');
    const page = await opened;
    expect(decodeURIComponent(page.url())).toContain(`/odoo?db=${one.database}`);
    await page.close();
    await quickInput.answer('Connect to Odoo: API Key', user?.key ?? '');
    const { host } = new URL(one.url);
    expect(await quickInput.value('Connect to Odoo: Name')).toBe(host);
    await window.screenshot('1 name');
    await quickInput.accept('Connect to Odoo: Name');
    const told = await window.notifications.waitFor('Connected to');
    await window.screenshot('1 rights');
    expect(told).toContain(
      'You may draft bills, invoices and entries, draft payments and post what you approve. You may not: enter bank transactions, save new contacts.',
    );
    await window.notifications.press('Connected to', 'Check Rights');
    const { detail } = await window.modal.read(`What ${user?.login ?? ''} may do`);
    await window.screenshot('1 check rights');
    expect(detail).toContain('No: enter bank transactions. Ask for the group “Basic” of Accounting.');
    await window.modal.press('Copy');
  });

  it('from the .env of the folder, which is then deleted, and is offered to make a new key', async () => {
    const file = join(story.bed.workspace, '.env');
    const { login, key } = story.user('accountant');
    const where = `ODOO_URL=${story.odoo.url}\nODOO_DB=${story.odoo.db}\nODOO_USER=${login}\n`;
    await writeFile(file, `${where}ODOO_ALLOW_HTTP=yes\nODOO_API_KEY=${key}\nDEBUG=1\n`);
    onTestFinished(() => rm(file, { force: true }));
    const window = await story.openWindow('connect-env');
    const { modal, quickInput, notifications } = window;
    await window.view('Drafts').pressWelcome('Connect to Odoo');
    const [first, second] = await quickInput.rows('There is a .env');
    expect(first?.label).toBe(`Use workspace/.env: ${story.odoo.url}`);
    expect(second?.label).toBe('Type in address, database and login');
    await window.screenshot('1 env offered');
    await quickInput.clickRow(first?.label ?? '');
    const consent = await modal.read(`Send the API key in .env to ${story.odoo.url}?`);
    await window.screenshot('1 env consent');
    expect(consent.focused).toBe('Do Not Connect');
    for (const fact of [story.odoo.db, login, 'workspace/.env']) expect(consent.detail).toContain(fact);
    expect(consent.detail).not.toContain(key);
    await modal.press('Connect');
    expect((await modal.read('is not encrypted')).focused).toBe('Use Another Address');
    await modal.press('Send Unencrypted');

    const deleting = await modal.read('Delete workspace/.env?');
    await window.screenshot('1 env delete');
    expect(deleting.focused).toBe('Keep File');
    expect(deleting.detail).toContain('The file has one other setting');
    await modal.press('Delete File');
    await expect.poll(() => existsSync(file)).toBe(false);
    await window.view('Drafts').waitForRow('Azure Interior');

    await notifications.waitFor('may have read the API key');
    await window.screenshot('1 env new key');
    const opened = window.page.context().waitForEvent('page');
    await notifications.press('may have read the API key', 'Make New Key...');
    const page = await opened;
    expect(decodeURIComponent(page.url())).toMatch(/\/odoo\/action-base\.action_res_users_my\/\d+\?db=/);
    await page.close();
    const { message } = await quickInput.read('New Key');
    expect(message).toContain('To make a key, open your Odoo (button above).');
    const reopened = window.page.context().waitForEvent('page');
    await quickInput.pressButton('Open Odoo to Make an API Key');
    const again = await reopened;
    expect(decodeURIComponent(again.url())).toContain(`/odoo?db=${story.odoo.db}`);
    await again.close();
    await notifications.waitFor('To make a key in Odoo: your picture at the top right');
    await window.screenshot('1 new key');
    await quickInput.answer('New Key', key);
    await notifications.waitFor('has its new key');

    await window.runCommand('MCP Odoo: Check Rights');
    expect((await modal.read(`What ${login} may do`)).detail).not.toContain('No: ');
    await modal.pressKey('Escape');
  });

  if (isFull)
    it('from a .env that lacks something, by filling in the rest', async () => {
      const file = join(story.bed.workspace, '.env');
      await writeFile(file, `ODOO_URL=${story.odoo.url}\nODOO_PASSWORD=wrong-password\n`);
      onTestFinished(() => rm(file, { force: true }));
      const window = await story.openWindow('connect-env-part');
      const { modal, quickInput } = window;
      await window.runCommand('MCP Odoo: Connect from .env...');
      await quickInput.clickRow(`Use workspace/.env: ${story.odoo.url}`);
      expect(await quickInput.value('Connect to Odoo: Address')).toBe(story.odoo.url);
      await quickInput.accept('Connect to Odoo: Address');
      await modal.press('Send Unencrypted');
      await quickInput.choose('Which database', story.odoo.db);
      await quickInput.answer('Connect to Odoo: Login', story.user('billing').login);
      await quickInput.accept('Connect to Odoo: API Key');
      expect(await quickInput.waitForMessage('password')).not.toContain('wrong-password');
      await quickInput.answer('Connect to Odoo: API Key', story.user('billing').password);
      await quickInput.accept('Connect to Odoo: Name');
      await modal.read('Delete workspace/.env?');
      await modal.press('Keep File');
      expect(existsSync(file)).toBe(true);
    });
});
