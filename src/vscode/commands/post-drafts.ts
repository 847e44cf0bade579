import { t } from '@vscode/l10n';
import type { Log } from '../log.ts';
import { tellPosted, tellPostedTogether } from '../posted-notice.ts';
import { chosenDocuments } from './chosen-document.ts';
import type { ChosenDocuments } from './chosen-document.ts';
import type { DraftsDesk, WorkroomOf } from './drafts-desk.ts';
import { whileDeciding } from './while-deciding.ts';

/**
 * Asks the person, in the same dialog as for an agent, whether drafts are to be posted; several in one dialog for each
 * connection. The command itself approves nothing.
 * @param argument anything, and `selected` too: other extensions and agents can run commands
 * @throws Problem whatever keeps the drafts from being posted; `declined` when the person said no
 */
export async function postDrafts(
  argument: unknown,
  selected: unknown,
  desk: DraftsDesk,
  log: Log,
): Promise<void> {
  const question = t`Which drafts do you want to post?`;
  for (const chosen of await chosenDocuments(argument, selected, desk, question))
    await postChosen(chosen, desk.workroomOf, log);
}

async function postChosen(
  { connection, documents }: ChosenDocuments,
  workroomOf: WorkroomOf,
  log: Log,
): Promise<void> {
  const [first, ...others] = documents;
  if (first === undefined) return;
  const room = await workroomOf(connection);
  const { gate } = room;
  if (others.length === 0) {
    const posted = await whileDeciding((signal) => gate.request(first, { kind: 'command' }, signal));
    await tellPosted(posted, room);
  } else {
    const outcomes = await whileDeciding((signal, decided) =>
      gate.requestAll(documents, { kind: 'command' }, signal, { onStep: decided }),
    );
    await tellPostedTogether(outcomes, room, log);
  }
}
