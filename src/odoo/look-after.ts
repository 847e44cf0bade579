import type { Clock } from '../common/clock.ts';
import type { Problem } from '../common/problem.ts';
import { isDoubtful } from './errors.ts';
import type { FailedOutcome } from './errors.ts';

/** So long Odoo may still be busy with what it was sent and has not answered (milliseconds). */
export const MAY_STILL_ARRIVE_MS = 5 * 60_000;

/** Times at which an unknown outcome is looked after (milliseconds, from one look to the next). */
export const LOOK_AGAIN_AFTER = [1_000, 3_000, 6_000] as const;

/** When Odoo is looked at again. */
export interface Looking {
  readonly clock: Clock;
  /** After an unknown outcome Odoo is read this many milliseconds later, each time. */
  readonly lookAgainAfter: readonly number[];
}

/**
 * Looks what came of a write. After an unknown outcome again and again, because Odoo may still be busy with it; else
 * once, because even a refusal may have come after the commit.
 * @param isThere whether what a look has found is what was sent
 * @returns what the last look has found
 */
export async function lookAfter<Found>(
  outcome: FailedOutcome,
  look: () => Promise<Found>,
  isThere: (found: Found) => boolean,
  { clock, lookAgainAfter }: Looking,
): Promise<Found> {
  const [first = 0, ...others] = outcome === 'unknown' ? lookAgainAfter : [];
  await pause(first, clock);
  let found = await look();
  for (const delay of others) {
    if (isThere(found)) break;
    await pause(delay, clock);
    found = await look();
  }
  return found;
}

/**
 * What is known of a write that a look has not found.
 * @param isSeen whether Odoo could be read: where not, an error that may have come after the commit proves nothing
 */
export function outcomeNotFound(
  said: FailedOutcome,
  isSeen: boolean,
  failure: Problem | undefined,
): FailedOutcome {
  return !isSeen && isDoubtful(failure) ? 'unknown' : said;
}

async function pause(ms: number, clock: Clock): Promise<void> {
  if (ms > 0) await new Promise<void>((resolve) => void clock.after(ms, resolve));
}
