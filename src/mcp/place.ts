import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MCP_PATH } from './guard.ts';
import { removeStale } from './stale-sockets.ts';

/** What the folders of our sockets are called, before the random part. */
export const FOLDER_PREFIX = 'mcp-odoo-ipc-';

/** The only thing in such a folder. */
export const SOCKET = 's.sock';

/** A Unix socket's path is at most 103 bytes long on macOS, 107 on Linux. */
const LONGEST_PATH = 103;

/** mkdtemp puts so many random letters behind the prefix. */
const RANDOM_LETTERS = 6;

/** Where an endpoint listens. */
export interface Place {
  readonly path: string;
  /** As VS Code's MCP client takes it (1.105+): "unix:///path#/mcp" or "pipe:///pipe/name#/mcp". */
  readonly uri: string;
  /** The folder that has to be removed in the end. */
  readonly folder?: string;
}

/**
 * Chooses where to listen, and clears away what killed processes left there.
 * @param bases folders to make ours in, the first one that will do
 * @throws Error when none will do
 */
export async function choosePlace(platform: NodeJS.Platform, bases = usualBases()): Promise<Place> {
  return platform === 'win32' ? pipe(randomUUID()) : unixSocket(bases);
}

/** @param id random, so that nobody can be there before us */
export function pipe(id: string): Place {
  const name = `mcp-odoo-${id}`;
  return { path: `\\\\.\\pipe\\${name}`, uri: `pipe:///pipe/${name}#${MCP_PATH}` };
}

export async function leavePlace({ folder }: Place): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}

async function unixSocket(bases: readonly string[]): Promise<Place> {
  for (const base of bases) {
    if (!fits(base) || !(await isSafe(base))) continue;
    await removeStale(base, { prefix: FOLDER_PREFIX, socket: SOCKET });
    // mkdtemp makes the folder 0700, and none that is there already, be it a link.
    const folder = await mkdtemp(join(base, FOLDER_PREFIX));
    const path = join(folder, SOCKET);
    return { path, uri: `unix://${pathToFileURL(path).pathname}#${MCP_PATH}`, folder };
  }
  throw new Error('There is no folder for a socket: each is missing, too long, or open to other users.');
}

function usualBases(): readonly string[] {
  const runtime = process.env.XDG_RUNTIME_DIR ?? '';
  return [tmpdir(), ...(runtime === '' ? [] : [runtime]), '/tmp', homedir()];
}

function fits(base: string): boolean {
  const folder = `${FOLDER_PREFIX}${'x'.repeat(RANDOM_LETTERS)}`;
  return Buffer.byteLength(join(base, folder, SOCKET)) <= LONGEST_PATH;
}

/** Whether nobody but us and root can put a folder of theirs in the place of ours. */
async function isSafe(base: string): Promise<boolean> {
  const found = await stat(base).catch(() => undefined);
  if (found?.isDirectory() !== true) return false;
  const isOurs = found.uid === 0 || found.uid === process.getuid?.();
  const othersWrite = (found.mode & 0o022) !== 0;
  const isSticky = (found.mode & 0o1000) !== 0;
  return isOurs && (!othersWrite || isSticky);
}
