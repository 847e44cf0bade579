import type { Connections } from '../connections/connections.ts';
import { judgeName } from '../connections/names.ts';
import { connectionProblems } from '../connections/problems.ts';
import { askText } from '../steps/ask-text.ts';
import { whichConnection } from './which-connection.ts';

/**
 * Asks for another name of a connection.
 * @throws Problem not_connected, invalid_arguments
 */
export async function renameConnection(argument: unknown, saved: Connections): Promise<void> {
  const profile = await whichConnection(argument, saved.all, 'Which connection do you want to rename?');
  if (profile === undefined) return;
  const outcome = await askText({
    title: 'Rename Connection',
    place: { number: 1, total: 1 },
    prompt: 'What you call it: here, in the dialog that asks you to post, and for agents.',
    placeholder: 'Lindenhof, live books',
    value: profile.name,
    judge: (typed) => {
      const others = saved.all.filter(({ name }) => name !== profile.name);
      return Promise.resolve(judgeName(typed, others));
    },
  });
  if (outcome.kind !== 'next') return;
  if (!(await saved.rename(profile, outcome.value))) throw connectionProblems.changedMeanwhile();
}
