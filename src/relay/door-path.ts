import { lstat } from 'node:fs/promises';
import { basename, dirname, isAbsolute } from 'node:path';
import { errorCode } from '../journal/file-errors.ts';
import { FOLDER_PREFIX, pipe, SOCKET } from '../mcp/place.ts';
import { MCP_PATH } from '../mcp/guard.ts';

/**
 * Where to knock for an announced address: a named pipe on Windows, else a socket in a folder that only this account
 * may enter, both named as ours are. Nothing else is ever spoken to, and no network port.
 * @returns undefined when it is no such address, or nothing of ours is there
 */
export async function doorPath(uri: string, platform: NodeJS.Platform): Promise<string | undefined> {
  if (platform === 'win32') return pipePath(uri);
  const path = socketPath(uri);
  return path !== undefined && (await isOurs(path)) ? path : undefined;
}

function pipePath(uri: string): string | undefined {
  const id = /^pipe:\/\/\/pipe\/mcp-odoo-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})#\/mcp$/.exec(uri)?.[1];
  return id === undefined ? undefined : pipe(id).path;
}

function socketPath(uri: string): string | undefined {
  const url = URL.parse(uri);
  if (url?.protocol !== 'unix:' || url.host !== '' || url.search !== '' || url.hash !== `#${MCP_PATH}`) {
    return undefined;
  }
  const path = decoded(url.pathname);
  if (path === undefined || !isAbsolute(path) || path.includes('\0')) return undefined;
  const isNamedAsOurs = basename(path) === SOCKET && basename(dirname(path)).startsWith(FOLDER_PREFIX);
  return isNamedAsOurs ? path : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (thrown) {
    if (thrown instanceof URIError) return undefined;
    throw thrown;
  }
}

async function isOurs(path: string): Promise<boolean> {
  const account = process.getuid?.();
  try {
    const [folder, socket] = [await lstat(dirname(path)), await lstat(path)];
    const isPrivate = folder.isDirectory() && folder.uid === account && (folder.mode & 0o077) === 0;
    return isPrivate && socket.isSocket() && socket.uid === account;
  } catch (thrown) {
    if (errorCode(thrown) === undefined) throw thrown;
    return false;
  }
}
