import { hostname } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Entry } from '../../../src/journal/entry.ts';
import { Journal } from '../../../src/journal/journal.ts';
import type { JournalIdentity } from '../../../src/journal/journal.ts';
import { isAbandoned, openIntents } from '../../../src/journal/open-intents.ts';
import { draftDone, draftIntended } from '../../support/journal-entries.ts';
import { intended, settled } from '../../support/logged-journal.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ENDED = 999_999_999;
const MINUTE = 60_000;
const refused: Entry = {
  what: 'draft-settled',
  connection: { origin: 'https://books.example.com', database: 'books', login: 'ada' },
  ...{ key: 'one', request: 'ab'.repeat(32), outcome: 'rejected' },
};

/** Several processes that write into one journal, a second after each other. */
function writers() {
  const folder = temporaryFolder();
  const clock = new ManualClock();
  const start = (identity: JournalIdentity) => {
    const journal = new Journal(folder, clock, identity);
    onTestFinished(() => journal.dispose());
    return journal;
  };
  const one = start({ process: ENDED, host: hostname(), account: 'ada' });
  const other = start({ process: process.pid, host: hostname(), account: 'ada' });
  const write = async (journal: Journal, entry: Entry) => {
    clock.advance(1000);
    return journal.append(entry);
  };
  const open = async () => openIntents(await other.entries());
  return { clock, one, other, write, open };
}

describe('what was intended has no outcome', () => {
  it('until one is written down', async () => {
    const { one, write, open } = writers();
    const line = await write(one, intended);
    expect(await open()).toEqual([{ intent: line, isUnknown: false }]);
    await write(one, settled);
    expect(await open()).toEqual([]);
  });

  it('as long as that one is not known', async () => {
    const { one, write, open } = writers();
    const line = await write(one, intended);
    await write(one, { ...settled, outcome: 'unknown' });
    expect(await open()).toEqual([{ intent: line, isUnknown: true }]);
  });

  it('until somebody has looked it up, and it stays unknown', async () => {
    const { one, other, write, open } = writers();
    const { hash: intent } = await write(one, intended);
    await write(other, { ...settled, outcome: 'unknown', intent });
    expect(await open()).toEqual([]);
  });

  it('of two processes that tried the same draft, where one was refused', async () => {
    const { one, other, write, open } = writers();
    const cutOff = await write(one, draftIntended('one'));
    await write(other, draftIntended('one'));
    await write(other, refused);
    expect(await open()).toEqual([{ intent: cutOff, isUnknown: false }]);
  });

  it('and does not need any, once the draft is there', async () => {
    const { one, other, write, open } = writers();
    await write(one, draftIntended('one'));
    await write(other, draftIntended('one'));
    await write(other, { ...draftDone('one'), ...{ request: 'ab'.repeat(32) } });
    expect(await open()).toEqual([]);
  });
});

describe('nobody works on it any more', () => {
  const isOver = async (journal: 'one' | 'other', minutes: number, here = hostname()) => {
    const room = writers();
    const line = await room.write(room[journal], intended);
    const [open] = await room.open();
    return open !== undefined && isAbandoned(open, here, Date.parse(line.time) + minutes * MINUTE);
  };

  it('when its process has ended', async () => expect(await isOver('one', 0)).toBe(true));
  it('but not while that runs', async () => expect(await isOver('other', 9)).toBe(false));
  it('and not when it is on another machine', async () => {
    expect(await isOver('one', 9, 'another machine')).toBe(false);
  });
  it('when it is old, wherever it was', async () => {
    expect([await isOver('other', 11), await isOver('one', 11, 'another machine')]).toEqual([true, true]);
  });
});
