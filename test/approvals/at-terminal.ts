import { systemClock } from '../../src/common/clock.ts';
import { openApprovalStores } from '../../src/approvals/open-approvals.ts';
import { runApprovals } from '../../src/approvals/terminal/approvals-command.ts';
import { OwnTerminal } from '../../src/approvals/terminal/terminal.ts';
import { Claims } from '../../src/journal/claims.ts';
import { openDataDirectory } from '../../src/journal/data-directory.ts';

/* node test/approvals/at-terminal.ts FOLDER WORD: `mcp-odoo approvals WORD` on this data directory, for a moment. */
const [folder = '', word] = process.argv.slice(2);
const { root, locks } = await openDataDirectory(folder);
const clock = systemClock;
process.exitCode = await runApprovals(word === '--set-up' ? word : 'show', {
  terminal: new OwnTerminal(process.stdin, process.stdout),
  stores: await openApprovalStores({
    root,
    clock,
    claims: new Claims(locks, clock),
    cost: { N: 1024, r: 8, p: 1 },
  }),
  clock,
  signal: AbortSignal.abort(),
  keyPlace: () => Promise.reject(new Error('No key is set here.')),
});
