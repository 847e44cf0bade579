import { openApprovalStores } from '../../approvals/open-approvals.ts';
import { runApprovals } from '../../approvals/terminal/approvals-command.ts';
import { OwnTerminal } from '../../approvals/terminal/terminal.ts';
import { systemClock } from '../../common/clock.ts';
import { Claims } from '../../journal/claims.ts';
import { openDataDirectory } from '../../journal/data-directory.ts';
import { ownDataDirectory } from '../../office/own-data-directory.ts';
import type { Command } from '../command.ts';

/**
 * Sets up the passphrase with which a person approves without VS Code, pairs their browser, and shows where questions
 * wait. It speaks on stderr, because stdout is kept for what programs read.
 */
export const approvals: Command = async ({ approvals: word, dataDirectory = ownDataDirectory() }) => {
  const clock = systemClock;
  const { root, locks } = await openDataDirectory(dataDirectory);
  const stores = await openApprovalStores({ root, clock, claims: new Claims(locks, clock) });
  const left = new AbortController();
  process.once('SIGINT', () => left.abort());
  const terminal = new OwnTerminal(process.stdin, process.stderr);
  return runApprovals(word, { terminal, stores, clock, signal: left.signal });
};
