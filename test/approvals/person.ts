import type { BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Asked } from '../../src/posting/approver.ts';
import type { TestBrowser } from '../beds/vscode/browser.ts';
import { openBed } from './approval-bed.ts';
import type { ApprovalBed } from './approval-bed.ts';
import { ask } from './asking.ts';
import type { Asking } from './asking.ts';

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

/** A process that asks something, and a person at a browser of theirs. */
interface Before {
  readonly bed: ApprovalBed;
  readonly asking: Asking;
  readonly person: Person;
}

/**
 * Asks the person something: their browser is paired, and shows all that waits.
 * @param asked the question; one about a bill when left out
 */
export async function personAtList(
  browser: TestBrowser,
  asked?: Asked,
  options: BrowserContextOptions = {},
): Promise<Before> {
  const bed = await openBed();
  const asking = await ask(bed, asked);
  const person = await sitDown(browser, options);
  await pair(person, bed);
  return { bed, asking, person };
}

/** The same, with the question open before the person. */
export async function personBefore(
  browser: TestBrowser,
  asked?: Asked,
  options: BrowserContextOptions = {},
): Promise<Before & { readonly page: Page }> {
  const before = await personAtList(browser, asked, options);
  const { page } = before.person;
  await page.goto(before.asking.url);
  return { ...before, page };
}
