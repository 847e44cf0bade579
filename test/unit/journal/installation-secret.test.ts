import { readFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { InstallationSecret } from '../../../src/journal/installation-secret.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const secretIn = (folder: string): string => join(folder, 'installation-secret');

describe('an installation has one secret for ever', () => {
  it('of 32 bytes that only the owner can read, and nothing else is left behind', async () => {
    const folder = temporaryFolder();
    await InstallationSecret.open(folder);
    expect(readFileSync(secretIn(folder))).toHaveLength(32);
    if (process.platform !== 'win32') expect(statSync(secretIn(folder)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['installation-secret']);
  });

  it('that makes the same key of the same text, also after a restart', async () => {
    const folder = temporaryFolder();
    const before = (await InstallationSecret.open(folder)).hmac('bill 7');
    expect((await InstallationSecret.open(folder)).hmac('bill 7')).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  it('that makes other keys of other texts, and other keys than another installation', async () => {
    const folder = temporaryFolder();
    const secret = await InstallationSecret.open(folder);
    const elsewhere = temporaryFolder();
    expect(secret.hmac('bill 7')).not.toBe(secret.hmac('bill 8'));
    expect(secret.hmac('bill 7')).not.toBe((await InstallationSecret.open(elsewhere)).hmac('bill 7'));
  });

  it('that all agree on who start at about the same time', async () => {
    for (let round = 0; round < 10; round += 1) {
      const folder = temporaryFolder();
      const openAfter = async (ms: number): Promise<InstallationSecret> => {
        await setTimeout(ms);
        return await InstallationSecret.open(folder);
      };
      const secrets = await Promise.all([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3].map(openAfter));
      expect(new Set(secrets.map((secret) => secret.hmac('bill 7'))).size).toBe(1);
      expect(readdirSync(folder)).toEqual(['installation-secret']);
    }
  });

  it('that is not replaced when it is damaged', async () => {
    const folder = temporaryFolder();
    await InstallationSecret.open(folder);
    truncateSync(secretIn(folder), 31);
    await expect(InstallationSecret.open(folder)).rejects.toMatchObject({ code: 'journal_unavailable' });
    expect(readFileSync(secretIn(folder))).toHaveLength(31);
  });
});
