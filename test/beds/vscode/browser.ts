import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { BedUnavailable } from './bed-unavailable.ts';
import { installDebianPackages } from './debian-packages.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const QUIET = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/**
 * On a fresh profile the workbench once disables Copilot's extension unless this key is there, and the chat then asks
 * for a sign-in instead of using the model that is configured. Its storage is the browser's (seen in VS Code 1.139).
 */
const KEEP_COPILOT_ENABLED = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('vscode-web-state-db-global', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('ItemTable');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const writing = opening.result.transaction('ItemTable', 'readwrite');
    writing.objectStore('ItemTable').put('true', 'builtinChatExtensionEnablementMigration');
    writing.oncomplete = () => { opening.result.close(); resolve(); };
    writing.onerror = () => reject(writing.error);
  };
})`;

/** Debian's Chromium without a window. Every page lives in a context of its own: no storage or secret is shared. */
export class TestBrowser {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Starts the machine's Chromium, after installing Debian's where it is missing. */
  static async launch(): Promise<TestBrowser> {
    const executablePath = findChromium() ?? (await installChromium());
    return new TestBrowser(await chromium.launch({ executablePath, args: QUIET }));
  }

  /** An empty page whose chat will use the configured model without a sign-in. Close it with `page.context().close()`. */
  async newPage(url: string): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    await page.goto(new URL('healthz', url).href);
    await page.evaluate(KEEP_COPILOT_ENABLED);
    return page;
  }

  /** A profile of its own that knows nothing of VS Code, for pages of ours. Close it when it is not needed any more. */
  newProfile(options: BrowserContextOptions): Promise<BrowserContext> {
    return this.#browser.newContext(options);
  }

  async dispose(): Promise<void> {
    await this.#browser.close();
  }
}

async function installChromium(): Promise<string> {
  await installDebianPackages(['chromium']);
  const path = findChromium();
  if (path === undefined) throw new BedUnavailable('Install Chromium: the tests drive VS Code in it.');
  return path;
}

function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
