import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { UNKNOWN_START } from '../../../src/journal/running-process.ts';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { announce } from '../../../src/relay/announce.ts';
import { announcedDoors } from '../../../src/relay/announced-doors.ts';
import { announcementText, MOST_BYTES, parseAnnouncement } from '../../../src/relay/announcement.ts';
import type { Announcement } from '../../../src/relay/announcement.ts';
import { bareServer } from '../../support/bare-server.ts';
import { socketOf } from '../../support/mcp-caller.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { announcedIn } from '../../support/window-desk.ts';

const NAME = { origin: 'https://books.example.com', database: 'books', login: 'ada@example.com' };

describe.skipIf(process.platform === 'win32')('the announcement of a window', () => {
  let folder: string;
  let endpoint: McpEndpoint;
  /** The announcement's own file. */
  let path: string;
  let said: Announcement;

  beforeEach(async () => {
    folder = temporaryFolder();
    endpoint = await McpEndpoint.serve({ newServer: bareServer, onProblem: () => undefined });
    onTestFinished(() => endpoint.dispose());
    await announce(folder, NAME, endpoint);
    path = join(folder, readdirSync(folder)[0] ?? '');
    said = onlyOne(announcedIn({ folder }));
  });

  const found = async () => (await announcedDoors(folder, NAME)).map((door) => door.path);
  const rewrite = (other: Partial<Announcement>) =>
    writeFileSync(path, announcementText({ ...said, ...other }));

  it('is found by who looks for its connection, with its socket and its token', async () => {
    expect(await announcedDoors(folder, NAME)).toEqual([{ path: socketOf(endpoint), token: endpoint.token }]);
  });

  it('is a file that only its account can read, whatever the umask', async () => {
    const before = process.umask(0);
    const other = temporaryFolder();
    await announce(other, NAME, endpoint);
    process.umask(before);
    expect(statSync(join(other, readdirSync(other)[0] ?? '')).mode & 0o777).toBe(0o600);
  });

  it('says who it is, what it is connected to and where its door is, and nothing else', () => {
    expect(said).toEqual({
      ...{ format: 1, pid: process.pid, start: said.start, machine: said.machine },
      ...{ ...NAME, uri: endpoint.uri, token: endpoint.token },
    });
    expect(said.start).not.toBe(UNKNOWN_START);
  });

  it('is gone when it is withdrawn, and withdrawing it again does no harm', async () => {
    const other = temporaryFolder();
    const announced = await announce(other, NAME, endpoint);
    announced.dispose();
    expect(readdirSync(other)).toEqual([]);
    announced.dispose();
  });

  it('cannot be written: said as the journal says it', async () => {
    await expect(announce(join(folder, 'missing'), NAME, endpoint)).rejects.toMatchObject({
      code: 'journal_unavailable',
    });
  });

  describe('is removed, because its process is gone:', () => {
    it('there is no such process', async () => {
      const { pid } = spawnSync(process.execPath, ['--version']);
      rewrite({ pid });
      expect(await found()).toEqual([]);
      expect(existsSync(path)).toBe(false);
    });

    it('its number is now that of another process', async () => {
      rewrite({ start: 'long ago' });
      expect(await found()).toEqual([]);
      expect(existsSync(path)).toBe(false);
    });

    it('also by who looks for something else', async () => {
      rewrite({ start: 'long ago' });
      await announcedDoors(folder, { ...NAME, database: 'other' });
      expect(existsSync(path)).toBe(false);
    });
  });

  it('is believed when the system cannot say when a process started', async () => {
    rewrite({ start: UNKNOWN_START });
    expect(await found()).toEqual([socketOf(endpoint)]);
  });

  describe('is passed over, and left alone,', () => {
    it.each<[string, () => void]>([
      ['when others may read it', () => chmodSync(path, 0o604)],
      ['when its group may write it', () => chmodSync(path, 0o620)],
      [
        'when it is a link',
        () => {
          renameSync(path, join(folder, 'elsewhere'));
          symlinkSync(join(folder, 'elsewhere'), path);
        },
      ],
      ['when it is linked to a second time', () => linkSync(path, join(folder, 'again'))],
      [
        'when it is a folder',
        () => {
          renameSync(path, join(folder, 'elsewhere'));
          mkdirSync(path);
        },
      ],
      [
        'when it is a pipe that nobody writes to',
        () => {
          renameSync(path, join(folder, 'elsewhere'));
          expect(spawnSync('mkfifo', ['-m', '600', path]).status).toBe(0);
        },
      ],
      [
        'when it is longer than ours are',
        () => writeFileSync(path, announcementText(said).padEnd(MOST_BYTES + 1)),
      ],
      ['when it is half written', () => writeFileSync(path, announcementText(said).slice(0, -5))],
      ['when it is empty', () => writeFileSync(path, '')],
      ['when it is of a later format', () => writeFileSync(path, JSON.stringify({ ...said, format: 2 }))],
      ['when it is named otherwise', () => renameSync(path, join(folder, 'window.json'))],
      ['when its machine is another one', () => rewrite({ machine: 'elsewhere pid:[1]' })],
      ['when its token is none of ours', () => rewrite({ token: 'short' })],
      ['when it is of another login', () => rewrite({ login: 'eve@example.com' })],
      ['when it is of another database', () => rewrite({ database: 'other' })],
      ['when it is of another address', () => rewrite({ origin: 'https://books.example.com:8443' })],
      ['when it names a network port', () => rewrite({ uri: 'http://127.0.0.1:8069/mcp' })],
      [
        'when nothing is at its address',
        () => rewrite({ uri: endpoint.uri.replace(/-ipc-\w+/, '-ipc-abcdef') }),
      ],
    ])('%s', async (_, change) => {
      change();
      const before = readdirSync(folder);
      expect(await found()).toEqual([]);
      expect(readdirSync(folder)).toEqual(before);
    });

    it.skipIf(process.getuid?.() !== 0)('when it is of another account', async () => {
      chownSync(path, 12_345, 12_345);
      expect(await found()).toEqual([]);
      expect(existsSync(path)).toBe(true);
    });
  });

  it('that was made last comes first', async () => {
    const second = await McpEndpoint.serve({ newServer: bareServer, onProblem: () => undefined });
    onTestFinished(() => second.dispose());
    await new Promise((resolve) => setTimeout(resolve, 20));
    await announce(folder, NAME, second);
    expect(await found()).toEqual([socketOf(second), socketOf(endpoint)]);
  });
});

describe('what is no announcement', () => {
  it.each(['', 'null', '7', '[]', '{}', '{"format":1}'])('is %s', (text) => {
    expect(parseAnnouncement(text)).toBeUndefined();
  });
});

function onlyOne<T>([one, ...others]: readonly T[]): T {
  if (one === undefined || others.length > 0) throw new Error('There is not one.');
  return one;
}
