import { chmod, lstat } from 'node:fs/promises';
import { join, posix, win32 } from 'node:path';
import { t } from '@vscode/l10n';
import { makePrivateFolder } from './durable-files.ts';
import { asJournalProblem, journalUnavailable } from './file-errors.ts';

/** Where VS Code and stdio both keep what must outlive them. All paths are absolute. */
export interface DataDirectory {
  readonly root: string;
  /** The journal's files. */
  readonly journal: string;
  /** Claims and write turns. */
  readonly locks: string;
  /** Approvals that were used. */
  readonly consumed: string;
  /** Where windows of VS Code say how a server over stdio can ask their person. */
  readonly windows: string;
}

/**
 * Where the data directory is: one per account of the operating system.
 * @param home the home folder of the account
 */
export function dataDirectoryPath(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA ?? '';
    return win32.join(win32.isAbsolute(local) ? local : win32.join(home, 'AppData', 'Local'), 'mcp-odoo');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'mcp-odoo');
  // The XDG specification: a relative path is to be ignored.
  const data = env.XDG_DATA_HOME ?? '';
  return posix.join(posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share'), 'mcp-odoo');
}

/**
 * Makes the data directory, for its owner only, or checks the one that is there.
 * @param root as `dataDirectoryPath` says
 * @throws Problem `journal_unavailable`: it is a link, belongs to or can be changed by others, or cannot be made
 */
export async function openDataDirectory(root: string): Promise<DataDirectory> {
  const directory = {
    root,
    journal: join(root, 'journal'),
    locks: join(root, 'locks'),
    consumed: join(root, 'consumed'),
    windows: join(root, 'windows'),
  };
  const { journal, locks, consumed, windows } = directory;
  try {
    await makePrivateFolder(root);
    await assertOurs(root);
    for (const folder of [journal, locks, consumed, windows]) {
      await makePrivateFolder(folder);
      await assertOurs(folder);
    }
  } catch (thrown) {
    throw asJournalProblem(thrown, root);
  }
  return directory;
}

async function assertOurs(path: string): Promise<void> {
  const found = await lstat(path);
  if (found.isSymbolicLink()) throw journalUnavailable(t`${path} is a link, not a folder`);
  if (!found.isDirectory()) throw journalUnavailable(t`${path} is not a folder`);
  // Windows has no owner and mode here: its local application data is the account's own.
  const account = process.getuid?.();
  if (account === undefined) return;
  if (found.uid !== account) throw journalUnavailable(t`${path} belongs to another account`);
  if ((found.mode & 0o022) !== 0) throw journalUnavailable(t`${path} can be changed by other accounts`);
  if ((found.mode & 0o077) !== 0) await chmod(path, 0o700);
}
