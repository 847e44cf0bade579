import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/common/clock.ts';
import { Claims } from '../../../src/journal/claims.ts';
import { WriteTurns } from '../../../src/journal/write-turns.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ORIGIN = 'https://books.example.com';

/** Processes that share nothing but the folder of claims. */
function setUp() {
  const folder = join(temporaryFolder(), 'locks');
  const turnsOfAProcess = (timeout?: number): WriteTurns =>
    new WriteTurns(new Claims(folder, systemClock), systemClock, timeout);
  return { folder, turnsOfAProcess };
}

describe('one write at a time per origin and database', () => {
  it('in the order of asking within a process', async () => {
    const { turnsOfAProcess } = setUp();
    const turns = turnsOfAProcess();
    const order: number[] = [];
    let writing = 0;
    const write = async (number: number): Promise<void> => {
      const turn = await turns.take(ORIGIN, 'books');
      writing += 1;
      expect(writing).toBe(1);
      await setTimeout(1);
      order.push(number);
      writing -= 1;
      turn.dispose();
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map(write));
    expect(order).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('across processes', async () => {
    const { folder, turnsOfAProcess } = setUp();
    let writing = 0;
    const write = async (turns: WriteTurns): Promise<void> => {
      const turn = await turns.take(ORIGIN, 'books');
      writing += 1;
      expect(writing).toBe(1);
      await setTimeout(2);
      writing -= 1;
      turn.dispose();
    };
    const processes = [turnsOfAProcess(), turnsOfAProcess()];
    await Promise.all(processes.flatMap((turns) => [write(turns), write(turns), write(turns)]));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('and other databases and origins do not wait', async () => {
    const { folder, turnsOfAProcess } = setUp();
    const turns = turnsOfAProcess();
    await turns.take(ORIGIN, 'books');
    await turns.take(ORIGIN, 'archive');
    await turns.take('https://elsewhere.example.com', 'books');
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('and the name of the file says nothing of the books', async () => {
    const { folder, turnsOfAProcess } = setUp();
    await turnsOfAProcess().take(ORIGIN, 'books');
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{16}\.lock$/)]);
  });
});

describe('nobody waits for ever for a turn', () => {
  it('that another process keeps', async () => {
    const { turnsOfAProcess } = setUp();
    await turnsOfAProcess().take(ORIGIN, 'books');
    const waiting = turnsOfAProcess(40).take(ORIGIN, 'books');
    await expect(waiting).rejects.toMatchObject({ code: 'write_turn_unavailable' });
  });

  it('that this process keeps, and those behind still get theirs', async () => {
    const { turnsOfAProcess } = setUp();
    const turns = turnsOfAProcess(40);
    const first = await turns.take(ORIGIN, 'books');
    await expect(turns.take(ORIGIN, 'books')).rejects.toMatchObject({ code: 'write_turn_unavailable' });
    const third = turns.take(ORIGIN, 'books');
    first.dispose();
    await expect(third).resolves.toBeDefined();
  });

  it('when the caller calls it off, in line or before another process', async () => {
    const { turnsOfAProcess } = setUp();
    const turns = turnsOfAProcess();
    const turn = await turnsOfAProcess().take(ORIGIN, 'books');
    const callOff = new AbortController();
    const polling = turns.take(ORIGIN, 'books', callOff.signal);
    const inLine = turns.take(ORIGIN, 'books', callOff.signal);
    const patient = turns.take(ORIGIN, 'books');
    callOff.abort();
    await expect(polling).rejects.toMatchObject({ code: 'cancelled' });
    await expect(inLine).rejects.toMatchObject({ code: 'cancelled' });
    turn.dispose();
    await expect(patient).resolves.toBeDefined();
  });

  it('when it was called off before', async () => {
    const { turnsOfAProcess } = setUp();
    const waiting = turnsOfAProcess().take(ORIGIN, 'books', AbortSignal.abort());
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await expect(turnsOfAProcess(40).take(ORIGIN, 'books')).resolves.toBeDefined();
  });

  it('that cannot be written down', async () => {
    const { folder, turnsOfAProcess } = setUp();
    writeFileSync(folder, '');
    const turns = turnsOfAProcess();
    await expect(turns.take(ORIGIN, 'books')).rejects.toMatchObject({ code: 'journal_unavailable' });
    await expect(turns.take(ORIGIN, 'books')).rejects.toMatchObject({ code: 'journal_unavailable' });
  });
});
