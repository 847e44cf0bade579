import type { Locator, Page } from 'playwright-core';
import { orScreen, seen } from './screen.ts';

/** The toasts at the lower right. They hide by themselves after some seconds. */
export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for a toast that contains `text` and returns its whole text. */
  async waitFor(text: string, timeoutMs = 20_000): Promise<string> {
    await seen(this.#toast(text), `a notification "${text}"`, timeoutMs);
    return this.#toast(text).first().locator('.notification-list-item-message').innerText();
  }

  /** Presses a button of the toast that contains `text`. */
  async press(text: string, button: string): Promise<void> {
    await this.waitFor(text);
    await orScreen(this.#page, `No button "${button}" to press`, () =>
      this.#toast(text).first().getByRole('button', { name: button, exact: true }).click({ timeout: 10_000 }),
    );
  }

  /** Presses a button of whatever toast has it. @returns whether one shows that has */
  async pressIfOffered(button: string): Promise<boolean> {
    const offered = this.#page
      .locator('.notification-toast')
      .getByRole('button', { name: button, exact: true })
      .first();
    if (!(await offered.isVisible())) return false;
    await orScreen(this.#page, `No button "${button}" to press`, () => offered.click({ timeout: 10_000 }));
    return true;
  }

  /** The texts of the toasts that show now, newest first. */
  async texts(): Promise<string[]> {
    return this.#page.locator('.notification-toast .notification-list-item-message').allInnerTexts();
  }

  #toast(text: string): Locator {
    return this.#page.locator('.notification-toast').filter({ hasText: text });
  }
}
