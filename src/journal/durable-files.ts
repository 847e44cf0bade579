import { randomBytes } from 'node:crypto';
import { link, mkdir, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from './file-errors.ts';

/** Makes a folder that only its owner can enter, with its parents, and makes it last. Nothing if it exists. */
export async function makePrivateFolder(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if (made !== undefined) await syncFolder(dirname(made));
}

/** Makes the names in a folder last. Windows cannot do this for folders, and does not need it. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Creates a file that must not exist yet, readable by its owner only, and makes its contents and its name last.
 * @throws the system's EEXIST when the file exists
 */
export async function createDurably(path: string, contents: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(contents);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

/**
 * Creates a file where there is none, so that it appears complete and at once: a link never takes the place of another
 * file. Of all that do so at the same time, one alone is the first.
 * @returns whether it was this one; what is there stays
 */
export async function createOnce(path: string, contents: string | Uint8Array): Promise<boolean> {
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  await createDurably(draft, contents);
  try {
    await link(draft, path);
    await syncFolder(dirname(path));
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === 'EEXIST') return false;
    throw thrown;
  } finally {
    await unlink(draft);
  }
}
