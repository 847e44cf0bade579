import { appendFileSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NO_HASH } from '../../../src/journal/entry.ts';
import { Journal } from '../../../src/journal/journal.ts';
import { verifyJournal } from '../../../src/journal/verify.ts';
import { ChildScript } from '../../support/child-script.ts';
import { draftDone, draftIntended } from '../../support/journal-entries.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const HOUR = 3_600_000;
const identity = { process: process.pid, host: 'desk', account: 'ada' };

/** A journal that is not there yet, under a clock that a test moves. */
function setUp() {
  const folder = join(temporaryFolder(), 'journal');
  const clock = new ManualClock();
  const another = (): Journal => {
    const journal = new Journal(folder, clock, identity);
    onTestFinished(() => journal.dispose());
    return journal;
  };
  return { folder, clock, another, journal: another(), files: () => readdirSync(folder).toSorted() };
}

const keys = (entries: readonly { what: string; key?: string }[]): unknown[] => entries.map(({ key }) => key);

describe('an entry is in the journal when append resolves', () => {
  it('as one line of canonical JSON in a file of this process that only its owner can read', async () => {
    const { folder, journal, files } = setUp();
    await journal.append(draftIntended('one'));
    const [file = ''] = files();
    expect(file).toMatch(new RegExp(`^20260115T090000000Z-${process.pid}-[0-9a-f]{8}\\.jsonl$`));
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(/^\{"account":"ada",.*\}\n$/);
    if (process.platform !== 'win32') expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });

  it('stamped with its number, time, writer and place in the chain', async () => {
    const { clock, journal } = setUp();
    const first = await journal.append(draftIntended('one'));
    clock.advance(1500);
    const second = await journal.append(draftDone('one'));
    expect(first).toMatchObject({
      ...identity,
      sequence: 1,
      time: '2026-01-15T09:00:00.000Z',
      previous: NO_HASH,
    });
    expect(second).toMatchObject({ sequence: 2, time: '2026-01-15T09:00:01.500Z', previous: first.hash });
  });

  it('and read back as it was said', async () => {
    const { journal } = setUp();
    const asked = { lines: [{ name: 'Ünï\u2028\ud800', price: '1.50' }], __proto__x: null, n: -0.5 };
    await journal.append(draftIntended('one', asked));
    const [entry] = await journal.entries();
    expect(entry).toMatchObject({ ...draftIntended('one', asked) });
  });

  it('with the hash of the last line as the head, zeros before the first', async () => {
    const { journal } = setUp();
    expect(journal.head).toBe(NO_HASH);
    const { hash } = await journal.append(draftIntended('one'));
    expect(journal.head).toBe(hash);
  });

  it('in the order of asking, however many ask at once', async () => {
    const { journal, files } = setUp();
    await Promise.all(Array.from({ length: 20 }, (_, index) => journal.append(draftIntended(`k${index}`))));
    expect(keys(await journal.entries())).toEqual(Array.from({ length: 20 }, (_, index) => `k${index}`));
    expect(files()).toHaveLength(1);
  });

  it('and a member that is undefined is not there', async () => {
    const { folder, journal } = setUp();
    await journal.append(draftDone('one', { problem: undefined }));
    expect((await verifyJournal(folder)).intact).toBe(true);
  });

  it('and what is no entry is refused before anything is written', async () => {
    const { journal } = setUp();
    await expect(journal.append(draftIntended(''))).rejects.toThrow();
    expect(await journal.entries()).toEqual([]);
  });
});

describe('time never goes back in the journal', () => {
  it('when wall time is set back', async () => {
    const { clock, journal } = setUp();
    const first = await journal.append(draftIntended('one'));
    clock.setWallTimeOff(-HOUR);
    const second = await journal.append(draftIntended('two'));
    expect(second.time).toBe(first.time);
    expect(keys(await journal.entries())).toEqual(['one', 'two']);
  });
});

