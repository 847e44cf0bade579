import type { Page } from 'playwright-core';
import { z } from 'zod';
import { axeAudit } from '../support/axe-audit.ts';

/**
 * What axe-core does not look at: that nothing stands outside of the landmarks, not even a form without a name, and that
 * nothing is wider than the window.
 */
const AUDIT = `(() => {
  const faults = [];
  const shown = (each) => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0;
  for (const landmark of ['header', 'main', 'h1'])
    if (document.querySelectorAll('body ' + landmark).length !== 1) faults.push('not one ' + landmark);
  for (const each of document.body.children)
    if (shown(each) && !['HEADER', 'MAIN'].includes(each.tagName) && each.id !== 'watch') faults.push('outside of landmarks: ' + each.tagName);
  if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the window: ' + document.documentElement.scrollWidth);
  return faults;
})()`;

/** @returns what is wrong with the page as it is shown now */
export async function audit(page: Page): Promise<string[]> {
  const found = z.array(z.string()).parse(await page.evaluate(AUDIT));
  return [...found, ...(await axeAudit((expression) => page.evaluate(expression)))];
}
