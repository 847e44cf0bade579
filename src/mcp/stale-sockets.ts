import { lstat, readdir, rmdir, unlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

/** Younger folders may belong to a window that is just about to listen (milliseconds). */
const YOUNG_MS = 60_000;

/** A fault that means: it is not there, it is another's, or there is more in it. Then it stays. */
const LEAVE_IT: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST', 'EACCES', 'EPERM'];

/** What the folders of sockets are called. */
interface Naming {
  readonly prefix: string;
  readonly socket: string;
}

/**
 * Removes the sockets on which nobody listens any more: a process that is killed leaves its own behind. Whether
 * somebody listens is asked by knocking, because process ids say nothing across containers that share a folder.
 */
export async function removeStale(base: string, { prefix, socket }: Naming): Promise<void> {
  const names = (await readdir(base)).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => removeIfStale(join(base, name), socket)));
}

async function removeIfStale(folder: string, socket: string): Promise<void> {
  try {
    const { uid, mtimeMs } = await lstat(folder);
    if (uid !== process.getuid?.() || Date.now() - mtimeMs < YOUNG_MS) return;
    const path = join(folder, socket);
    const knock = await knockAt(path);
    if (knock === 'ECONNREFUSED') await unlink(path);
    else if (knock !== 'ENOENT') return;
    // Only ever an empty folder; a link to one is no folder.
    await rmdir(folder);
  } catch (error) {
    if (!LEAVE_IT.includes(codeOf(error))) throw error;
  }
}

/** @returns undefined when somebody listens, else the code of the fault */
function knockAt(path: string): Promise<unknown> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once('error', (error) => resolve(codeOf(error)));
  });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
