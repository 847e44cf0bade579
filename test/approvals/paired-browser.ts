import type { ApprovalBed } from './approval-bed.ts';
import { PlainBrowser } from './plain-browser.ts';

/** A browser that the person has paired with a code. */
export async function pairedBrowser(bed: ApprovalBed): Promise<PlainBrowser> {
  const browser = new PlainBrowser(await bed.page.open());
  const answer = await browser.submit('/', { code: await bed.stores.codes.make() }, '/pair');
  if (answer.status !== 303) throw new Error(`The browser was not paired: ${answer.status}.`);
  return browser;
}
