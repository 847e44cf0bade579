import type { Locator, Page } from 'playwright-core';
import { orScreen, seen } from './screen.ts';

export interface WalkthroughStep {
  readonly title: string;
  readonly isDone: boolean;
}

/** The walkthrough that is open in the editor. */
export class Walkthrough {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for a walkthrough with this heading. */
  async waitFor(heading: string): Promise<void> {
    await seen(this.#editor.getByText(heading, { exact: true }), `the walkthrough "${heading}"`);
  }

  /** The steps from the first to the last, as far as they are ticked off. */
  async steps(): Promise<WalkthroughStep[]> {
    return Promise.all(
      (await this.#steps.all()).map(async (step) => ({
        title: await step.locator('.step-title').innerText(),
        isDone: (await step.locator('.codicon-getting-started-step-checked').count()) > 0,
      })),
    );
  }

  /** Opens a step by its title. */
  async open(title: string): Promise<void> {
    await orScreen(this.#page, `No step "${title}"`, () =>
      this.#steps.filter({ hasText: title }).locator('.step-title').click({ timeout: 10_000 }),
    );
  }

  /** Presses a button of the step that is open. */
  async press(button: string): Promise<void> {
    await orScreen(this.#page, `No button "${button}" in the walkthrough`, () =>
      this.#editor.getByRole('button', { name: button, exact: true }).click({ timeout: 10_000 }),
    );
  }

  get #editor(): Locator {
    return this.#page.locator('.gettingStartedContainer');
  }

  get #steps(): Locator {
    return this.#editor.locator('.getting-started-step');
  }
}
