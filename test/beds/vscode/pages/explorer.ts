import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { seen } from './screen.ts';

/** The files of the workspace, in VS Code's own Explorer. Its container must be open. */
export class Explorer {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens or closes a folder, or shows a file. */
  async open(name: string): Promise<void> {
    await seen(this.#row(name), `${name} in the Explorer`);
    await this.#row(name).click();
  }

  /** Selects files; the last one has the focus. */
  async select(...names: readonly string[]): Promise<void> {
    for (const [index, name] of names.entries()) {
      await seen(this.#row(name), `${name} in the Explorer`);
      await this.#row(name).click(index === 0 ? {} : { modifiers: ['ControlOrMeta'] });
    }
  }

  /** What the menu of a file offers. */
  async menuOf(name: string): Promise<string[]> {
    await this.#openMenu(name);
    const entries = await this.#page.getByRole('menuitem').allInnerTexts();
    await this.#page.keyboard.press('Escape');
    return entries;
  }

  /** Chooses an entry from the menu of a file. */
  async chooseFromMenu(name: string, entry: string): Promise<void> {
    await this.#openMenu(name);
    const item = this.#page.getByRole('menuitem', { name: entry, exact: true });
    await seen(item, `the menu entry ${entry}`);
    // The menu swallows clicks that come within its opening; nothing in the page tells when that is over.
    await sleep(500);
    await item.click();
  }

  async #openMenu(name: string): Promise<void> {
    await seen(this.#row(name), `${name} in the Explorer`);
    await this.#row(name).click({ button: 'right' });
  }

  #row(name: string): Locator {
    return this.#page.locator('.explorer-folders-view').getByRole('treeitem', { name, exact: true }).first();
  }
}
