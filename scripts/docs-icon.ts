/*
 * npm run docs:icon: draws media/icon.png, for the gallery, from media/icon.svg, in Chromium.
 */
import { readFileSync } from 'node:fs';
import { TestBrowser } from '../test/beds/vscode/browser.ts';

const SIDE = 256;

const browser = await TestBrowser.launch();
const profile = await browser.newProfile({ viewport: { width: SIDE, height: SIDE } });
const page = await profile.newPage();
await page.setContent(`<body style="margin: 0">${readFileSync('media/icon.svg', 'utf8')}</body>`);
await page.screenshot({ path: 'media/icon.png', omitBackground: true });
await browser.dispose();
