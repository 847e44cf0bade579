import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';
import { gone, orScreen, seen } from './screen.ts';

/** The Chat view at the right, in agent mode. */
export class Chat {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits until the chat has selected this model. On a fresh page that takes 6 to 25 s. */
  async waitForModel(label: string): Promise<void> {
    await seen(this.#input.filter({ hasText: label }), `the chat model ${label}`, 90_000);
  }

  /** Sends a message. Waits for the answer before it: sending cancels what still runs. */
  async send(prompt: string): Promise<void> {
    await this.waitUntilIdle();
    await orScreen(this.#page, 'The chat takes no message', () =>
      this.#input.locator('.monaco-editor').last().click({ timeout: 20_000 }),
    );
    await this.#page.keyboard.insertText(prompt);
    await this.#page.keyboard.press('Enter');
    await seen(
      this.#view.locator('.interactive-request').filter({ hasText: prompt }),
      `the message "${prompt}"`,
    );
  }

  /** Waits until the input holds words that contain `text`. A long text is drawn in part. */
  async waitForDraft(text: string): Promise<void> {
    // VS Code draws blanks that do not break.
    const words = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s'));
    await seen(this.#input.filter({ hasText: words }), `the words "${text}" in the input of the chat`);
  }

  /** What is attached to the message that is being written, by its name. */
  async attachments(): Promise<string[]> {
    return this.#input.locator('.chat-attached-context-attachment').allInnerTexts();
  }

  /** Types into the input, and sends nothing. */
  async type(text: string): Promise<void> {
    await this.waitUntilIdle();
    await this.#input.locator('.monaco-editor').last().click({ timeout: 20_000 });
    await this.#page.keyboard.type(text, { delay: 20 });
  }

  /** Waits until something that contains `text` is offered for what was typed. */
  async waitForSuggestion(text: string): Promise<void> {
    const offered = this.#page.locator('.suggest-widget .monaco-list-row').filter({ hasText: text });
    await seen(offered, `the suggestion ${text}`);
  }

  /** Sends what the input holds. */
  async sendDraft(): Promise<void> {
    await this.#input.locator('.monaco-editor').last().click({ timeout: 20_000 });
    await this.#page.keyboard.press('Enter');
  }

  /** Waits until VS Code asks whether to run a tool and returns what it says. */
  async confirmation(toolTitle: string, timeoutMs = 60_000): Promise<string> {
    await seen(this.#confirmation(toolTitle), `VS Code's question about ${toolTitle}`, timeoutMs);
    return this.#confirmation(toolTitle).last().innerText();
  }

  /** Answers VS Code's question about a tool with Allow Once. */
  async allowOnce(toolTitle: string): Promise<void> {
    await this.confirmation(toolTitle);
    const widget = this.#confirmation(toolTitle).last();
    await widget.locator('.monaco-dropdown-button').first().click();
    const item = this.#page.locator('.context-view').getByRole('menuitem', { name: 'Allow Once' });
    await seen(item, 'the menu entry Allow Once');
    // The menu swallows clicks that come within its opening; nothing in the page tells when that is over.
    await sleep(500);
    await item.click();
    await gone(this.#confirmation(toolTitle), `VS Code's question about ${toolTitle}`);
  }

  /** Answers VS Code's question about a tool with Skip: the tool is not called. */
  async skip(toolTitle: string): Promise<void> {
    await this.confirmation(toolTitle);
    await this.#confirmation(toolTitle).last().getByText('Skip', { exact: true }).click();
    await gone(this.#confirmation(toolTitle), `VS Code's question about ${toolTitle}`);
  }

  /** Waits for an answer that contains `text` and for the end of the turn, and returns the answer. */
  async finalText(text: string, timeoutMs = 60_000): Promise<string> {
    const answer = this.#view
      .locator('.interactive-response .rendered-markdown')
      .filter({ hasText: text })
      .last();
    await seen(answer, `the answer "${text}"`, timeoutMs);
    await this.waitUntilIdle();
    return answer.innerText();
  }

  /** Waits until the chat shows a text, in an answer or while a tool runs. */
  async waitForText(text: string): Promise<void> {
    await seen(this.#view.getByText(text).last(), `"${text}" in the chat`);
  }

  /** Presses the button that stops the turn. */
  async stop(): Promise<void> {
    await orScreen(this.#page, 'No button to stop the turn', () =>
      this.#stop.first().click({ timeout: 10_000 }),
    );
  }

  /** Stops the turn as a client that gives up by itself: the click also arrives behind a dialog. */
  async stopBehindDialog(): Promise<void> {
    await orScreen(this.#page, 'No button to stop the turn', () =>
      this.#stop.first().dispatchEvent('click', {}, { timeout: 10_000 }),
    );
  }

  /** Whether a turn runs. */
  async isBusy(): Promise<boolean> {
    return this.#stop.first().isVisible();
  }

  /** Waits until no turn runs. */
  async waitUntilIdle(): Promise<void> {
    await gone(this.#stop, 'the turn', 60_000);
  }

  get #view(): Locator {
    return this.#page.locator('.interactive-session');
  }

  get #input(): Locator {
    return this.#view.locator('.chat-input-container');
  }

  get #stop(): Locator {
    return this.#view.locator('.codicon-stop-circle');
  }

  #confirmation(toolTitle: string): Locator {
    return this.#view.locator('.chat-confirmation-widget2').filter({ hasText: toolTitle });
  }
}
