import type { Clock } from '../../common/clock.ts';
import type { ApprovalStores } from '../open-approvals.ts';
import { forgetKey, setKey } from './set-key.ts';
import type { KeyPlace } from './set-key.ts';
import { setUpPassphrase } from './set-up.ts';
import type { Terminal } from './terminal.ts';

/** What `mcp-odoo approvals` is to do: nothing named, it shows a pairing code and where pages are open. */
export type ApprovalsWord = 'show' | '--set-up' | '--unpair' | '--set-key' | '--forget-key';

export interface ApprovalsCommandParts {
  readonly terminal: Terminal;
  readonly stores: ApprovalStores;
  readonly clock: Clock;
  /** Aborted when the person presses Ctrl+C. */
  readonly signal: AbortSignal;
  /** The connection that a key is set or forgotten for. @throws CannotStart, Problem: none is named */
  readonly keyPlace: () => Promise<KeyPlace>;
}

/** How often it is looked for pages, in milliseconds. */
const LOOK_EVERY = 1_000;

/**
 * `mcp-odoo approvals`, for a person at their terminal. What it shows and asks is not for programs, so it wants a
 * terminal on both ends. That alone keeps nobody out who can make one: the passphrase does.
 * @returns the exit code: 0, 1 when the person left or mistyped, 2 without a terminal
 * @throws Problem `approvals_unavailable`
 */
export async function runApprovals(word: ApprovalsWord, parts: ApprovalsCommandParts): Promise<0 | 1 | 2> {
  const { terminal, stores, keyPlace } = parts;
  if (!terminal.isTerminal) {
    terminal.say('mcp-odoo approvals runs only in a terminal of your own.');
    return 2;
  }
  switch (word) {
    case '--set-up':
      return (await setUpPassphrase(terminal, stores)) ? 0 : 1;
    case '--unpair': {
      const count = await stores.browsers.forgetAll();
      terminal.say(`Browsers that were paired and are not any more: ${count}.`);
      return 0;
    }
    case '--set-key':
      if ((await stores.file.since()) === undefined && !(await setUpPassphrase(terminal, stores))) return 1;
      return (await setKey(terminal, stores, await keyPlace())) ? 0 : 1;
    case '--forget-key':
      await forgetKey(terminal, stores, await keyPlace());
      return 0;
    case 'show':
      if ((await stores.file.since()) === undefined && !(await setUpPassphrase(terminal, stores))) return 1;
      terminal.say(
        `Your passphrase was set up at ${(await stores.file.since()) ?? 'no time that is known'}.`,
      );
      terminal.say(`Code to pair a browser, good once and for ten minutes: ${await stores.codes.make()}`);
      await showPages(parts);
      return 0;
  }
}

/** Shows the address of every page as soon as it opens, until the person leaves. */
async function showPages({ terminal, stores, clock, signal }: ApprovalsCommandParts): Promise<void> {
  terminal.say('Open these addresses in your browser, and no others that say they are ours. Ctrl+C leaves.');
  const left = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  let shown: readonly string[] | undefined;
  while (!signal.aborted) {
    const open = await stores.pages.list();
    for (const origin of open.filter((each) => shown?.includes(each) !== true)) terminal.say(`  ${origin}/`);
    for (const origin of shown?.filter((each) => !open.includes(each)) ?? [])
      terminal.say(`  ${origin}/ has ended: type nothing there any more.`);
    if (shown === undefined && open.length === 0)
      terminal.say('No page is open yet: one opens when an agent asks for something that you decide.');
    shown = open;
    await Promise.race([left, new Promise<void>((resolve) => clock.after(LOOK_EVERY, resolve))]);
  }
}
