import { readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '../../../src/common/clock.ts';
import { Claims } from '../../../src/journal/claims.ts';
import { ChildScript } from '../../support/child-script.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const MINUTE = 60_000;

/** A folder of claims, this process with its own `Claims`, and the file of the claim to "books". */
function setUp() {
  const folder = temporaryFolder();
  return { folder, file: join(folder, 'books'), claims: new Claims(folder, systemClock) };
}

const contend = async (folder: string, crashes: 'yes' | 'no'): Promise<string[][]> => {
  const arguments_ = [folder, 'books', '30', crashes];
  const contenders = [1, 2, 3].map(() => new ChildScript('claim-contender.ts', arguments_));
  return await Promise.all(contenders.map((contender) => contender.rest()));
};

const later = (folder: string, ms: number): Claims => new Claims(folder, new ManualClock(Date.now() + ms));

const changeOwner = (file: string, changes: Record<string, unknown>): void => {
  const owner = z.looseObject({}).parse(JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, JSON.stringify({ ...owner, ...changes }));
};

describe('a claim has one holder', () => {
  it('until it is released', async () => {
    const { claims } = setUp();
    const claim = await claims.tryTake('books');
    expect(await claims.tryTake('books')).toBeUndefined();
    claim?.release();
    expect(await claims.tryTake('books')).toBeDefined();
  });

  it('for each name', async () => {
    const { claims } = setUp();
    await claims.tryTake('books');
    expect(await claims.tryTake('other')).toBeDefined();
  });

  it('whom a late second release of the one before does not disturb', async () => {
    const { claims } = setUp();
    const first = await claims.tryTake('books');
    first?.release();
    await claims.tryTake('books');
    first?.release();
    expect(await claims.tryTake('books')).toBeUndefined();
  });

  it('of all processes that race for it', async () => {
    const { folder } = setUp();
    const results = await contend(folder, 'no');
    expect(results).toEqual([['done'], ['done'], ['done']]);
  }, 30_000);

  it('also when holders die and all the others see it', async () => {
    const { folder } = setUp();
    const results = await contend(folder, 'yes');
    expect(results).toEqual([['done'], ['done'], ['done']]);
    expect(readdirSync(folder).filter((name) => name !== 'books')).toEqual([]);
  }, 30_000);

  it('and a name that is no plain name is refused', async () => {
    const { claims } = setUp();
    await expect(claims.tryTake('../books')).rejects.toThrow(RangeError);
  });

  it('or none when it cannot be written down', async () => {
    const { file } = setUp();
    writeFileSync(file, '');
    const nowhere = new Claims(file, systemClock);
    await expect(nowhere.tryTake('books')).rejects.toMatchObject({ code: 'journal_unavailable' });
  });
});

describe('a claim outlives its holder only until someone asks for it', () => {
  it('when the holder was killed', async () => {
    const { folder, claims } = setUp();
    const holder = new ChildScript('claim-holder.ts', [folder, 'books']);
    expect(await holder.line()).toBe('held');
    expect(await claims.tryTake('books')).toBeUndefined();
    await holder.kill();
    expect(await claims.tryTake('books')).toBeDefined();
  }, 30_000);

  it('when another process got the same id', async () => {
    const { file, claims } = setUp();
    await claims.tryTake('books');
    changeOwner(file, { start: 'long ago' });
    expect(await claims.tryTake('books')).toBeDefined();
  });

  it('however long a living holder keeps it', async () => {
    const { folder, claims } = setUp();
    await claims.tryTake('books');
    expect(await later(folder, 1000 * MINUTE).tryTake('books')).toBeUndefined();
  });

  it('or a quarter of an hour when the holder cannot be seen from here', async () => {
    const { folder, file, claims } = setUp();
    await claims.tryTake('books');
    changeOwner(file, { machine: 'another', pid: 999_999_999 });
    expect(await later(folder, 14 * MINUTE).tryTake('books')).toBeUndefined();
    expect(await later(folder, 16 * MINUTE).tryTake('books')).toBeDefined();
  });

  it('or ten seconds when the machine died before it was written', async () => {
    const { file, claims } = setUp();
    writeFileSync(file, '');
    expect(await claims.tryTake('books')).toBeUndefined();
    utimesSync(file, new Date(), new Date(Date.now() - 11_000));
    expect(await claims.tryTake('books')).toBeDefined();
  });

  it('also when the one who was removing it died', async () => {
    const { folder, file, claims } = setUp();
    await claims.tryTake('books');
    changeOwner(file, { pid: 999_999_999, random: 'abc123' });
    writeFileSync(join(folder, 'books.abc123'), readFileSync(file, 'utf8').replace('abc123', 'def456'));
    expect(await claims.tryTake('books')).toBeDefined();
  });
});
