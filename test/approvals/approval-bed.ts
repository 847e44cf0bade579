import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/common/clock.ts';
import { systemClock } from '../../src/common/clock.ts';
import { Claims } from '../../src/journal/claims.ts';
import { openDataDirectory } from '../../src/journal/data-directory.ts';
import { openApprovals, openApprovalStores } from '../../src/approvals/open-approvals.ts';
import type { Approvals, ApprovalStores } from '../../src/approvals/open-approvals.ts';
import type { Papers } from '../../src/approvals/papers.ts';
import type { KeysOfYes } from '../../src/approvals/second-key/keys-of-yes.ts';
import type { Asked } from '../../src/posting/approver.ts';
import { renderReview } from '../../src/posting/review/render.ts';
import type { Review } from '../../src/posting/review/review.ts';
import { aReview } from '../support/a-review.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export const PASSPHRASE = 'correct horse battery staple';

/** Quick to compute; the product's own takes half a second. */
const CHEAP = { N: 1024, r: 8, p: 1 };

/** A process with an approval page, on a data directory, and what it told the person. */
export interface ApprovalBed extends Approvals {
  readonly root: string;
  readonly stores: ApprovalStores;
  /** Where questions were said to wait. */
  readonly announced: string[];
  readonly faults: unknown[];
}

export interface BedOptions {
  /** A data directory that others use, too; one of its own when left out. */
  readonly root?: string;
  readonly clock?: Clock;
  readonly passphrase?: 'none';
  /** Is given what the passphrase of each yes opens. */
  readonly keysOfYes?: KeysOfYes;
  readonly papers?: Papers;
}

/** The approval page as a server over stdio has it, for the running test. */
export async function openBed(options: BedOptions = {}): Promise<ApprovalBed> {
  const { clock = systemClock } = options;
  const { root, locks } = await openDataDirectory(options.root ?? temporaryFolder());
  const announced: string[] = [];
  const faults: unknown[] = [];
  const stored = { root, clock, claims: new Claims(locks, clock), cost: CHEAP };
  const stores = await openApprovalStores(stored);
  if (options.passphrase !== 'none' && (await stores.file.since()) === undefined)
    await stores.file.set(PASSPHRASE);
  const approvals = await openApprovals({
    ...stored,
    announce: (url) => announced.push(url),
    onFault: (thrown) => faults.push(thrown),
    ...(options.papers !== undefined && { papers: options.papers }),
    ...(options.keysOfYes !== undefined && { keysOfYes: options.keysOfYes }),
  });
  onTestFinished(() => approvals.page.dispose());
  return { ...approvals, root, stores, announced, faults };
}

/** A question about a bill, as the gate asks it. */
export function aQuestion(different: Partial<Review> = {}, asked: Partial<Asked> = {}): Asked {
  return {
    ...renderReview(aReview({ requester: { kind: 'agent', saysItIs: 'Claude' }, ...different })),
    request: 'a request',
    reviewable: true,
    fromReview: false,
    ...asked,
  };
}
