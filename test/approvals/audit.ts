import type { Page } from 'playwright-core';
import { z } from 'zod';

/**
 * What WCAG 2.2 AA asks for and a program can see: names of fields and buttons, ids that are there once, headings in
 * order, landmarks, contrast of every text with what is behind it, and nothing wider than the window.
 */
const AUDIT = `(() => {
  const faults = [];
  const shown = (each) => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0;
  const all = [...document.querySelectorAll('*')];
  const ids = all.map(({ id }) => id).filter((id) => id !== '');
  for (const id of new Set(ids)) if (ids.filter((each) => each === id).length > 1) faults.push('id twice: ' + id);
  for (const field of document.querySelectorAll('input:not([type=hidden])'))
    if (field.labels.length === 0) faults.push('no label: ' + field.name);
  for (const each of document.querySelectorAll('a, button'))
    if (shown(each) && each.textContent.trim() === '') faults.push('no name: ' + each.outerHTML);
  for (const each of document.querySelectorAll('[aria-labelledby], [aria-describedby]'))
    for (const id of [each.getAttribute('aria-labelledby'), each.getAttribute('aria-describedby')])
      if (id !== null && document.getElementById(id) === null) faults.push('names nothing: ' + id);
  for (const landmark of ['header', 'main', 'h1'])
    if (document.querySelectorAll('body ' + landmark).length !== 1) faults.push('not one ' + landmark);
  for (const each of document.body.children)
    if (shown(each) && !['HEADER', 'MAIN'].includes(each.tagName) && each.id !== 'watch') faults.push('outside of landmarks: ' + each.tagName);
  let depth = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
    const level = Number(heading.tagName[1]);
    if (level > depth + 1) faults.push('heading left out before: ' + heading.textContent);
    depth = level;
  }
  if (document.documentElement.lang === '' || document.title === '') faults.push('no language or title');
  if (document.documentElement.scrollWidth > innerWidth) faults.push('wider than the window: ' + document.documentElement.scrollWidth);
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = ([red, green, blue]) => 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
  const behind = (each) => {
    for (let at = each; at !== null; at = at.parentElement) {
      const colour = channels(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
  };
  for (const each of all.filter(shown)) {
    if (![...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '')) continue;
    const [ink, ground] = [luminance(channels(getComputedStyle(each).color)), luminance(behind(each))];
    const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    if (contrast < 4.5) faults.push('contrast ' + contrast.toFixed(1) + ': ' + each.textContent.trim().slice(0, 40));
  }
  return faults;
})()`;

/** @returns what is wrong with the page as it is shown now */
export async function audit(page: Page): Promise<string[]> {
  return z.array(z.string()).parse(await page.evaluate(AUDIT));
}
