import { chmodSync, chownSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataDirectoryPath, openDataDirectory } from '../../../src/journal/data-directory.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

describe('the data directory is one per account, where the platform wants it', () => {
  it.each([
    ['linux', {}, '/home/ada', '/home/ada/.local/share/mcp-odoo'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/ada', '/data/mcp-odoo'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ada', '/home/ada/.local/share/mcp-odoo'],
    ['darwin', { XDG_DATA_HOME: '/data' }, '/Users/ada', '/Users/ada/Library/Application Support/mcp-odoo'],
    ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\ada', 'D:\\Local\\mcp-odoo'],
    ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Local\\mcp-odoo'],
  ] as const)('%s with %j', (platform, env, home, expected) => {
    expect(dataDirectoryPath(platform, env, home)).toBe(expected);
  });
});

describe.skipIf(process.platform === 'win32')('the data directory belongs to its owner alone', () => {
  const newRoot = (): string => join(temporaryFolder(), 'share', 'mcp-odoo');
  const mode = (path: string): number => statSync(path).mode & 0o777;

  it('is made with its parents, and nobody else can enter it or what is in it', async () => {
    const root = newRoot();
    const made = await openDataDirectory(root);
    expect(made.root).toBe(root);
    for (const path of Object.values<string>({ ...made })) expect(mode(path)).toBe(0o700);
  });

  it('can be opened again', async () => {
    const root = newRoot();
    const made = await openDataDirectory(root);
    expect(await openDataDirectory(root)).toEqual(made);
  });

  it('is closed to readers who could enter it', async () => {
    const root = newRoot();
    mkdirSync(root, { recursive: true });
    chmodSync(root, 0o755);
    await openDataDirectory(root);
    expect(mode(root)).toBe(0o700);
  });

  it('is refused when others can change it', async () => {
    const root = newRoot();
    mkdirSync(root, { recursive: true });
    chmodSync(root, 0o770);
    await expect(openDataDirectory(root)).rejects.toMatchObject({ code: 'journal_unavailable' });
  });

  it('is refused when a folder in it can be changed by others', async () => {
    const root = newRoot();
    const made = await openDataDirectory(root);
    chmodSync(made.locks, 0o707);
    await expect(openDataDirectory(root)).rejects.toMatchObject({ code: 'journal_unavailable' });
  });

  it('is refused when it is a link', async () => {
    const root = newRoot();
    mkdirSync(dirname(root));
    const elsewhere = temporaryFolder();
    chmodSync(elsewhere, 0o700);
    symlinkSync(elsewhere, root);
    await expect(openDataDirectory(root)).rejects.toMatchObject({ code: 'journal_unavailable' });
  });

  it('is refused when it is a file', async () => {
    const root = newRoot();
    mkdirSync(dirname(root));
    writeFileSync(root, '');
    await expect(openDataDirectory(root)).rejects.toMatchObject({ code: 'journal_unavailable' });
  });

  it.skipIf(process.getuid?.() !== 0)('is refused when it belongs to another account', async () => {
    const root = newRoot();
    mkdirSync(root, { recursive: true, mode: 0o700 });
    chownSync(root, 12_345, 12_345);
    await expect(openDataDirectory(root)).rejects.toMatchObject({ code: 'journal_unavailable' });
  });
});
