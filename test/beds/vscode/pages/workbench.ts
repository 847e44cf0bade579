import type { Page } from 'playwright-core';
import type { TestBrowser } from '../browser.ts';
import { Chat } from './chat.ts';
import { Explorer } from './explorer.ts';
import { Modal } from './modal.ts';
import { Notifications } from './notifications.ts';
import { QuickInput } from './quick-input.ts';
import { captureFailure, orScreen, screenshot, seen } from './screen.ts';
import { TreeView } from './tree.ts';

/** One window of VS Code and its parts. */
export class Workbench {
  readonly page: Page;
  readonly chat: Chat;
  readonly explorer: Explorer;
  readonly modal: Modal;
  readonly notifications: Notifications;
  readonly quickInput: QuickInput;

  private constructor(page: Page) {
    this.page = page;
    this.chat = new Chat(page);
    this.explorer = new Explorer(page);
    this.modal = new Modal(page);
    this.notifications = new Notifications(page);
    this.quickInput = new QuickInput(page);
  }

  /** Opens VS Code in a browser context of its own: no secret and no state of another window is there. */
  static async open(browser: TestBrowser, url: string): Promise<Workbench> {
    const page = await browser.newPage(url);
    await page.goto(url);
    await seen(page.locator('.monaco-workbench .activitybar'), 'the workbench', 60_000);
    return new Workbench(page);
  }

  /** Shows a container of the activity bar by its title. Waits until the extension has brought it. */
  async openContainer(title: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: title });
    await seen(tab, `the activity bar's ${title}`, 60_000);
    const shown = this.page.locator('.sidebar .composite.title').filter({ hasText: new RegExp(title, 'i') });
    await orScreen(this.page, `${title} did not open`, async () => {
      for (let attempt = 1; !(await shown.isVisible()); attempt += 1) {
        await tab.click();
        try {
          await shown.waitFor({ timeout: 5_000 });
        } catch (error) {
          // After a reload it may just have been opened again by itself: then the click has closed it.
          if (attempt === 3) throw error;
        }
      }
    });
  }

  /** A view of the open container. */
  view(name: string): TreeView {
    return new TreeView(this.page, name);
  }

  /** Runs a command from the palette by its full title, as in "MCP Odoo: Post Drafts...". */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const step = 'Type the name of a command to run.';
    await this.quickInput.type(step, `>${title}`);
    await this.quickInput.clickRow(title);
  }

  /** The palette's commands that match `text`. */
  async commands(text: string): Promise<string[]> {
    await this.page.keyboard.press('F1');
    await this.quickInput.type('Type the name of a command to run.', `>${text}`);
    const rows = await this.quickInput.rows('Type the name of a command to run.');
    await this.quickInput.escape();
    return rows.map(({ label }) => label).filter((label) => label.includes(text));
  }

  /** Chooses an entry of the open menu with the arrow keys and Enter. */
  async chooseByKey(entry: string): Promise<void> {
    const item = this.page.getByRole('menuitem', { name: entry, exact: true });
    await seen(item, `the menu entry ${entry}`);
    const chosen = this.page.locator('.monaco-menu .action-item.focused').filter({ hasText: entry });
    await orScreen(this.page, `The keys do not lead to ${entry}`, async () => {
      for (let presses = 0; (await chosen.count()) === 0; presses += 1) {
        if (presses > 20) throw new Error('Twenty arrows were not enough.');
        await this.page.keyboard.press('ArrowDown');
      }
      await this.page.keyboard.press('Enter');
    });
  }

  /** Picks a colour theme, by its name in VS Code. */
  async chooseTheme(name: string): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.page.keyboard.type(name);
    await this.page.waitForTimeout(800);
    await this.page.keyboard.press('Enter');
    await this.page.waitForTimeout(1_500);
  }

  /** Writes `test/screenshots/<name>.png`. */
  async screenshot(name: string): Promise<string> {
    return screenshot(this.page, name);
  }

  /** Writes what a failed test left on the screen to `test/screenshots/failed-<name>.*`. */
  async captureFailure(name: string): Promise<void> {
    await captureFailure(this.page, name);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
