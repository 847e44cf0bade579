import { homedir } from 'node:os';
import { systemClock } from '../../common/clock.ts';
import { dataDirectoryPath, openDataDirectory } from '../../journal/data-directory.ts';
import { ownIdentity } from '../../journal/own-identity.ts';
import type { LoggedRequest } from '../../journal/log/logged-request.ts';
import type { Workroom } from '../connections/workroom.ts';
import { postingLogText } from './log-text.ts';
import { readPostingLog, verifyPostingLog } from './posting-log.ts';
import type { PostingLogParts } from './posting-log.ts';
import { isSound, reportText, resultText } from './verification-text.ts';

/**
 * The posting log of this installation, as text.
 * @throws Problem `journal_unavailable`
 */
export async function ownPostingLog(): Promise<string> {
  return postingLogText(await ownRequests(), ownTimeZone());
}

/**
 * The requests in the posting log of this installation, the newest first.
 * @throws Problem `journal_unavailable`
 */
export async function ownRequests(): Promise<readonly LoggedRequest[]> {
  return readPostingLog(await ownParts());
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
export async function verifyOwnPostingLog(workroom: () => Promise<Workroom>): Promise<VerifiedLog> {
  const report = await verifyPostingLog(await ownParts(), ownIdentity(), workroom);
  return {
    isSound: isSound(report),
    result: resultText(report),
    report: reportText(report, ownTimeZone()),
  };
}

async function ownParts(): Promise<PostingLogParts> {
  const path = dataDirectoryPath(process.platform, process.env, homedir());
  return { folder: (await openDataDirectory(path)).journal, clock: systemClock };
}

function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
