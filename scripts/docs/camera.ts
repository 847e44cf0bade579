import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** Where the pictures lie that the pages show. They are not in the VSIX. */
const PICTURES = 'media/pictures';

interface Part {
  readonly of: Locator;
  /** Cut off below this height: the rest is empty. */
  readonly height?: number;
}

/** The pictures that are wanted of one theme. */
export interface Roll {
  /** The theme's name in VS Code. */
  readonly theme: string;
  /** Of the files' names, such as "dark". */
  readonly suffix: string;
  /** What the pages show in this theme: no picture lies about that nobody sees. */
  readonly wanted: readonly string[];
}

/** Takes pictures of one window for the pages. */
export class Camera {
  readonly #page: Page;
  readonly #roll: Roll;

  constructor(page: Page, roll: Roll) {
    this.#page = page;
    this.#roll = roll;
  }

  /** Writes `media/pictures/NAME-SUFFIX.png`: the whole window, or a part of it. Only if it is wanted. */
  async take(name: string, part?: Part): Promise<void> {
    const { suffix, wanted } = this.#roll;
    if (!wanted.includes(name)) return;
    mkdirSync(PICTURES, { recursive: true });
    // Nothing may blink, or be under the pointer by chance.
    await this.#page.mouse.move(0, 0);
    await this.#page.waitForTimeout(600);
    const path = join(PICTURES, `${name}-${suffix}.png`);
    const clip = part === undefined ? undefined : await this.#boxOf(part);
    await this.#page.screenshot({ path, caret: 'hide', ...(clip === undefined ? {} : { clip }) });
    console.log(path);
  }

  async #boxOf({ of, height: most }: Part) {
    const box = await of.first().boundingBox();
    if (box === null) throw new Error('There is nothing to take a picture of.');
    return { ...box, height: Math.min(box.height, most ?? box.height) };
  }
}
