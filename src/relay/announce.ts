import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disposable } from '../common/disposable.ts';
import { asJournalProblem, errorCode } from '../journal/file-errors.ts';
import { machineName, ownStart } from '../journal/running-process.ts';
import { announcementText } from './announcement.ts';
import type { Announcement, ConnectionName } from './announcement.ts';

/**
 * Says in the data directory where this process can be asked about these books, until it is disposed.
 * @param folder the data directory's folder of windows
 * @param door where it listens, and the token that it lets in
 * @throws Problem `journal_unavailable`: the file cannot be written
 */
export async function announce(
  folder: string,
  { origin, database, login }: ConnectionName,
  { uri, token }: Pick<Announcement, 'uri' | 'token'>,
): Promise<Disposable> {
  const { pid } = process;
  const start = await ownStart();
  const machine = await machineName();
  const text = announcementText({ pid, start, machine, origin, database, login, uri, token });
  const path = join(folder, `${pid}-${randomBytes(8).toString('hex')}.json`);
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    throw asJournalProblem(thrown, path);
  }
  return { dispose: () => withdraw(path) };
}

/** At once: a window that closes does not wait. What cannot be removed is stale once this process has ended. */
function withdraw(path: string): void {
  try {
    unlinkSync(path);
  } catch (thrown) {
    if (errorCode(thrown) === undefined) throw thrown;
  }
}
