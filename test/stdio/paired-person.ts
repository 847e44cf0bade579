import { openApprovalStores } from '../../src/approvals/open-approvals.ts';
import type { ApprovalStores } from '../../src/approvals/open-approvals.ts';
import { systemClock } from '../../src/common/clock.ts';
import { Claims } from '../../src/journal/claims.ts';
import { openDataDirectory } from '../../src/journal/data-directory.ts';
import { PlainBrowser } from '../approvals/plain-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export const PASSPHRASE = 'vier Worte sind genug';

/** A data directory in which a person has set up a passphrase. */
export async function setUp(): Promise<{ folder: string; stores: ApprovalStores }> {
  const { root, locks } = await openDataDirectory(temporaryFolder());
  const clock = systemClock;
  const stores = await openApprovalStores({
    ...{ root, clock, claims: new Claims(locks, clock) },
    cost: { N: 1024, r: 8, p: 1 },
  });
  await stores.file.set(PASSPHRASE);
  return { folder: root, stores };
}

/** The person's browser, paired, at a question. */
export async function browserAt(url: string, stores: ApprovalStores) {
  const { origin, pathname } = new URL(url);
  const browser = new PlainBrowser(origin);
  const { status } = await browser.submit('/', { code: await stores.codes.make() }, '/pair');
  if (status !== 303) throw new Error(`The browser was not paired: ${status}.`);
  return { browser, pathname };
}
