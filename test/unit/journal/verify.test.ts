import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/common/json.ts';
import { NO_HASH } from '../../../src/journal/entry.ts';
import { Journal } from '../../../src/journal/journal.ts';
import { verifyFiles, verifyJournal } from '../../../src/journal/verify.ts';
import { ChildScript } from '../../support/child-script.ts';
import { draftDone, draftIntended } from '../../support/journal-entries.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A journal with one file of three lines, and ways to change and verify it. */
async function setUp() {
  const folder = temporaryFolder();
  const journal = new Journal(folder, new ManualClock(), {
    process: process.pid,
    host: 'desk',
    account: 'ada',
  });
  await journal.append(draftIntended('one', { name: 'Café', nested: [1, { z: '\u0007' }] }));
  await journal.append(draftDone('one'));
  await journal.append(draftIntended('two'));
  await journal.dispose();
  const file = join(folder, readdirSync(folder)[0] ?? '');
  return {
    folder,
    file,
    lines: (): string[] => readFileSync(file, 'utf8').trimEnd().split('\n'),
    rewrite: (lines: readonly string[]): void =>
      writeFileSync(file, lines.map((line) => `${line}\n`).join('')),
    found: async (): Promise<string[]> =>
      (await verifyJournal(folder)).findings.map(({ finding }) => finding),
  };
}

describe('verifying finds every change of what was written', () => {
  it('and none in what was not changed', async () => {
    const { folder, found } = await setUp();
    expect(await verifyJournal(folder)).toMatchObject({ files: 1, intact: true, totals: { ok: 3 } });
    expect(await found()).toEqual(['ok', 'ok', 'ok']);
  });

  it('of any single byte', async () => {
    const { file } = await setUp();
    const original = readFileSync(file);
    const position = fc.nat(original.length - 1);
    const property = fc.asyncProperty(position, fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const changed = Buffer.from(original);
      changed.writeUInt8(changed.readUInt8(at) ^ flip, at);
      // Of a process that has ended: the last line feed may be the one that was changed.
      const elsewhere = temporaryFolder();
      writeFileSync(join(elsewhere, '20260115T090000000Z-999999999-00000000.jsonl'), changed);
      const { intact } = await verifyJournal(elsewhere);
      expect(intact).toBe(false);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('of a value', async () => {
    const { lines, rewrite, found } = await setUp();
    rewrite(lines().map((line) => line.replace('move/7', 'move/8')));
    expect(await found()).toEqual(['ok', 'hash', 'ok']);
  });

  it('of the way it is written, though it says the same', async () => {
    const { lines, rewrite, found } = await setUp();
    rewrite(lines().map((line, index) => (index === 0 ? line.replace(/\{/, '{ ') : line)));
    expect(await found()).toEqual(['hash', 'ok', 'ok']);
  });

  it('when a line was taken away', async () => {
    const { lines, rewrite, found } = await setUp();
    rewrite(lines().toSpliced(1, 1));
    expect(await found()).toEqual(['ok', 'chain']);
  });

  it('when the first line was taken away', async () => {
    const { lines, rewrite, found } = await setUp();
    rewrite(lines().slice(1));
    // Every number is wrong from here on.
    expect(await found()).toEqual(['chain', 'chain']);
  });

  it('when a line was written twice or put elsewhere', async () => {
    const { lines, rewrite, found } = await setUp();
    const [first = '', second = '', third = ''] = lines();
    rewrite([first, second, second, third]);
    expect(await found()).toEqual(['ok', 'ok', 'chain', 'chain']);
    rewrite([second, first, third]);
    expect(await found()).toEqual(['chain', 'chain', 'chain']);
  });

  it('when a line is none', async () => {
    const { lines, rewrite, found } = await setUp();
    rewrite(lines().toSpliced(1, 1, 'rubbish'));
    expect(await found()).toEqual(['ok', 'unreadable', 'chain']);
  });

  it('when a file cannot be read', async () => {
    const { folder } = await setUp();
    mkdirSync(join(folder, 'z.jsonl'));
    expect((await verifyJournal(folder)).findings.at(-1)).toEqual({
      file: 'z.jsonl',
      line: 0,
      finding: 'unreadable',
    });
  });
});

describe('verifying does not need to understand what a line says', () => {
  const seal = (line: Record<string, string | number>): string =>
    canonicalJson({ ...line, hash: createHash('sha256').update(canonicalJson(line)).digest('hex') });
  const stamp = { account: 'ada', host: 'desk', process: 1, previous: NO_HASH, sequence: 1 };

  it('so that lines of later versions are checked too', async () => {
    const { lines, rewrite, found } = await setUp();
    rewrite([seal({ ...stamp, time: '2030-01-01T00:00:00.000Z', what: 'payment-foreseen', colour: 'blue' })]);
    expect(await found()).toEqual(['ok']);
    rewrite(lines().map((line) => line.replace('blue', 'grey')));
    expect(await found()).toEqual(['hash']);
  });

  it('but every line has to be stamped', async () => {
    const { rewrite, found } = await setUp();
    rewrite([seal({ ...stamp, what: 'payment-foreseen' })]);
    expect(await found()).toEqual(['unreadable']);
  });
});

describe('half a line at the end', () => {
  const tear = (folder: string, name: string): void => writeFileSync(join(folder, name), '{"account":"a');

  it('is no finding while its process runs: it may be writing', async () => {
    const { folder } = await setUp();
    tear(folder, `20260115T100000000Z-${process.pid}-00000000.jsonl`);
    expect((await verifyJournal(folder)).intact).toBe(true);
  });

  it('is found once its process has ended', async () => {
    const { folder } = await setUp();
    const ended = new ChildScript('journal-writer.ts', [folder, 'k', '1']);
    await ended.rest();
    await ended.kill();
    const torn = `20260115T100000000Z-${ended.pid}-00000000.jsonl`;
    tear(folder, torn);
    expect((await verifyJournal(folder)).findings).toContainEqual({
      file: torn,
      line: 1,
      finding: 'torn-tail',
    });
  }, 30_000);
});

describe('hashes that were named elsewhere show what a chain cannot', () => {
  const cutTo = async (count: number) => {
    const { folder, lines, rewrite } = await setUp();
    const heads = lines().map((line) => /"hash":"([0-9a-f]{64})"/.exec(line)?.[1] ?? '');
    rewrite(lines().slice(0, count));
    return { heads, ...(await verifyJournal(folder, heads)) };
  };

  it('none is missing while every line is there', async () => {
    expect(await cutTo(3)).toMatchObject({ intact: true, missing: [] });
  });

  it('lines that were cut off the end', async () => {
    const { heads, intact, missing } = await cutTo(1);
    expect(intact).toBe(true);
    expect(missing).toEqual(heads.slice(1));
  });

  it('a file that is not there, once for each line', () => {
    const head = 'ab'.repeat(32);
    expect(verifyFiles([], [head, head])).toMatchObject({ files: 0, intact: true, missing: [head] });
  });

  it('a line that was changed, though it still says the hash', async () => {
    const { folder, lines, rewrite } = await setUp();
    const [head = ''] = lines().flatMap((line) => /"hash":"([0-9a-f]{64})"/.exec(line)?.[1] ?? []);
    rewrite(lines().map((line) => line.replace('Caf', 'Kaf')));
    expect((await verifyJournal(folder, [head])).missing).toEqual([head]);
  });
});
