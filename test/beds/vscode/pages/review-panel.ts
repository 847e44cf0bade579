import type { FrameLocator, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { gone, orScreen, seen } from './screen.ts';

/** The share of the pixels of the page that is drawn. */
const SHARE_OF_DARK = `(() => {
  const canvas = document.querySelector('canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let dark = 0;
  for (let index = 0; index < data.length; index += 4) if (data[index] < 128) dark += 1;
  return (dark * 4) / data.length;
})()`;

/** The review panel that is in front. */
export class ReviewPanel {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for the panel whose heading contains `text`. @returns the heading */
  async waitFor(text: string): Promise<string> {
    const heading = this.frame.locator('h1', { hasText: text });
    await seen(heading, `a review panel "${text}"`, 60_000);
    return heading.innerText();
  }

  /** Waits for the section with this heading, and reads it. */
  async section(title: string): Promise<string> {
    const section = this.frame.locator('section', { has: this.frame.locator('h2', { hasText: title }) });
    await seen(section.last(), `a section "${title}"`);
    return section.last().innerText();
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name });
  }

  async press(name: string | RegExp): Promise<void> {
    await orScreen(this.#page, `No button "${String(name)}" in the panel`, () =>
      this.button(name).click({ timeout: 20_000 }),
    );
  }

  /** Waits until a page of a PDF is drawn. @returns the share of its pixels that is dark, from 0 to 1 */
  async drawnPage(number: number): Promise<number> {
    const canvas = this.frame.locator(`canvas[data-drawn="${number}"]`);
    await seen(canvas, `page ${number} of a PDF`, 30_000);
    return z.number().parse(await this.evaluate(SHARE_OF_DARK));
  }

  /** Waits for a message that contains `text`. */
  async note(text: string): Promise<string> {
    const note = this.frame.getByRole('status').filter({ hasText: text });
    await seen(note, `a message "${text}"`, 30_000);
    return note.first().innerText();
  }

  async waitUntilClosed(): Promise<void> {
    await gone(this.#page.locator('iframe.webview.ready'), 'the review panel');
  }

  /** Runs an expression in the panel's page. */
  async evaluate(expression: string): Promise<unknown> {
    const body = await this.frame.locator('body').elementHandle();
    const frame = await body.ownerFrame();
    if (frame === null) throw new Error('The review panel has no page.');
    return frame.evaluate(expression);
  }

  get frame(): FrameLocator {
    return this.#page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }
}
