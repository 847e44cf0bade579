import type { Page } from 'playwright-core';
import { gone, orScreen, seen } from './screen.ts';

export interface ModalContent {
  title: string;
  detail: string;
  /** The buttons' names from left to right. */
  buttons: string[];
  /** The button that Enter presses. */
  focused: string;
}

/** The modal dialog in the middle of the window. */
export class Modal {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for a dialog whose title contains `title` and reads it. */
  async read(title = '', timeoutMs = 30_000): Promise<ModalContent> {
    const box = this.#box.filter({ has: this.#page.locator('.dialog-message-text', { hasText: title }) });
    await seen(box, `a dialog "${title}"`, timeoutMs);
    const detail = box.locator('.dialog-message-detail');
    return {
      title: await box.locator('.dialog-message-text').innerText(),
      detail: (await detail.count()) === 0 ? '' : await detail.innerText(),
      buttons: await this.#buttonsFromLeftToRight(),
      focused: await orScreen(this.#page, 'No button has the focus', () =>
        box.locator('.dialog-buttons .monaco-button:focus').innerText({ timeout: 5_000 }),
      ),
    };
  }

  /** Clicks a button by its exact name and waits until the dialog is gone. */
  async press(name: string): Promise<void> {
    const title = await orScreen(this.#page, `No button "${name}" to press`, async () => {
      await this.#box.getByRole('button', { name, exact: true }).waitFor({ timeout: 10_000 });
      const text = await this.#box.locator('.dialog-message-text').innerText();
      await this.#box.getByRole('button', { name, exact: true }).click({ timeout: 10_000 });
      return text;
    });
    // Another dialog may stand there at once.
    const asked = this.#page.locator('.dialog-message-text', { hasText: title });
    await gone(this.#box.filter({ has: asked }), 'the dialog');
  }

  /** Presses Enter, Escape or another key, and waits until the dialog is gone. */
  async pressKey(key: 'Enter' | 'Escape'): Promise<void> {
    await this.#page.keyboard.press(key);
    await gone(this.#box, 'the dialog');
  }

  /** Clicks the x in the corner and waits until the dialog is gone. */
  async close(): Promise<void> {
    await this.press('Close Dialog');
  }

  /** The button that has the focus. */
  async focused(): Promise<string> {
    const button = this.#box.locator(':focus');
    return (await button.getAttribute('aria-label')) ?? button.innerText();
  }

  async isShown(): Promise<boolean> {
    return this.#box.isVisible();
  }

  get #box() {
    return this.#page.locator('.monaco-dialog-box');
  }

  async #buttonsFromLeftToRight(): Promise<string[]> {
    const buttons = await this.#box.locator('.dialog-buttons .monaco-button').all();
    const placed = await Promise.all(
      buttons.map(async (button) => ({
        name: await button.innerText(),
        left: (await button.boundingBox())?.x ?? 0,
      })),
    );
    return placed.toSorted((a, b) => a.left - b.left).map(({ name }) => name);
  }
}
