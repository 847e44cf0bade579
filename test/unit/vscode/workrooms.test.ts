import { describe, expect, it } from 'vitest';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import { Workrooms } from '../../../src/vscode/connections/workrooms.ts';

const books: ConnectionProfile = {
  name: 'books.example.com',
  origin: 'https://books.example.com',
  database: 'books',
  login: 'anna@example.com',
  allowPlainHttp: false,
};

function setUp() {
  const stored: { current: ConnectionProfile | undefined; secret: string | undefined } = {
    current: books,
    secret: 'first key',
  };
  const connections = {
    get current() {
      return stored.current;
    },
    secretOf: () => Promise.resolve(stored.secret),
  };
  const opened: string[] = [];
  const failures: Error[] = [];
  const workrooms = new Workrooms(connections, (profile, secret) => {
    const failure = failures.shift();
    opened.push(`${profile.database} with ${secret}`);
    return failure === undefined ? Promise.resolve({ number: opened.length }) : Promise.reject(failure);
  });
  return { stored, opened, failures, workrooms };
}

describe('the workroom of the current connection', () => {
  it('is opened once and shared, also by those who ask at the same time', async () => {
    const { workrooms, opened } = setUp();
    const [one, two] = await Promise.all([workrooms.current(), workrooms.current()]);
    expect(one).toBe(two);
    expect(await workrooms.current()).toBe(one);
    expect(opened).toEqual(['books with first key']);
  });

  it('is opened again after a failure', async () => {
    const { workrooms, failures } = setUp();
    failures.push(new Error('Odoo is down'));
    await expect(workrooms.current()).rejects.toThrow('Odoo is down');
    expect(await workrooms.current()).toEqual({ number: 2 });
  });

  it('is another one as soon as the secret or the connection is another one', async () => {
    const { workrooms, stored, opened } = setUp();
    await workrooms.current();
    stored.secret = 'second key';
    await workrooms.current();
    stored.current = { ...books, database: 'other' };
    await workrooms.current();
    expect(opened).toEqual(['books with first key', 'books with second key', 'other with second key']);
  });

  it('is not to be had without a connection or without its secret', async () => {
    const { workrooms, stored, opened } = setUp();
    stored.secret = undefined;
    await expect(workrooms.current()).rejects.toMatchObject({ code: 'secret_missing' });
    stored.current = undefined;
    await expect(workrooms.current()).rejects.toMatchObject({ code: 'not_connected' });
    expect(opened).toEqual([]);
  });
});
