import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { orScreen, seen } from './screen.ts';

export interface TreeRow {
  label: string;
  description: string;
  /** 1 for a root. */
  level: number;
}

/** One view of the sidebar, by the name in its header. Its container must be open. */
export class TreeView {
  readonly #page: Page;
  readonly #name: string;

  constructor(page: Page, name: string) {
    this.#page = page;
    this.#name = name;
  }

  /** The rows in view, top to bottom. An empty tree has none. */
  async rows(): Promise<TreeRow[]> {
    await seen(this.#pane, `the view ${this.#name}`);
    return Promise.all(
      (await this.#pane.getByRole('treeitem').all()).map(async (row) => ({
        label: (await row.locator('.label-name').allInnerTexts()).join(''),
        description: (await row.locator('.label-description').allInnerTexts()).join(''),
        level: Number(await row.getAttribute('aria-level')),
      })),
    );
  }

  /** Waits for a row that contains `text` in its label or description. */
  async waitForRow(text: string | RegExp, timeoutMs = 20_000): Promise<void> {
    await seen(this.#row(text), `a row "${String(text)}" in ${this.#name}`, timeoutMs);
  }

  /** Waits until no row contains `text`. */
  async waitForNoRow(text: string, timeoutMs = 20_000): Promise<void> {
    await orScreen(this.#page, `A row "${text}" is still in ${this.#name}`, () =>
      this.#row(text).first().waitFor({ state: 'hidden', timeout: timeoutMs }),
    );
  }

  /** How the row that contains `text` looks and sounds: its icons' names, and what a screen reader says. */
  async look(text: string): Promise<{ icons: string; spoken: string }> {
    await this.waitForRow(text);
    const row = this.#row(text).first();
    const icons = await row.locator('.custom-view-tree-node-item-icon').getAttribute('class');
    return { icons: icons ?? '', spoken: (await row.getAttribute('aria-label')) ?? '' };
  }

  /** What a screen reader says for the row that has the focus. */
  async focusedRow(): Promise<string> {
    const row = this.#pane.locator('.monaco-list-row.focused');
    await seen(row, `a row of ${this.#name} with the focus`);
    return (await row.first().getAttribute('aria-label')) ?? '';
  }

  /** Opens or closes a row that has children. */
  async toggle(text: string): Promise<void> {
    await this.waitForRow(text);
    await this.#row(text).first().click();
  }

  /** Selects the row that contains `text`; `also` keeps the others selected. */
  async select(text: string, also = false): Promise<void> {
    await this.waitForRow(text);
    await this.#row(text)
      .first()
      .click(also ? { modifiers: ['ControlOrMeta'] } : {});
  }

  /** Chooses an entry from the menu of the row that contains `text`. */
  async chooseFromMenu(text: string, entry: string): Promise<void> {
    await this.waitForRow(text);
    // A tree that is drawn anew takes its open menu's command away.
    await this.#standsStill(this.#row(text).first());
    await this.#row(text).first().click({ button: 'right' });
    const item = this.#page.getByRole('menuitem', { name: entry, exact: true });
    await seen(item, `the menu entry ${entry}`);
    // The menu swallows clicks that come within its opening; nothing in the page tells when that is over.
    await sleep(500);
    await item.click();
  }

  /** Presses the inline icon `title` of the row that contains `text`. A row that is drawn anew meanwhile is tried again. */
  async pressInline(text: string, title: string): Promise<void> {
    await this.waitForRow(text);
    const row = this.#row(text).first();
    const icon = row.getByRole('button', { name: title, exact: true });
    await orScreen(this.#page, `No icon "${title}" on the row "${text}"`, async () => {
      for (let attempt = 1; ; attempt += 1) {
        // The tooltip of the row under the pointer may lie over this one.
        await this.#page.mouse.move(0, 0);
        await this.#standsStill(row);
        await row.hover();
        try {
          await icon.click({ timeout: 3_000 });
          return;
        } catch (error) {
          if (attempt === 4) throw error;
        }
      }
    });
  }

  /** Presses an icon in the title of the sidebar, where a container with one view shows that view's actions. */
  async pressTitleIcon(title: string): Promise<void> {
    await orScreen(this.#page, `No icon "${title}" in the title of ${this.#name}`, () =>
      this.#page
        .locator('.sidebar .title-actions, .sidebar .pane-header')
        .getByRole('button', { name: title, exact: true })
        .first()
        .click({ timeout: 10_000 }),
    );
  }

  /** Waits for the welcome text and returns it with its buttons. */
  async welcome(timeoutMs = 20_000): Promise<{ text: string; buttons: string[] }> {
    const content = this.#pane.locator('.welcome-view-content');
    await seen(content, `the welcome text of ${this.#name}`, timeoutMs);
    return {
      text: await content.innerText(),
      buttons: await content.locator('.monaco-button').allInnerTexts(),
    };
  }

  /** Presses a button of the welcome text. */
  async pressWelcome(button: string): Promise<void> {
    await this.welcome();
    await orScreen(this.#page, `No button "${button}" in the welcome text`, () =>
      this.#pane
        .locator('.welcome-view-content')
        .getByRole('button', { name: button })
        .click({ timeout: 10_000 }),
    );
  }

  /** The message above the rows, empty when there is none. */
  async message(): Promise<string> {
    return (await this.#pane.locator('.tree-explorer-viewlet-tree-view > .message').allInnerTexts())
      .join('')
      .trim();
  }

  /** A row above that comes or goes moves this one, and a click that has begun on it ends beside it. */
  async #standsStill(row: Locator): Promise<void> {
    let before = await row.boundingBox();
    for (;;) {
      // Longer than VS Code gathers changes of a tree.
      await sleep(400);
      const now = await row.boundingBox();
      if (now !== null && now.y === before?.y) return;
      before = now;
    }
  }

  get #pane(): Locator {
    const header = `.pane-header[aria-label=${JSON.stringify(`${this.#name} Section`)}]`;
    return this.#page.locator(`.pane:has(${header})`);
  }

  #row(text: string | RegExp): Locator {
    return this.#pane.getByRole('treeitem').filter({ hasText: text });
  }
}
