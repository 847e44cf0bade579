import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { pathToFileURL } from 'node:url';
import { choosePlace, FOLDER_PREFIX, leavePlace, pipe, SOCKET } from '../../../src/mcp/place.ts';
import { doorPath } from '../../../src/relay/door-path.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const asUri = (path: string) => `unix://${pathToFileURL(path).pathname}#/mcp`;

describe.skipIf(process.platform === 'win32').each(['linux', 'darwin'] as const)(
  'an address on %s',
  (platform) => {
    let base: string;
    let socket: string;
    let uri: string;

    const listen = async (path: string) => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(path, resolve));
      onTestFinished(() => void server.close());
    };

    beforeEach(async () => {
      base = temporaryFolder();
      const place = await choosePlace(platform, [base]);
      await listen(place.path);
      onTestFinished(() => leavePlace(place));
      socket = place.path;
      uri = place.uri;
    });

    it('is that of a socket of ours', async () => {
      expect(await doorPath(uri, platform)).toBe(socket);
    });

    it('may have blanks and letters of any language in it', async () => {
      const folder = join(base, 'Büro #1 %41');
      mkdirSync(folder, { mode: 0o700 });
      const place = await choosePlace(platform, [folder]);
      await listen(place.path);
      expect(await doorPath(place.uri, platform)).toBe(place.path);
    });

    it.each([
      'http://127.0.0.1:8069/mcp',
      'http://localhost/mcp',
      'https://books.example.com/mcp',
      'tcp://127.0.0.1:1',
      `file:///tmp/${FOLDER_PREFIX}abcdef/${SOCKET}#/mcp`,
      'unix:///var/run/docker.sock#/mcp',
      `unix://host/tmp/${FOLDER_PREFIX}abcdef/${SOCKET}#/mcp`,
      `unix:///tmp/${FOLDER_PREFIX}%zz/${SOCKET}#/mcp`,
      `unix:///tmp/${FOLDER_PREFIX}a%00/${SOCKET}#/mcp`,
      `unix:${FOLDER_PREFIX}abcdef/${SOCKET}#/mcp`,
      'pipe:///pipe/mcp-odoo-6b7f1c1e-0f6e-4a8f-9a53-9d3c2f9b7a10#/mcp',
      'unix:',
      '',
    ])('is not %j', async (other) => {
      expect(await doorPath(other, platform)).toBeUndefined();
    });

    it('is of ours to its end', async () => {
      expect(await doorPath(uri.replace('#/mcp', '#/'), platform)).toBeUndefined();
      expect(await doorPath(uri.replace('#/mcp', ''), platform)).toBeUndefined();
      expect(await doorPath(uri.replace('#', '?x=1#'), platform)).toBeUndefined();
      expect(await doorPath(uri.replace('unix:///', 'unix://host/'), platform)).toBeUndefined();
      // Out of a folder that is named as ours are.
      const roundabout = uri.replace(`/${SOCKET}`, `/../../docker.sock`);
      expect(await doorPath(roundabout, platform)).toBeUndefined();
    });

    it('is not that of a socket elsewhere', async () => {
      const folder = join(base, 'else');
      mkdirSync(folder, { mode: 0o700 });
      await listen(join(folder, SOCKET));
      expect(await doorPath(asUri(join(folder, SOCKET)), platform)).toBeUndefined();
    });

    it('is not that of a folder that others may enter', async () => {
      chmodSync(dirname(socket), 0o755);
      expect(await doorPath(uri, platform)).toBeUndefined();
    });

    it('is not that of a link to a folder, of a file, or of nothing', async () => {
      const link = join(base, `${FOLDER_PREFIX}linked`);
      symlinkSync(dirname(socket), link);
      expect(await doorPath(asUri(join(link, SOCKET)), platform)).toBeUndefined();
      const other = join(base, `${FOLDER_PREFIX}filled`);
      mkdirSync(other, { mode: 0o700 });
      expect(await doorPath(asUri(join(other, SOCKET)), platform)).toBeUndefined();
      writeFileSync(join(other, SOCKET), '');
      expect(await doorPath(asUri(join(other, SOCKET)), platform)).toBeUndefined();
    });
  },
);

describe('an address on Windows', () => {
  const place = pipe('6b7f1c1e-0f6e-4a8f-9a53-9d3c2f9b7a10');

  it('is that of a named pipe of ours', async () => {
    expect(await doorPath(place.uri, 'win32')).toBe(place.path);
  });

  it.each([
    place.uri.replace('mcp-odoo', 'docker'),
    place.uri.replace('pipe:///', 'pipe://server/'),
    place.uri.replace('#/mcp', ''),
    place.uri.replace('/pipe/', '/pipe/../'),
    `${place.uri}/x`,
    'pipe:///pipe/mcp-odoo-x#/mcp',
    'pipe:///pipe/mcp-odoo-..%5c..%5c6b7f#/mcp',
    'http://127.0.0.1:8069/mcp',
    `unix:///tmp/${FOLDER_PREFIX}abcdef/${SOCKET}#/mcp`,
    '',
  ])('is not %j', async (other) => {
    expect(await doorPath(other, 'win32')).toBeUndefined();
  });
});
