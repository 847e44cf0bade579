import { resetPosted } from '../posted-notice.ts';
import { calledWith } from './called-with.ts';
import type { DraftsDesk } from './drafts-desk.ts';
import { pickPosted } from './pick-posted.ts';
import { whichConnection } from './which-connection.ts';

/**
 * Asks the person whether a posted document is to be a draft again. The command itself approves nothing.
 * @throws Problem whatever keeps the document posted; `declined` when the person said no
 */
export async function resetToDraft(
  argument: unknown,
  { connections, workroomOf }: Pick<DraftsDesk, 'connections' | 'workroomOf'>,
): Promise<void> {
  const called = calledWith(argument);
  if (called.kind === 'rows') {
    for (const { connection, document } of called.rows)
      await resetPosted(document, await workroomOf(connection));
    return;
  }
  const connection = await whichConnection(undefined, connections.all);
  if (connection === undefined) return;
  const room = await workroomOf(connection);
  const document = called.kind === 'document' ? called.document : await pickPosted(room);
  if (document !== undefined) await resetPosted(document, room);
}
