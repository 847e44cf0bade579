import type { Locator, Page } from 'playwright-core';
import { gone, orScreen, seen } from './screen.ts';

/** A row's first line; its second, when there is one, holds the detail. */
const LABEL = '.quick-input-list-row:first-child .label-name';

export interface QuickPickRow {
  label: string;
  description: string;
}

/**
 * The box at the top of the window: the palette, quick picks, input boxes. A wizard's steps reuse one box, so each
 * method takes a part of the step's title, placeholder or prompt and waits for that step first.
 */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for a step and returns its title, placeholder and prompt or validation message. */
  async read(
    step: string,
    timeoutMs = 30_000,
  ): Promise<{ title: string; placeholder: string; message: string }> {
    await this.#waitFor(step, timeoutMs);
    return {
      title: (await this.#widget.locator('.quick-input-title').innerText()).trim(),
      placeholder: (await this.#input.getAttribute('placeholder')) ?? '',
      message: await this.#widget.locator('#quickInput_message').innerText(),
    };
  }

  /** Types into an input box and leaves it open: to see the validation message. */
  async type(step: string, text: string): Promise<void> {
    await this.#waitFor(step);
    await orScreen(this.#page, `Cannot type into "${step}"`, () =>
      this.#input.fill(text, { timeout: 10_000 }),
    );
  }

  /** Types into an input box and presses Enter. */
  async answer(step: string, text: string): Promise<void> {
    await this.type(step, text);
    await this.#input.press('Enter');
  }

  /** Presses Enter: takes what the step holds already. */
  async accept(step: string): Promise<void> {
    await this.#waitFor(step);
    await this.#input.press('Enter');
  }

  /** What the input holds. */
  async value(step: string): Promise<string> {
    await this.#waitFor(step);
    return this.#input.inputValue();
  }

  /** Waits until the box says `text` under its input (a prompt or a validation message) and returns it all. */
  async waitForMessage(text: string, timeoutMs = 30_000): Promise<string> {
    const message = this.#widget.locator('#quickInput_message', { hasText: text });
    await seen(message, `the message "${text}"`, timeoutMs);
    return message.innerText();
  }

  /** Clicks the row of a quick pick that has this label. It is typed first: a long list draws only what is in sight. */
  async choose(step: string, label: string): Promise<void> {
    await this.#waitFor(step);
    await this.#input.fill(label);
    await this.clickRow(label);
  }

  /** Ticks the rows with these labels in a multi-select and presses OK. */
  async tick(step: string, labels: readonly string[]): Promise<void> {
    await this.#waitFor(step);
    for (const label of labels) await this.#row(label).first().getByRole('checkbox').click();
    await this.#widget.getByRole('button', { name: 'OK', exact: true }).click();
  }

  /** Ticks in a multi-select the one row each that contains these texts in any of its lines, and presses OK. */
  async tickRowsWith(step: string, texts: readonly string[]): Promise<void> {
    await this.#waitFor(step);
    for (const text of texts) {
      await this.#input.fill(text);
      const row = this.#rows.filter({ hasText: text });
      await seen(row, `a row with "${text}"`);
      await row.first().getByRole('checkbox').click();
    }
    await this.#widget.getByRole('button', { name: 'OK', exact: true }).click();
  }

  /** The rows of a quick pick, once there is one. */
  async rows(step: string): Promise<QuickPickRow[]> {
    await this.#waitFor(step);
    await seen(this.#rows, `rows of "${step}"`);
    return Promise.all(
      (await this.#rows.all()).map(async (row) => ({
        label: (await row.locator(LABEL).allInnerTexts()).join(''),
        description: (await row.locator('.label-description').allInnerTexts()).join(''),
      })),
    );
  }

  /** Presses the wizard's Back button. */
  async back(): Promise<void> {
    const button = this.#widget.getByRole('button', { name: 'Back' });
    await seen(button, 'the Back button');
    await button.first().click();
  }

  /** Presses another button beside the title. */
  async pressButton(name: string): Promise<void> {
    const button = this.#widget.getByRole('button', { name });
    await seen(button, `the button "${name}"`);
    await button.first().click();
  }

  async escape(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await gone(this.#widget, 'the quick input');
  }

  /** Clicks a row of whatever list is open. */
  async clickRow(label: string, timeoutMs = 20_000): Promise<void> {
    await seen(this.#row(label), `a row "${label}"`, timeoutMs);
    await this.#row(label).first().click();
  }

  get #widget(): Locator {
    return this.#page.locator('.quick-input-widget');
  }

  get #input(): Locator {
    return this.#widget.locator('.quick-input-box input');
  }

  get #rows(): Locator {
    return this.#widget.locator('.quick-input-list .monaco-list-row');
  }

  #row(label: string): Locator {
    return this.#rows.filter({ has: this.#page.locator(LABEL).getByText(label, { exact: true }) });
  }

  async #waitFor(step: string, timeoutMs = 30_000): Promise<void> {
    const quoted = JSON.stringify(step);
    const named = this.#page.locator(
      [
        `.quick-input-widget:has(.quick-input-title:text(${quoted}))`,
        `.quick-input-widget:has(#quickInput_message:text(${quoted}))`,
        `.quick-input-widget:has(input[placeholder*=${quoted}])`,
      ].join(', '),
    );
    await seen(named, `the step "${step}"`, timeoutMs);
  }
}
