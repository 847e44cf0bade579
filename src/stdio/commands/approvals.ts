import { openApprovalStores } from '../../approvals/open-approvals.ts';
import { runApprovals } from '../../approvals/terminal/approvals-command.ts';
import { OwnTerminal } from '../../approvals/terminal/terminal.ts';
import { systemClock } from '../../common/clock.ts';
import { Claims } from '../../journal/claims.ts';
import { openDataDirectory } from '../../journal/data-directory.ts';
import { WriteTurns } from '../../journal/write-turns.ts';
import { ownDataDirectory } from '../../office/own-data-directory.ts';
import { CannotStart } from '../cannot-start.ts';
import type { Command } from '../command.ts';
import { readConfiguration } from '../configuration.ts';
import { keyPlaceOf } from '../key-place.ts';

/**
 * Sets up the passphrase with which a person approves without VS Code, and the key that posts then, pairs their browser,
 * and shows where questions wait. It speaks on stderr, because stdout is kept for what programs read.
 */
export const approvals: Command = async (asked, { env }) => {
  const { approvals: word, demo, envFile, dataDirectory = ownDataDirectory() } = asked;
  const clock = systemClock;
  const { root, locks } = await openDataDirectory(dataDirectory);
  const claims = new Claims(locks, clock);
  const left = new AbortController();
  process.once('SIGINT', () => left.abort());
  return runApprovals(word, {
    terminal: new OwnTerminal(process.stdin, process.stderr),
    stores: await openApprovalStores({ root, clock, claims }),
    ...{ clock, signal: left.signal },
    keyPlace: async () => {
      if (demo) throw new CannotStart('The demo company ends with its process, so no key is kept for it.');
      return keyPlaceOf(await readConfiguration(env, envFile), {
        clock,
        turns: new WriteTurns(claims, clock),
      });
    },
  });
};
