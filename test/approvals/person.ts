import type { BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { TestBrowser } from '../beds/vscode/browser.ts';
import type { ApprovalBed } from './approval-bed.ts';

/** A person in front of a real browser, at a profile of their own. */
export interface Person {
  readonly page: Page;
  /** Another tab of the same profile. */
  readonly newTab: () => Promise<Page>;
  /** What the browser complained of on its console: refused code, failed requests. */
  readonly complaints: string[];
}

export async function sitDown(browser: TestBrowser, options: BrowserContextOptions = {}): Promise<Person> {
  const profile = await browser.newProfile({ viewport: { width: 900, height: 800 }, ...options });
  onTestFinished(() => profile.close());
  const complaints: string[] = [];
  const newTab = async () => {
    const page = await profile.newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    return page;
  };
  return { page: await newTab(), newTab, complaints };
}

/** Pairs the browser, as the person does who reads the code off their terminal. */
export async function pair(person: Person, bed: ApprovalBed): Promise<void> {
  const { page } = person;
  await page.goto(`${await bed.page.open()}/`);
  await page.getByLabel('Code').fill(await bed.stores.codes.make());
  await page.getByRole('button', { name: 'Pair' }).click();
  await page.getByRole('heading', { name: 'What agents ask of you' }).waitFor();
}
