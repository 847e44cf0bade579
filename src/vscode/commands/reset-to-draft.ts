import type { Workroom } from '../../office/workroom.ts';
import { resetPosted } from '../posted-notice.ts';
import { calledWith } from './called-with.ts';
import { pickPosted } from './pick-posted.ts';

/**
 * Asks the person whether a posted document is to be a draft again. The command itself approves nothing.
 * @throws Problem whatever keeps the document posted; `declined` when the person said no
 */
export async function resetToDraft(argument: unknown, workroom: () => Promise<Workroom>): Promise<void> {
  const called = calledWith(argument);
  const room = await workroom();
  switch (called.kind) {
    case 'nothing': {
      const document = await pickPosted(room);
      if (document !== undefined) await resetPosted(document, room);
      break;
    }
    case 'rows':
      for (const { document } of called.drafts) await resetPosted(document, room);
      break;
    case 'document':
      await resetPosted(called.document, room);
      break;
  }
}
