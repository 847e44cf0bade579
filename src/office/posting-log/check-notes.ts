import { t } from '@vscode/l10n';
import { asProblem } from '../../common/problem.ts';
import type { LoggedRequest } from '../../journal/log/logged-request.ts';
import { NOTE_READS } from '../../posting/allowed.ts';
import type { NoteSigner } from '../../posting/chatter/note-text.ts';
import { readNotes } from '../../posting/chatter/read-notes.ts';
import type { FoundNote } from '../../posting/chatter/read-notes.ts';
import type { Workroom } from '../workroom.ts';

/** So many notes are looked through, the newest ones. */
const MOST_NOTES = 200;

/** Our notes in one Odoo, and the documents that should have one and have not. */
export type NotesRead =
  | { readonly why: string }
  | { readonly place: string; readonly notes: readonly FoundNote[]; readonly gone: readonly string[] };

/**
 * Reads the notes of this account of the operating system from the current connection.
 * @param requests the newest first
 */
export async function checkNotes(
  workroom: () => Promise<Pick<Workroom, 'session' | 'isDemo'>>,
  signer: NoteSigner,
  requests: readonly LoggedRequest[],
): Promise<NotesRead> {
  try {
    const { session, isDemo } = await workroom();
    const notes = await readNotes(session.clientFor(NOTE_READS), signer, MOST_NOTES);
    const heads = new Set(notes.map(({ head }) => head));
    const { origin, database } = session;
    const written = requests.filter(
      ({ connection, noteSettled }) =>
        connection.origin === origin && connection.database === database && noteSettled?.outcome === 'done',
    );
    // A reset of the demo company takes its notes with it.
    const gone = isDemo ? [] : written.slice(0, MOST_NOTES / 2).filter((each) => !isNoted(each, heads));
    return {
      place: t`${origin}, database ${database}`,
      notes,
      gone: gone.flatMap(({ noteIntended }) => noteIntended?.document ?? []),
    };
  } catch (error) {
    return { why: asProblem(error).person };
  }
}

function isNoted({ noteIntended }: LoggedRequest, heads: ReadonlySet<string>): boolean {
  return noteIntended !== undefined && heads.has(noteIntended.hash);
}
