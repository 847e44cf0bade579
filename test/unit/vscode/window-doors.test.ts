import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import { currentIfSame, OPENED_AFTER_MS, WindowDoors } from '../../../src/vscode/window-doors.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { problemIn } from '../../support/problem-of.ts';

const BOOKS: ConnectionProfile = {
  name: 'books.example.com',
  origin: 'https://books.example.com',
  database: 'books',
  login: 'ada@example.com',
  allowPlainHttp: false,
};
const OTHER: ConnectionProfile = { ...BOOKS, database: 'other' };
const DEMO: ConnectionProfile = { ...BOOKS, origin: 'http://127.0.0.1:1', isDemo: true };

describe("a window's doors", () => {
  let current: ConnectionProfile | undefined;
  let clock: ManualClock;
  let listeners: Set<() => unknown>;
  let doors: WindowDoors;
  /** What was done with the doors, in order. */
  let done: string[];
  let reported: unknown[];
  /** What opening a door waits for, and how often it began. */
  let opening: Promise<undefined>;
  let begun: number;
  let failure: Error | undefined;

  const connections = {
    get current() {
      return current;
    },
    secretOf: () => Promise.resolve('key'),
    onDidChange: (listener: () => unknown) => {
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
  };
  const change = (to: ConnectionProfile | undefined) => {
    current = to;
    for (const tell of listeners) tell();
  };
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
    current = BOOKS;
    clock = new ManualClock();
    listeners = new Set();
    done = [];
    reported = [];
    opening = Promise.resolve(undefined);
    begun = 0;
    failure = undefined;
    doors = new WindowDoors({
      connections,
      clock,
      report: (thrown) => reported.push(thrown),
      open: async ({ database }) => {
        begun += 1;
        await opening;
        if (failure !== undefined) throw failure;
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
    await vi.waitFor(() => expect(announced()).toEqual(['books']));
  };

  /** What it returns lets the door be open. */
  const beginOpening = async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    opening = promise;
    clock.advance(OPENED_AFTER_MS);
    await vi.waitFor(() => expect(begun).toBe(1));
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
    current = undefined;
    clock.advance(OPENED_AFTER_MS);
    change(BOOKS);
    await vi.waitFor(() => expect(announced()).toEqual(['books']));
  });

  it('are found by the current connection alone, and opened once for each', async () => {
    await begin();
    change(OTHER);
    await vi.waitFor(() => expect(announced()).toEqual(['other']));
    change(BOOKS);
    await vi.waitFor(() => expect(announced()).toEqual(['books']));
    expect(done.filter((each) => each.startsWith('open'))).toEqual(['open books', 'open other']);
    // What was asked at the other one is still answered.
    expect(done).not.toContain('dispose other');
  });

  it.each([
    ['disconnects', undefined],
    ['goes into the demo company', DEMO],
  ])('are found no more when the person %s', async (_, to) => {
    await begin();
    change(to);
    await vi.waitFor(() => expect(announced()).toEqual([]));
    expect(done.filter((each) => each.startsWith('open'))).toEqual(['open books']);
  });

  it('that were opened for a connection that was left meanwhile are not found in the end', async () => {
    const open = await beginOpening();
    change(undefined);
    open();
    await vi.waitFor(() => expect(done).toContain('withdraw books'));
    expect(announced()).toEqual([]);
  });

  it('are withdrawn and shut when the window closes, and not opened again', async () => {
    await begin();
    await doors.dispose();
    expect(done.slice(-2)).toEqual(['withdraw books', 'dispose books']);
    expect(listeners.size).toBe(0);
    change(OTHER);
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
    await vi.waitFor(() => expect(reported).toEqual([failure]));
    failure = undefined;
    change(BOOKS);
    await vi.waitFor(() => expect(announced()).toEqual(['books']));
  });
});

describe('a call that is meant for one connection', () => {
  const having = (current: ConnectionProfile | undefined) => ({
    current,
    secretOf: () => Promise.resolve('key'),
    onDidChange: () => ({ dispose: () => undefined }),
  });

  it('gets it as it is now, with what may have changed since', () => {
    const now = { ...BOOKS, posting: { login: 'boss@example.com', typed: true } };
    expect(currentIfSame(having(now), BOOKS)).toBe(now);
  });

  it.each<[string, ConnectionProfile | undefined]>([
    ['there is none', undefined],
    ['it is another database', OTHER],
    ['it is another address', { ...BOOKS, origin: 'https://other.example.com' }],
    ['it is another user', { ...BOOKS, login: 'eve@example.com' }],
    ['it calls itself the demo company', { ...BOOKS, isDemo: true }],
  ])('is refused when %s', (_, current) => {
    expect(problemIn(() => currentIfSame(having(current), BOOKS)).code).toBe('not_connected');
  });
});
