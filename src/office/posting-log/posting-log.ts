import type { Clock } from '../../common/clock.ts';
import { JournalReader } from '../../journal/journal-reader.ts';
import { gapsIn } from '../../journal/log/gaps.ts';
import { loggedRequests } from '../../journal/log/logged-request.ts';
import type { LoggedRequest } from '../../journal/log/logged-request.ts';
import { verifyJournal } from '../../journal/verify.ts';
import type { NoteSigner } from '../../posting/chatter/note-text.ts';
import type { Workroom } from '../workroom.ts';
import { checkNotes } from './check-notes.ts';
import type { LogReport } from './verification-text.ts';

export interface PostingLogParts {
  /** The folder of the journal. */
  readonly folder: string;
  readonly clock: Clock;
}

/**
 * All requests in the journal, of all connections, the newest first.
 * @throws Problem `journal_unavailable`
 */
export async function readPostingLog({ folder, clock }: PostingLogParts): Promise<LoggedRequest[]> {
  return loggedRequests(await new JournalReader(folder, clock).read());
}

/**
 * Checks the journal, and holds it against the notes in the current connection's Odoo.
 * @param signer whose notes: this account of the operating system
 * @throws Problem `journal_unavailable`
 */
export async function verifyPostingLog(
  { folder, clock }: PostingLogParts,
  signer: NoteSigner,
  workroom: () => Promise<Pick<Workroom, 'session' | 'isDemo'>>,
): Promise<LogReport> {
  const requests = await readPostingLog({ folder, clock });
  const read = await checkNotes(workroom, signer, requests);
  const found = 'why' in read ? [] : read.notes;
  // After the notes were read, so that the line of the newest is there.
  const heads = found.map(({ head }) => head);
  const verification = await verifyJournal(folder, heads);
  const checked = clock.now();
  const gaps = gapsIn(requests, checked);
  if ('why' in read) return { folder, checked, verification, gaps, notes: read };
  const { place, gone } = read;
  const astray = found.filter(({ head }) => verification.missing.includes(head));
  return { folder, checked, verification, gaps, notes: { place, looked: found.length, astray, gone } };
}
