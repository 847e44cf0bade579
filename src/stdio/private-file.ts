import { readFile, realpath, stat } from 'node:fs/promises';
import { CannotStart } from './cannot-start.ts';
import type { GuardedFile } from './exposed-secrets.ts';

/** No file of settings or of a key is longer, in bytes. */
const MOST_BYTES = 64 * 1024;

/** A file that holds a secret. */
export interface PrivateFile extends GuardedFile {
  readonly text: string;
}

/** @throws CannotStart */
export async function readPrivateFile(name: string, given: string): Promise<PrivateFile> {
  try {
    const path = await realpath(given);
    const { mode, size } = await stat(path);
    if (size > MOST_BYTES) throw new CannotStart(`The file of ${name} is too long.`);
    // Windows' editors put a mark at the beginning.
    const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
    return {
      name,
      path,
      text,
      holds: 'key',
      isExposed: process.platform !== 'win32' && (mode & 0o077) !== 0,
    };
  } catch (thrown) {
    if (thrown instanceof CannotStart) throw thrown;
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    throw new CannotStart(
      code === 'ENOENT' ? `The file of ${name} does not exist.` : `The file of ${name} cannot be read.`,
    );
  }
}
