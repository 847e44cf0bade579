import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { asJournalProblem } from './file-errors.ts';
import { journalFiles } from './journal-reader.ts';
import { isWriting } from './verify.ts';

const LINE_FEED = 0x0a;

/**
 * The files whose last line is not complete, because the process that wrote it ended meanwhile. Nothing is written after
 * it: each process has files of its own, and readers leave the half line out. So there is nothing to mend, but to tell.
 * @throws Problem `journal_unavailable`
 */
export async function tornFiles(folder: string): Promise<readonly string[]> {
  const names = await journalFiles(folder);
  const torn = await Promise.all(
    names.map(async (name) => {
      // Asked before reading, so that a line that is just being written is not blamed.
      const isStillWritten = await isWriting(name);
      return !isStillWritten && (await endsInHalfALine(join(folder, name)));
    }),
  );
  return names.filter((_, index) => torn[index] === true);
}

async function endsInHalfALine(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size === 0) return false;
      const { buffer } = await file.read(new Uint8Array(1), 0, 1, size - 1);
      return buffer[0] !== LINE_FEED;
    } finally {
      await file.close();
    }
  } catch (thrown) {
    throw asJournalProblem(thrown, path);
  }
}
