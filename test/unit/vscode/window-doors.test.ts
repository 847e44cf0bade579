import { beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import { OPENED_AFTER_MS, WindowDoors } from '../../../src/vscode/window-doors.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { BOOKS, SomeConnections } from '../../support/some-connections.ts';
import { waitFor } from '../../support/wait-for.ts';

const OTHER: ConnectionProfile = { ...BOOKS, name: 'Other', database: 'other' };
const BROKEN: ConnectionProfile = { ...BOOKS, name: 'Broken', database: 'broken' };

describe("a window's doors", () => {
  let saved: SomeConnections;
  let clock: ManualClock;
  let doors: WindowDoors;
  /** What was done with the doors, in order. */
  let done: string[];
  let reported: unknown[];
  /** What opening a door waits for, and how often it began. */
  let opening: Promise<undefined>;
  let begun: number;
  let failure: Error | undefined;

  const announced = () => {
    const found = new Set<string>();
    for (const each of done) {
      const [what, name = ''] = each.split(' ');
      if (what === 'announce') found.add(name);
      if (what === 'withdraw' || what === 'dispose') found.delete(name);
    }
    return [...found];
  };

  beforeEach(() => {
    saved = new SomeConnections(BOOKS);
    clock = new ManualClock();
    done = [];
    reported = [];
    opening = Promise.resolve(undefined);
    begun = 0;
    failure = undefined;
    doors = new WindowDoors({
      saved,
      clock,
      report: (thrown) => reported.push(thrown),
      open: async ({ database }) => {
        begun += 1;
        await opening;
        if (failure !== undefined) throw failure;
        if (database === BROKEN.database) throw new Error('no door for broken');
        done.push(`open ${database}`);
        const note = (what: string) => () => {
          done.push(`${what} ${database}`);
          return Promise.resolve();
        };
        return { announce: note('announce'), withdraw: note('withdraw'), dispose: note('dispose') };
      },
    });
  });

  const begin = async () => {
    clock.advance(OPENED_AFTER_MS);
    await waitFor(() => expect(announced()).toEqual(['books']));
  };

  /** What it returns lets the door be open. */
  const beginOpening = async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    opening = promise;
    clock.advance(OPENED_AFTER_MS);
    await waitFor(() => expect(begun).toBe(1));
    return () => resolve(undefined);
  };

  it('stay shut while the window starts', async () => {
    clock.advance(OPENED_AFTER_MS - 1);
    await Promise.resolve();
    expect(done).toEqual([]);
    await begin();
    expect(done).toEqual(['open books', 'announce books']);
  });

  it('are announced when the person connects', async () => {
    saved.change();
    clock.advance(OPENED_AFTER_MS);
    saved.change(BOOKS);
    await waitFor(() => expect(announced()).toEqual(['books']));
  });

  it('are one for each connection, opened once, and found as long as it is there', async () => {
    await begin();
    saved.change(BOOKS, OTHER);
    await waitFor(() => expect(announced().toSorted()).toEqual(['books', 'other']));
    saved.change(BOOKS);
    await waitFor(() => expect(announced()).toEqual(['books']));
    saved.change(OTHER, BOOKS);
    await waitFor(() => expect(announced().toSorted()).toEqual(['books', 'other']));
    expect(done.filter((each) => each.startsWith('open'))).toEqual(['open books', 'open other']);
    // What was asked at the other one was still answered.
    expect(done).not.toContain('dispose other');
  });

  it('stay when the connection gets another name', async () => {
    await begin();
    saved.change({ ...BOOKS, name: 'Live' });
    await waitFor(() => expect(done.filter((each) => each === 'announce books').length).toBeGreaterThan(1));
    expect(done).not.toContain('withdraw books');
    expect(done.filter((each) => each.startsWith('open'))).toEqual(['open books']);
  });

  it('are found no more when the person removes the connection', async () => {
    await begin();
    saved.change();
    await waitFor(() => expect(announced()).toEqual([]));
    expect(done.filter((each) => each.startsWith('open'))).toEqual(['open books']);
  });

  it('that were opened for a connection that was left meanwhile are not found in the end', async () => {
    const open = await beginOpening();
    saved.change();
    open();
    await waitFor(() => expect(done).toContain('withdraw books'));
    expect(announced()).toEqual([]);
  });

  it('are withdrawn and shut when the window closes, and not opened again', async () => {
    await begin();
    await doors.dispose();
    expect(done.slice(-2)).toEqual(['withdraw books', 'dispose books']);
    expect(saved.listeners.size).toBe(0);
    saved.change(OTHER);
    expect(announced()).toEqual([]);
  });

  it('that were being opened when the window closed are shut without being announced', async () => {
    const open = await beginOpening();
    const closed = doors.dispose();
    open();
    await closed;
    expect(done).toEqual(['open books', 'dispose books']);
  });

  it('that cannot be opened are told in the log, and tried again at the next change', async () => {
    failure = new Error('the disk is full');
    clock.advance(OPENED_AFTER_MS);
    await waitFor(() => expect(reported).toEqual([failure]));
    failure = undefined;
    saved.change(BOOKS);
    await waitFor(() => expect(announced()).toEqual(['books']));
  });

  it('that cannot be opened keep no other one shut', async () => {
    saved.all = [BROKEN, BOOKS];
    clock.advance(OPENED_AFTER_MS);
    await waitFor(() => expect(announced()).toEqual(['books']));
    expect(reported).toEqual([new Error('no door for broken')]);
  });
});
