import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { McpEndpoint } from '../../../src/mcp/endpoint.ts';
import { FOLDER_PREFIX, pipe, SOCKET } from '../../../src/mcp/place.ts';
import { bareServer } from '../../support/bare-server.ts';
import { rawSession, socketOf } from '../../support/mcp-caller.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');

const serve = (...bases: string[]) =>
  McpEndpoint.serve({ newServer: bareServer, onProblem: () => undefined, bases });

const made = (base: string) => readdirSync(base).filter((name) => name.startsWith(FOLDER_PREFIX));

describe.skipIf(process.platform === 'win32')("the socket's place", () => {
  let base: string;
  let endpoints: McpEndpoint[];
  beforeEach(() => {
    base = temporaryFolder();
    endpoints = [];
  });
  afterEach(() => Promise.all(endpoints.map((endpoint) => endpoint.dispose())));

  const open = async (...bases: string[]) => {
    const endpoint = await serve(...bases);
    endpoints.push(endpoint);
    return endpoint;
  };

  it('is a folder that only this user may enter, whatever the umask', async () => {
    const before = process.umask(0);
    const socket = socketOf(await open(base));
    process.umask(before);
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
    expect(statSync(socket).mode & 0o777).toBe(0o600);
  });

  it('is another one in each window, and each has its own sessions', async () => {
    const windows = await Promise.all(Array.from({ length: 8 }, () => open(base)));
    expect(new Set(windows.map(socketOf)).size).toBe(8);
    await Promise.all(windows.map((window) => rawSession(window)));
    await windows[0]?.dispose();
    await Promise.all(windows.slice(1).map((window) => rawSession(window)));
    expect(made(base)).toHaveLength(7);
  });

  it('has an address for blanks and letters of any language', async () => {
    const folder = join(base, 'Büro #1 %41');
    mkdirSync(folder, { mode: 0o700 });
    const endpoint = await open(folder);
    expect(dirname(dirname(socketOf(endpoint)))).toBe(folder);
    await rawSession(endpoint);
  });

  describe('is not made', () => {
    it.each([
      ['whose path is too long for a socket', (name: string) => join(name, 'x'.repeat(80))],
      ['whose path is too long in bytes', (name: string) => join(name, 'ü'.repeat(40))],
    ])('in a folder %s', async (_, lengthen) => {
      const long = lengthen(base);
      mkdirSync(long);
      expect(dirname(dirname(socketOf(await open(long, base))))).toBe(base);
      expect(made(long)).toEqual([]);
    });

    it('in a folder where others may put theirs in its place', async () => {
      const shared = join(base, 'shared');
      mkdirSync(shared);
      chmodSync(shared, 0o777);
      expect(dirname(dirname(socketOf(await open(shared, base))))).toBe(base);
      // Nobody may rename what is another's in a folder such as /tmp.
      chmodSync(shared, 0o1777);
      expect(dirname(dirname(socketOf(await open(shared, base))))).toBe(shared);
    });

    it.skipIf(process.getuid?.() !== 0)('in a folder of another user', async () => {
      const foreign = join(base, 'foreign');
      mkdirSync(foreign, { mode: 0o755 });
      chownSync(foreign, 12_345, 12_345);
      expect(dirname(dirname(socketOf(await open(foreign, base))))).toBe(base);
    });

    it('where there is none, or a file', async () => {
      writeFileSync(join(base, 'file'), '');
      const endpoint = await open(join(base, 'missing'), join(base, 'file'), base);
      expect(dirname(dirname(socketOf(endpoint)))).toBe(base);
    });

    it('anywhere when no folder will do', async () => {
      await expect(serve(join(base, 'missing'))).rejects.toThrow('There is no folder for a socket');
    });
  });

  describe('of a process that was killed', () => {
    /** Leaves the socket of a killed process. */
    async function killed(): Promise<string> {
      const script = [
        "const { mkdtempSync } = require('node:fs');",
        `const folder = mkdtempSync(${JSON.stringify(join(base, FOLDER_PREFIX))});`,
        `require('node:net').createServer().listen(folder + '/${SOCKET}', () => console.log(folder));`,
      ].join('\n');
      const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
      child.kill('SIGKILL');
      await once(child, 'exit');
      const folder = String(line).trim();
      utimesSync(folder, LONG_AGO, LONG_AGO);
      return folder;
    }

    it('is removed when the next window opens', async () => {
      const left = await killed();
      expect(existsSync(join(left, SOCKET))).toBe(true);
      await open(base);
      expect(existsSync(left)).toBe(false);
      expect(made(base)).toHaveLength(1);
    });

    it('is removed once, by several windows at once', async () => {
      await Promise.all([killed(), killed()]);
      await Promise.all(Array.from({ length: 6 }, () => open(base)));
      expect(made(base)).toHaveLength(6);
    });

    it('is removed when it died before it listened', async () => {
      const left = join(base, `${FOLDER_PREFIX}aaaaaa`);
      mkdirSync(left);
      utimesSync(left, LONG_AGO, LONG_AGO);
      await open(base);
      expect(existsSync(left)).toBe(false);
    });
  });

  describe('is left alone', () => {
    it('while somebody listens, however long ago it was made', async () => {
      const old = await open(base);
      utimesSync(dirname(socketOf(old)), LONG_AGO, LONG_AGO);
      await open(base);
      await rawSession(old);
    });

    it('when it is a minute young: somebody may be about to listen', async () => {
      const young = join(base, `${FOLDER_PREFIX}aaaaaa`);
      mkdirSync(young);
      await open(base);
      expect(existsSync(young)).toBe(true);
    });

    it('when more is in it than a socket', async () => {
      const other = join(base, `${FOLDER_PREFIX}aaaaaa`);
      mkdirSync(other);
      writeFileSync(join(other, 'letter.txt'), 'dear');
      utimesSync(other, LONG_AGO, LONG_AGO);
      await open(base);
      expect(readdirSync(other)).toEqual(['letter.txt']);
    });

    it('when it is a link that was planted there', async () => {
      const target = join(base, 'documents');
      mkdirSync(target);
      utimesSync(target, LONG_AGO, LONG_AGO);
      symlinkSync(target, join(base, `${FOLDER_PREFIX}aaaaaa`));
      lutimesSync(join(base, `${FOLDER_PREFIX}aaaaaa`), LONG_AGO, LONG_AGO);
      const endpoint = await open(base);
      expect(existsSync(target)).toBe(true);
      expect(basename(dirname(socketOf(endpoint)))).not.toBe(`${FOLDER_PREFIX}aaaaaa`);
    });
  });
});

describe('the place on Windows', () => {
  it('is a named pipe that VS Code finds by its address, and no folder', () => {
    const place = pipe('6b7f');
    expect(place).toEqual({ path: '\\\\.\\pipe\\mcp-odoo-6b7f', uri: 'pipe:///pipe/mcp-odoo-6b7f#/mcp' });
    // VS Code makes the pipe's name of the path of the address: see extHostMcp's node transport.
    expect(`\\\\.${new URL(place.uri).pathname.replaceAll('/', '\\')}`).toBe(place.path);
  });
});
