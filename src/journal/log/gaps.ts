import type { LoggedRequest } from './logged-request.ts';

/** Longer than a question lives and than the longest write with all that is read around it. */
const STILL_UNDER_WAY = 10 * 60_000;

/**
 * What a request lacks in the journal:
 * - no-approval: it was sent, or done, without a person's yes before it
 * - no-outcome: it was to be sent, and what came of it is not known
 * - not-sent: a person said yes, and nothing was sent
 * - no-answer: a person was asked, and what they answered is not known
 */
export type Gap = 'no-approval' | 'no-outcome' | 'not-sent' | 'no-answer';

export interface FoundGap {
  readonly gap: Gap;
  readonly request: LoggedRequest;
}

/** @param now milliseconds since 1970: what is younger than ten minutes may still be under way */
export function gapsIn(requests: readonly LoggedRequest[], now: number): FoundGap[] {
  return requests.flatMap((request) => {
    const gap = gapOf(request, now);
    return gap === undefined ? [] : [{ gap, request }];
  });
}

function gapOf(request: LoggedRequest, now: number): Gap | undefined {
  const { asked, answered, intended, settled, settlings, time } = request;
  const saidYes = answered?.answer === 'yes' || answered?.answer === 'post';
  const isSent = intended !== undefined || settled?.outcome === 'done';
  if (isSent && !saidYes) return 'no-approval';
  if (now - Date.parse(time) < STILL_UNDER_WAY) return undefined;
  if (intended !== undefined && settled === undefined) return 'no-outcome';
  if (settlings.some(({ outcome }) => outcome === undefined)) return 'no-outcome';
  if (saidYes && settled === undefined) return 'not-sent';
  return asked !== undefined && answered === undefined ? 'no-answer' : undefined;
}
