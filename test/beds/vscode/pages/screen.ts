import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

const FOLDER = join(import.meta.dirname, '../../../screenshots');

/** Writes `test/screenshots/<name>.png` and returns its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const path = join(FOLDER, `${fileName(name)}.png`);
  await page.screenshot({ path });
  return path;
}

/** Writes what a failed test left on the screen, as picture and as text, to `test/screenshots/failed-<name>.*`. */
export async function captureFailure(page: Page, name: string): Promise<void> {
  const path = await screenshot(page, `failed-${name}`);
  await writeFile(path.replace(/png$/, 'txt'), await textOnScreen(page));
  console.error(`What was on screen: ${path}`);
}

/** Waits until the element is visible. The error says what was on screen instead. */
export async function seen(element: Locator, what: string, timeoutMs = 20_000): Promise<void> {
  await orScreen(element.page(), `Waited ${timeoutMs / 1000} s for ${what}`, () =>
    element.first().waitFor({ timeout: timeoutMs }),
  );
}

/** Waits until no such element is visible. The error says what was on screen. */
export async function gone(element: Locator, what: string, timeoutMs = 20_000): Promise<void> {
  await orScreen(element.page(), `Waited ${timeoutMs / 1000} s for the end of ${what}`, () =>
    element.first().waitFor({ state: 'hidden', timeout: timeoutMs }),
  );
}

/** Does something on the page. If it fails, the error says what was on screen. */
export async function orScreen<T>(page: Page, problem: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw new Error(`${problem}. On screen:\n${await textOnScreen(page)}`, { cause: error });
  }
}

async function textOnScreen(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).replace(/\n\s*\n/g, '\n').slice(0, 5000);
}

function fileName(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]+/g, '-');
}
