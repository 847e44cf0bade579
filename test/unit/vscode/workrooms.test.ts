import { describe, expect, it } from 'vitest';
import { Workrooms } from '../../../src/vscode/connections/workrooms.ts';
import { BOOKS, DEMO, SomeConnections } from '../../support/some-connections.ts';

const OTHER = { ...BOOKS, name: 'Other', database: 'other' };

function setUp() {
  const connections = new SomeConnections(BOOKS, OTHER);
  const opened: string[] = [];
  const failures: Error[] = [];
  const closed: number[] = [];
  const workrooms = new Workrooms<{ number: number }>({
    connections,
    open: (profile, secret) => {
      const failure = failures.shift();
      opened.push(`${profile.database} with ${secret}`);
      return failure === undefined ? Promise.resolve({ number: opened.length }) : Promise.reject(failure);
    },
    close: ({ number }) => Promise.resolve(void closed.push(number)),
    report: (thrown) => failures.push(new Error('reported', { cause: thrown })),
  });
  return { connections, opened, closed, failures, workrooms };
}

describe('the workroom of a connection', () => {
  it('is opened once and shared, also by those who ask at the same time', async () => {
    const { workrooms, opened } = setUp();
    const [one, two] = await Promise.all([workrooms.of(BOOKS), workrooms.of(BOOKS)]);
    expect(one).toBe(two);
    expect(await workrooms.of(BOOKS)).toBe(one);
    expect(opened).toEqual(['books with first key']);
  });

  it('is its own: another connection has another one, and both stay open', async () => {
    const { workrooms, opened } = setUp();
    const one = await workrooms.of(BOOKS);
    const two = await workrooms.of(OTHER);
    expect([await workrooms.of(BOOKS), await workrooms.of(OTHER)]).toEqual([one, two]);
    expect(opened).toEqual(['books with first key', 'other with first key']);
  });

  it('is opened again after a failure', async () => {
    const { workrooms, failures } = setUp();
    failures.push(new Error('Odoo is down'));
    await expect(workrooms.of(BOOKS)).rejects.toThrow('Odoo is down');
    expect(await workrooms.of(BOOKS)).toEqual({ number: 2 });
  });

  it.each([
    ['who posts', { posting: { login: 'chief@example.com', typed: false } }],
    ['the way there', { allowPlainHttp: true }],
    ['the protocol', { protocol: 'json-rpc' }],
    ['who is trusted', { certificateAuthority: 'PEM' }],
  ] as const)('is another one as soon as %s is another one', async (_, changed) => {
    const { connections, workrooms } = setUp();
    const before = await workrooms.of(BOOKS);
    connections.all = [{ ...BOOKS, ...changed }];
    expect(await workrooms.of(BOOKS)).not.toBe(before);
  });

  it('is another one as soon as the secret is another one', async () => {
    const { connections, workrooms, opened } = setUp();
    await workrooms.of(BOOKS);
    connections.secret = 'second key';
    await workrooms.of(BOOKS);
    expect(opened).toEqual(['books with first key', 'books with second key']);
  });

  it('stays the same when the connection gets another name', async () => {
    const { connections, workrooms } = setUp();
    const before = await workrooms.of(BOOKS);
    connections.all = [{ ...BOOKS, name: 'Live' }];
    expect(await workrooms.of(BOOKS)).toBe(before);
  });

  it.each([
    ['is there no more', OTHER],
    ['has another address', { ...BOOKS, origin: 'https://books.example.org' }],
    ['posts as somebody else', { ...BOOKS, posting: { login: 'chief@example.com', typed: false } }],
  ])('ends when its connection %s, and no other one does', async (_, changed) => {
    const { connections, workrooms, closed } = setUp();
    await workrooms.of(BOOKS);
    const other = await workrooms.of(OTHER);
    connections.change(...new Set([changed, OTHER]));
    await expect.poll(() => closed).toEqual([1]);
    expect(await workrooms.of(OTHER)).toBe(other);
  });

  it('ends once when the secret is another one, whoever sees it first', async () => {
    const { connections, workrooms, closed } = setUp();
    await workrooms.of(BOOKS);
    connections.secret = 'second key';
    connections.change(BOOKS);
    expect(await workrooms.of(BOOKS)).toEqual({ number: 2 });
    connections.change(BOOKS);
    await expect.poll(() => closed).toEqual([1]);
    expect(await workrooms.of(BOOKS)).toEqual({ number: 2 });
  });

  it('stays open when the connection is renamed, or another one comes or goes', async () => {
    const { connections, workrooms, closed } = setUp();
    const before = await workrooms.of(BOOKS);
    connections.change({ ...BOOKS, name: 'Live' });
    connections.change({ ...BOOKS, name: 'Live' }, DEMO);
    await workrooms.of(DEMO);
    expect(await workrooms.of(BOOKS)).toBe(before);
    expect(closed).toEqual([]);
  });

  it('is not closed where it could not be opened', async () => {
    const { connections, workrooms, closed, failures } = setUp();
    failures.push(new Error('Odoo is down'));
    const opening = workrooms.of(BOOKS);
    await expect(opening).rejects.toThrow('Odoo is down');
    connections.change(OTHER);
    expect([closed, failures]).toEqual([[], []]);
  });

  it('is that of the connection as it is when its secret was read, not as it was before', async () => {
    const { connections, workrooms, opened } = setUp();
    const reading = workrooms.of(BOOKS);
    const posting = { login: 'chief@example.com', typed: true };
    connections.change({ ...BOOKS, posting });
    const changed = await reading;
    expect([await workrooms.of({ ...BOOKS, posting }), opened]).toEqual([changed, ['books with first key']]);
    const gone = workrooms.of(BOOKS);
    connections.change(OTHER);
    await expect(gone).rejects.toMatchObject({ code: 'not_connected' });
  });

  it('is not to be had when the connection is there no more, is another one, or has no secret', async () => {
    const { connections, workrooms, opened } = setUp();
    connections.all = [OTHER];
    await expect(workrooms.of(BOOKS)).rejects.toMatchObject({ code: 'not_connected' });
    connections.all = [{ ...BOOKS, login: 'eve@example.com' }];
    await expect(workrooms.of(BOOKS)).rejects.toMatchObject({ code: 'not_connected' });
    connections.all = [{ ...BOOKS, isDemo: true }];
    await expect(workrooms.of(BOOKS)).rejects.toMatchObject({ code: 'not_connected' });
    connections.all = [DEMO];
    await expect(workrooms.of({ ...DEMO, database: 'demo-0' })).rejects.toMatchObject({
      code: 'not_connected',
    });
    connections.all = [BOOKS];
    connections.secret = undefined;
    await expect(workrooms.of(BOOKS)).rejects.toMatchObject({ code: 'secret_missing' });
    expect(opened).toEqual([]);
  });
});
