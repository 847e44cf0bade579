import { constants } from 'node:fs';
import { lstat, open, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../journal/file-errors.ts';
import { UNKNOWN_START, machineName, processState } from '../journal/running-process.ts';
import { MOST_BYTES, parseAnnouncement } from './announcement.ts';
import type { Announcement, ConnectionName } from './announcement.ts';
import { doorPath } from './door-path.ts';

/** Where a window can be asked. */
export interface Door {
  /** A Unix socket or a Windows pipe. */
  readonly path: string;
  readonly token: string;
}

/** More windows than anybody has: a folder full of files does not keep a caller waiting. */
const MOST_LOOKED_AT = 64;

/**
 * What became a link or a pipe since it was looked at is not followed, nor waited for. Windows has no such flags, and
 * undefined counts as nothing.
 */
const READ_NO_LINK = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

interface Found {
  readonly announcement: Announcement;
  /** When it was announced, in milliseconds since 1970. */
  readonly announced: number;
}

/**
 * The doors of the windows that have exactly this connection, the one announced last first. What a killed
 * window left behind is removed; whatever is not as `announce` leaves it is passed over.
 * @param folder the data directory's folder of windows
 */
export async function announcedDoors(folder: string, connection: ConnectionName): Promise<readonly Door[]> {
  const names = (await namesIn(folder)).filter((name) => /^\d+-[0-9a-f]{16}\.json$/.test(name));
  const found = await Promise.all(names.slice(0, MOST_LOOKED_AT).map((name) => alive(join(folder, name))));
  const fitting = found
    .filter((each) => each !== undefined)
    .filter(({ announcement }) => areSame(announcement, connection))
    .toSorted((one, other) => other.announced - one.announced);
  const doors = await Promise.all(fitting.map(({ announcement }) => doorOf(announcement)));
  return doors.filter((door) => door !== undefined);
}

function areSame(one: ConnectionName, other: ConnectionName): boolean {
  return one.origin === other.origin && one.database === other.database && one.login === other.login;
}

async function doorOf({ uri, token }: Announcement): Promise<Door | undefined> {
  const path = await doorPath(uri, process.platform);
  return path === undefined ? undefined : { path, token };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (thrown) {
    if (errorCode(thrown) === undefined) throw thrown;
    return [];
  }
}

/** The announcement of a process that runs. Another machine's processes cannot be looked at, nor reached. */
async function alive(path: string): Promise<Found | undefined> {
  const found = await read(path);
  if (found === undefined) return undefined;
  const { pid, start, machine } = found.announcement;
  if (machine !== (await machineName())) return undefined;
  const state = await processState(pid);
  const isIt =
    state.running && (start === UNKNOWN_START || state.start === UNKNOWN_START || state.start === start);
  if (isIt) return found;
  await remove(path);
  return undefined;
}

/** The opened file itself is checked: no link, nobody else's, closed to others, and no longer than ours are. */
async function read(path: string): Promise<Found | undefined> {
  try {
    if (!(await lstat(path)).isFile()) return undefined;
    const file = await open(path, READ_NO_LINK);
    try {
      const { uid, mode, nlink, size, mtimeMs } = await file.stat();
      const account = process.getuid?.();
      // Windows has no owner and mode here: its local application data is the account's own.
      const isClosed = account === undefined || (uid === account && (mode & 0o077) === 0);
      if (!isClosed || nlink !== 1 || size > MOST_BYTES) return undefined;
      const announcement = parseAnnouncement(await file.readFile('utf8'));
      return announcement === undefined ? undefined : { announcement, announced: mtimeMs };
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (errorCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (thrown) {
    // Another has removed it, or may not: it stays passed over.
    if (errorCode(thrown) === undefined) throw thrown;
  }
}
