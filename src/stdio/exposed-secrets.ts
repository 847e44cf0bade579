import { realpath } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { RootsListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { isInside } from '../common/is-inside.ts';
import { plainText } from '../common/plain-text.ts';

/** A file that the connection was read from. */
export interface GuardedFile {
  /** What names it: "--env-file" or a variable. */
  readonly name: string;
  /** Without links. */
  readonly path: string;
  /** What it holds: the key, or the authority that alone is believed. */
  readonly holds: 'key' | 'authority';
  /** Others than its owner may read it. Not known on Windows. */
  readonly isExposed: boolean;
}

const WHY = {
  key: 'An agent that can read the key needs no approval of yours',
  authority: 'An agent that can change it decides which server is taken for your Odoo, and is sent the key',
} as const;

/**
 * Warns the person, on stderr, of files with the key that others can read: other accounts, or the agent; and of one that
 * says who is believed, where agents work. Models are not told, in the server's instructions or elsewhere: one that was
 * talked into mischief would learn where to look.
 * @param files that the connection was read from
 * @param folders of papers
 */
export async function warnOfExposed(
  files: readonly GuardedFile[],
  folders: readonly string[],
  warn: (sentence: string) => void,
): Promise<void> {
  for (const file of files.filter(({ isExposed }) => isExposed))
    warn(`warning: other accounts of this computer can read ${shown(file)}. Make it yours alone: chmod 600.`);
  await warnOfInside(files, folders, warn);
}

/** Asks the client, once it can be asked and whenever they change, which folders its agents work in. */
export function watchRoots(
  { server }: McpServer,
  files: readonly GuardedFile[],
  warn: (sentence: string) => void,
): void {
  if (files.length === 0) return;
  const look = () => {
    if (server.getClientCapabilities()?.roots === undefined) return;
    server
      .listRoots()
      .then(({ roots }) => warnOfInside(files, roots.flatMap(folderOf), warn))
      .catch(() =>
        warn('warning: the client did not say which folders it works in, so they were not looked at.'),
      );
  };
  server.oninitialized = look;
  server.setNotificationHandler(RootsListChangedNotificationSchema, look);
}

async function warnOfInside(
  files: readonly GuardedFile[],
  folders: readonly string[],
  warn: (sentence: string) => void,
): Promise<void> {
  const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  for (const file of files.filter(({ path }) => real.some((folder) => isInside(folder, path))))
    warn(`warning: ${shown(file)} lies where agents work. ${WHY[file.holds]}: move the file elsewhere.`);
}

function folderOf({ uri }: { readonly uri: string }): string[] {
  const url = URL.parse(uri);
  return url?.protocol === 'file:' && url.host === '' ? [fileURLToPath(url)] : [];
}

function shown({ name, path }: GuardedFile): string {
  return `the file of ${name} (${plainText(path).text})`;
}