describe('the entries of all processes are one story', () => {
  it('that every reader sees, also what came after it read', async () => {
    const { clock, another, journal } = setUp();
    const other = another();
    await journal.append(draftIntended('one'));
    expect(keys(await other.entries())).toEqual(['one']);
    clock.advance(1);
    await other.append(draftIntended('two'));
    clock.advance(1);
    await journal.append(draftIntended('three'));
    expect(keys(await journal.entries())).toEqual(['one', 'two', 'three']);
    expect(keys(await other.entries())).toEqual(['one', 'two', 'three']);
  });

  it('written by real processes side by side', async () => {
    const { folder, journal } = setUp();
    const writers = ['a', 'b'].map((prefix) => new ChildScript('journal-writer.ts', [folder, prefix, '20']));
    await Promise.all(writers.map((writer) => writer.rest()));
    const entries = await journal.entries();
    expect(entries).toHaveLength(40);
    expect(entries.map(({ time }) => time)).toEqual(entries.map(({ time }) => time).toSorted());
    expect(await verifyJournal(folder)).toMatchObject({ files: 2, intact: true, totals: { ok: 40 } });
  }, 30_000);

  it('in the order of time, and intact, whatever the interleaving', async () => {
    const steps = fc.array(
      fc.record({ isSecond: fc.boolean(), wait: fc.integer({ min: 0, max: 3 }), text: fc.string() }),
    );
    const property = fc.asyncProperty(steps, async (turns) => {
      const { folder, clock, journal, another } = setUp();
      const [second, reader] = [another(), another()];
      const written = [];
      for (const { isSecond, wait, text } of turns) {
        clock.advance(wait);
        written.push(await (isSecond ? second : journal).append(draftIntended('key', text)));
        expect(await reader.entries()).toHaveLength(written.length);
      }
      const read = await reader.entries();
      expect(read.map(({ hash }) => hash).toSorted()).toEqual(written.map(({ hash }) => hash).toSorted());
      expect(read.map(({ time }) => time)).toEqual(written.map(({ time }) => time));
      expect(await verifyJournal(folder)).toMatchObject({ intact: true, totals: { ok: written.length } });
    });
    await fc.assert(property, { numRuns: 25 });
  });

  it('in the order of time, also when what is older comes to light later', async () => {
    const { folder, clock, journal } = setUp();
    await journal.append(draftIntended('newer'));
    expect(keys(await journal.entries())).toEqual(['newer']);
    const behind = new Journal(folder, new ManualClock(clock.now() - HOUR), identity);
    await behind.append(draftIntended('older'));
    expect(keys(await journal.entries())).toEqual(['older', 'newer']);
    await behind.dispose();
  });

  it('of which a line that is still being written is no part until it is complete', async () => {
    const { folder, journal, files } = setUp();
    await journal.append(draftIntended('one'));
    const whole = readFileSync(join(folder, files()[0] ?? ''));
    const theirs = join(folder, `20260115T100000000Z-1-00000000.jsonl`);
    writeFileSync(theirs, whole.subarray(0, 100));
    expect(keys(await journal.entries())).toEqual(['one']);
    appendFileSync(theirs, whole.subarray(100));
    expect(keys(await journal.entries())).toEqual(['one', 'one']);
  });

  it('of which a kind of a later version is no part, nor what cannot be read', async () => {
    const { folder, journal, files } = setUp();
    await journal.append(draftIntended('one'));
    const line = readFileSync(join(folder, files()[0] ?? ''), 'utf8');
    appendFileSync(
      join(folder, '20260115T100000000Z-1-00000000.jsonl'),
      `${line.replace('draft-intended', 'new')}{}\n`,
    );
    expect(keys(await journal.entries())).toEqual(['one']);
  });

  it('that is empty before the first entry', async () => {
    const { journal } = setUp();
    expect(await journal.entries()).toEqual([]);
  });
});

describe('a file that rested for half a day is not written to again', () => {
  it('so that readers who no longer look at it miss nothing', async () => {
    const { folder, clock, another, journal, files } = setUp();
    const reader = another();
    await journal.append(draftIntended('one'));
    expect(await reader.entries()).toHaveLength(1);
    clock.advance(25 * HOUR);
    expect(await reader.entries()).toHaveLength(1);
    await journal.append(draftIntended('two'));
    expect(keys(await reader.entries())).toEqual(['one', 'two']);
    expect(files()).toHaveLength(2);
    expect((await verifyJournal(folder)).intact).toBe(true);
  });
});

describe('what cannot be journalled is said, not swallowed', () => {
  it('when the folder cannot be made', async () => {
    const { folder, journal } = setUp();
    writeFileSync(folder, '');
    await expect(journal.append(draftIntended('one'))).rejects.toMatchObject({ code: 'journal_unavailable' });
    await expect(journal.entries()).rejects.toMatchObject({ code: 'journal_unavailable' });
  });

  it('and works again once it is mended', async () => {
    const { folder, journal } = setUp();
    writeFileSync(folder, '');
    await expect(journal.append(draftIntended('one'))).rejects.toMatchObject({ code: 'journal_unavailable' });
    rmSync(folder);
    await journal.append(draftIntended('two'));
    expect(keys(await journal.entries())).toEqual(['two']);
  });

  const itOnPosix = it.skipIf(process.platform === 'win32');

  itOnPosix(
    'when a line was torn; what follows goes into a new file',
    async () => {
      const { folder, journal } = setUp();
      // A limit on the size of files cuts a line in the middle, as a full disk does.
      const writer = new ChildScript('journal-writer.ts', [folder, 'k', '12'], "trap '' XFSZ; ulimit -f 4;");
      const outcomes = await writer.rest();
      const torn = outcomes.indexOf('journal_unavailable');
      expect(outcomes.slice(torn, torn + 2)).toEqual(['journal_unavailable', 'done']);
      const kept = outcomes.flatMap((outcome, index) => (outcome === 'done' ? [`k${index + 1}`] : []));
      expect(keys(await journal.entries())).toEqual(kept);
      await writer.kill();
      const tornTails = outcomes.length - kept.length;
      const { totals } = await verifyJournal(folder);
      expect(totals).toEqual({ ok: kept.length, hash: 0, chain: 0, 'torn-tail': tornTails, unreadable: 0 });
    },
    30_000,
  );
});
