import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createDurably, makePrivateFolder } from './durable-files.ts';
import { asJournalProblem, errorCode } from './file-errors.ts';

/**
 * Uses something up that may be used once: an approval.
 * @param folder the folder of what was used
 * @param nonce what names it; any text
 * @returns true the first time, false ever after, whichever process asks
 * @throws Problem `journal_unavailable`: take it as used
 */
export async function consumeOnce(folder: string, nonce: string): Promise<boolean> {
  try {
    await makePrivateFolder(folder);
    return await createFirst(join(folder, createHash('sha256').update(nonce).digest('hex')));
  } catch (thrown) {
    throw asJournalProblem(thrown, folder);
  }
}

async function createFirst(path: string): Promise<boolean> {
  try {
    await createDurably(path, '');
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === 'EEXIST') return false;
    throw thrown;
  }
}
