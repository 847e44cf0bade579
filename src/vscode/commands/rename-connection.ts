import { t } from '@vscode/l10n';
import type { Connections } from '../connections/connections.ts';
import { judgeName } from '../connections/names.ts';
import { connectionProblems } from '../connections/problems.ts';
import { isSameConnection } from '../connections/profile.ts';
import { askText } from '../steps/ask-text.ts';
import { whichConnection } from './which-connection.ts';

/**
 * Asks for another name of a connection.
 * @throws Problem not_connected, invalid_arguments
 */
export async function renameConnection(argument: unknown, saved: Connections): Promise<void> {
  const profile = await whichConnection(argument, saved.all, t`Which connection do you want to rename?`);
  if (profile === undefined) return;
  const outcome = await askText({
    title: t`Rename Connection`,
    place: { number: 1, total: 1 },
    prompt: t`What you call it: here, in the dialog that asks you to post, and for agents.`,
    placeholder: t`Lindenhof, live books`,
    value: profile.name,
    judge: (typed) => {
      const others = saved.all.filter((other) => !isSameConnection(other, profile));
      return Promise.resolve(judgeName(typed, others));
    },
  });
  if (outcome.kind !== 'next') return;
  if (!(await saved.rename(profile, outcome.value))) throw connectionProblems.changedMeanwhile();
}
