import { describe, expect, it } from 'vitest';
import type { ConnectionSource } from '../../../src/vscode/connections/connection-source.ts';
import { DemoConnection } from '../../../src/vscode/connections/demo-connection.ts';
import { OpenConnections } from '../../../src/vscode/connections/open-connections.ts';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import { parseProfiles } from '../../../src/vscode/connections/profile.ts';

const own: ConnectionProfile = {
  name: 'books.example.com',
  origin: 'https://books.example.com',
  database: 'books',
  login: 'anna@example.com',
  allowPlainHttp: false,
};
const saved: ConnectionSource = {
  all: [own],
  secretOf: () => Promise.resolve('own key'),
  onDidChange: () => ({ dispose: () => undefined }),
};

/** A demo whose company counts its databases. */
function setUp() {
  const demo = { opened: 0, disposed: 0, changes: 0 };
  const connection = new DemoConnection(() => {
    demo.opened += 1;
    let resets = 0;
    return Promise.resolve({
      url: 'http://127.0.0.1:4711/',
      get database() {
        return `demo-${demo.opened}-${resets}`;
      },
      users: [
        { role: 'readonly', login: 'rita@example.com', password: 'x', key: 'key of Rita' },
        { role: 'billing', login: 'bea@example.com', password: 'x', key: 'key of Bea' },
      ] as const,
      reset: () => Promise.resolve(void (resets += 1)),
      dispose: () => Promise.resolve(void (demo.disposed += 1)),
    });
  });
  connection.onDidChange(() => (demo.changes += 1));
  return { demo, connection, open: new OpenConnections(connection, saved) };
}

describe('the demo company', () => {
  it('is one more connection while it runs, as its Billing user', async () => {
    const { connection, open, demo } = setUp();
    expect(open.all).toEqual([own]);
    await connection.enter();
    expect(open.all[0]).toBe(own);
    expect(open.all.slice(1)).toEqual([
      {
        name: 'Demo company',
        origin: 'http://127.0.0.1:4711',
        database: 'demo-1-0',
        login: 'bea@example.com',
        allowPlainHttp: true,
        isDemo: true,
      },
    ]);
    await connection.leave();
    expect(open.all).toEqual([own]);
    expect(demo).toEqual({ opened: 1, disposed: 1, changes: 2 });
  });

  it('is started once, however many ask at the same time', async () => {
    const { connection, demo } = setUp();
    await Promise.all([connection.enter(), connection.enter()]);
    await connection.enter();
    expect(demo.opened).toBe(1);
  });

  it('is another database after a reset', async () => {
    const { connection, open } = setUp();
    await connection.reset();
    expect(open.all).toEqual([own]);
    await connection.enter();
    await connection.reset();
    expect(open.all.at(-1)?.database).toBe('demo-1-1');
  });

  it('gives its key for itself only, and is never given a stored secret', async () => {
    const { connection, open } = setUp();
    await connection.enter();
    const demo = connection.current;
    if (demo === undefined) throw new Error('It does not run.');
    expect(await open.secretOf(demo)).toBe('key of Bea');
    expect(await open.secretOf(own)).toBe('own key');
    expect(await open.secretOf({ ...own, isDemo: true })).toBeUndefined();
    await connection.reset();
    expect(await open.secretOf(demo)).toBeUndefined();
    await connection.leave();
    expect(await open.secretOf(demo)).toBeUndefined();
  });

  it('can be entered again when it could not be started', async () => {
    const failures = [new Error('no port')];
    const connection = new DemoConnection(() => Promise.reject(failures[0] ?? new Error('unexpected')));
    await expect(connection.enter()).rejects.toThrow('no port');
    expect(connection.current).toBeUndefined();
    await expect(connection.enter()).rejects.toThrow('no port');
  });

  it('is never what a stored profile says it is', () => {
    expect(parseProfiles([{ ...own, isDemo: true }])).toEqual([own]);
  });
});
