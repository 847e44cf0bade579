import { systemClock } from '../../common/clock.ts';
import { openDataDirectory } from '../../journal/data-directory.ts';
import { ownIdentity } from '../../journal/own-identity.ts';
import type { LoggedRequest } from '../../journal/log/logged-request.ts';
import { ownDataDirectory } from '../own-data-directory.ts';
import type { Workroom } from '../workroom.ts';
import { postingLogText } from './log-text.ts';
import { readPostingLog, verifyPostingLog } from './posting-log.ts';
import type { PostingLogParts } from './posting-log.ts';
import { isSound, reportText, resultText } from './verification-text.ts';

/**
 * The posting log of this installation, as text.
 * @param toVerify what to run to see whether it is as it was written
 * @param root the data directory
 * @throws Problem `journal_unavailable`
 */
export async function ownPostingLog(toVerify: string, root = ownDataDirectory()): Promise<string> {
  return postingLogText(await ownRequests(root), ownTimeZone(), toVerify);
}

/**
 * The requests in the posting log of this installation, the newest first.
 * @throws Problem `journal_unavailable`
 */
export async function ownRequests(root = ownDataDirectory()): Promise<readonly LoggedRequest[]> {
  return readPostingLog(await ownParts(root));
}

/** What came of verifying the log: whether somebody has to look at it, in one sentence, and in full. */
export interface VerifiedLog {
  readonly isSound: boolean;
  readonly result: string;
  readonly report: string;
}

/**
 * Verifies the posting log of this installation, against the current connection too.
 * @throws Problem `journal_unavailable`
 */
export async function verifyOwnPostingLog(
  workroom: () => Promise<Pick<Workroom, 'session' | 'isDemo'>>,
  root = ownDataDirectory(),
): Promise<VerifiedLog> {
  const report = await verifyPostingLog(await ownParts(root), ownIdentity(), workroom);
  return {
    isSound: isSound(report),
    result: resultText(report),
    report: reportText(report, ownTimeZone()),
  };
}

async function ownParts(root: string): Promise<PostingLogParts> {
  return { folder: (await openDataDirectory(root)).journal, clock: systemClock };
}

function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
