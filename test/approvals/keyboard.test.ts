import { asItIs } from '../../src/common/said.ts';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TestBrowser } from '../beds/vscode/browser.ts';
import { aQuestion, openBed, PASSPHRASE } from './approval-bed.ts';
import { ask } from './asking.ts';
import { pair, personBefore, sitDown } from './person.ts';

const browser = await TestBrowser.launch();
afterAll(() => browser.dispose());

const focus = z.object({ name: z.string(), outline: z.number() });

/** What has the focus, and how thick the line around it is. */
async function focused(page: Page) {
  return focus.parse(
    await page.evaluate(`(({ activeElement: at }) => {
      const heading = document.getElementById(at.getAttribute('aria-labelledby'));
      const name = (at.labels?.[0] ?? heading ?? at).textContent;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      return { name: name.trim(), outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth) };
    })(document)`),
  );
}

/** Presses Tab until this has the focus. @returns what had it on the way, in order */
async function tabTo(page: Page, name: string): Promise<string[]> {
  const way: string[] = [];
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    expect(at.outline, `the line around “${at.name}”`).toBeGreaterThanOrEqual(2);
    way.push(at.name);
    if (at.name === name) return way;
  }
  throw new Error(`Tab does not lead to “${name}”, but to ${way.join(', ')}.`);
}

describe.each([
  ['light', {}],
  ['forced colours', { forcedColors: 'active' }],
] as const)('a person without a mouse, in %s', (_look, options) => {
  it('finds the question, reads it from top to bottom, and approves', async () => {
    const bed = await openBed();
    const asking = await ask(
      bed,
      aQuestion({ typeTotal: asItIs('The total is over your limit of 100.00 EUR.') }),
    );
    const person = await sitDown(browser, options);
    await pair(person, bed);
    const { page } = person;
    await tabTo(page, 'Post vendor bill of “Azure Interior”, 119.00 EUR?');
    await page.keyboard.press('Enter');
    await page.waitForURL(asking.url);
    expect((await focused(page)).name).toBe('Keep as Draft');
    expect(await tabTo(page, 'Total of the document in EUR')).toEqual([
      ...['To the answer', 'Lines', 'Taxes', 'Booked as', 'Total of the document in EUR'],
    ]);
    await page.keyboard.type('119.00');
    await tabTo(page, 'Your passphrase for approvals');
    await page.keyboard.type(PASSPHRASE);
    await tabTo(page, 'Post Vendor Bill');
    await page.keyboard.press('Space');
    await page.getByText('Answered with “Post Vendor Bill”').waitFor();
    expect(asking.answer()).toBe('yes');
  });
});

describe('a person who wants nothing to move', () => {
  it('sees nothing move', async () => {
    const { page } = await personBefore(browser, undefined, { reducedMotion: 'reduce' });
    const moving = `[...document.querySelectorAll('*')].filter((each) => {
      const { animationName, transitionDuration } = getComputedStyle(each);
      return animationName !== 'none' || parseFloat(transitionDuration) > 0;
    }).length`;
    expect(await page.evaluate(moving)).toBe(0);
  });
});
