import type { ApprovalStores } from '../open-approvals.ts';
import { notTaken } from '../page/not-taken.ts';
import { tooWeak } from '../passphrase/too-weak.ts';
import type { SealingKey } from '../passphrase/sealing-key.ts';
import type { Terminal } from './terminal.ts';

/**
 * Has the person choose a passphrase, typed twice; where there is one, that one is typed first.
 * @returns whether there is one now that the person knows
 */
export async function setUpPassphrase(
  terminal: Terminal,
  { file, passphrase, sealedKeys }: ApprovalStores,
): Promise<boolean> {
  const since = await file.since();
  let before: SealingKey | undefined;
  if (since !== undefined) {
    terminal.say(`There is a passphrase since ${since}.`);
    const typed = await terminal.askHidden('Your passphrase of now: ');
    if (typed === undefined) return false;
    const tried = await passphrase.try(typed);
    if (tried.kind !== 'right') {
      terminal.say(notTaken(tried));
      return false;
    }
    before = tried.key;
  }
  terminal.say('A passphrase of your own lets you say yes to what agents ask, and nobody else.');
  terminal.say('Take one that you use nowhere else: 12 characters or 4 words at least.');
  const chosen = await choose(terminal);
  if (chosen === undefined) return false;
  const isSet = await file.set(chosen, since);
  terminal.say(
    isSet
      ? 'The passphrase is set.'
      : 'Another passphrase was set while you typed, and that one holds. If it was not you, delete the folder "approvals" of the data directory and set it up anew.',
  );
  const after = isSet && before !== undefined ? await file.open(chosen) : undefined;
  if (before !== undefined && after !== undefined && (await sealedKeys.sealAnew(before, after)) > 0)
    terminal.say('A key for posting did not open with the passphrase of before: set it anew with --set-key.');
  return isSet;
}

async function choose(terminal: Terminal): Promise<string | undefined> {
  for (;;) {
    const chosen = await terminal.askHidden('New passphrase: ');
    if (chosen === undefined) return undefined;
    const weakness = tooWeak(chosen);
    if (weakness !== undefined) {
      terminal.say(weakness);
      continue;
    }
    const again = await terminal.askHidden('Once more: ');
    if (again === undefined) return undefined;
    if (again === chosen) return chosen;
    terminal.say('These were not the same. Nothing is set yet.');
  }
}
