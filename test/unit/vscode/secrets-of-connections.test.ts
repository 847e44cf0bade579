import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { postingSecretKey, secretKey } from '../../../src/vscode/connections/profile.ts';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import { Workrooms } from '../../../src/vscode/connections/workrooms.ts';
import { CANARY, leaksIn } from '../../support/canaries.ts';
import { problemOf } from '../../support/problem-of.ts';
import { connectionsInMemory } from '../../support/some-connections.ts';

const POSTING = `${CANARY}-for-posting`;
const books: ConnectionProfile = {
  name: 'books.example.com',
  origin: 'https://books.example.com',
  database: 'books',
  login: 'anna@example.com',
  allowPlainHttp: true,
  posting: { login: 'chief@example.com', typed: false },
};
const elsewhere: readonly [string, Partial<ConnectionProfile>][] = [
  ['another host', { origin: 'https://books.example.org' }],
  ['a host below it', { origin: 'https://books.example.com.evil.example' }],
  ['the same host without encryption', { origin: 'http://books.example.com' }],
  ['another port', { origin: 'https://books.example.com:8443' }],
  ['another database', { database: 'books-2' }],
  ['a database that differs in case', { database: 'Books' }],
  ['another login', { login: 'bea@example.com' }],
];

/** A window that was connected, and then somebody wrote another profile where connections are kept. */
async function setUp() {
  const { connections, profiles, secrets } = connectionsInMemory();
  await connections.connect(books, CANARY);
  await connections.setPosting(books, books.posting, POSTING);
  const sent: [ConnectionProfile, string][] = [];
  const workrooms = new Workrooms({
    connections,
    open: (profile, secret) => {
      sent.push([profile, secret]);
      return Promise.resolve('room');
    },
    close: () => Promise.resolve(),
    report: () => undefined,
  });
  const point = (to: Partial<ConnectionProfile>) =>
    void profiles.set('connections', [structuredClone({ ...books, ...to })]);
  return { connections, profiles, secrets, sent, workrooms, point };
}

describe('the secret of a connection', () => {
  it('goes to the address, the database and the login that it was typed for', async () => {
    const { sent, workrooms } = await setUp();
    await workrooms.of(books);
    expect(sent).toEqual([[books, CANARY]]);
  });

  it.each(elsewhere)('goes nowhere else, also of a connection that was opened before: %s', async (_, to) => {
    const { sent, workrooms, connections, point } = await setUp();
    await workrooms.of(books);
    point(to);
    const [pointed] = connections.all;
    if (pointed === undefined) throw new Error('There is no connection.');
    expect(pointed).toMatchObject(to);
    expect((await problemOf(workrooms.of(books))).code).toBe('not_connected');
    const problem = await problemOf(workrooms.of(pointed));
    expect(problem.code).toBe('secret_missing');
    expect(problem.person).toContain('Enter New Key');
    expect(leaksIn(problem, [CANARY])).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it.each(elsewhere.filter(([, to]) => to.login === undefined))(
    'of who posts goes nowhere else: %s',
    async (_, to) => {
      const { connections } = await setUp();
      expect(await connections.postingSecretOf(books)).toBe(POSTING);
      expect(await connections.postingSecretOf({ ...books, ...to })).toBeUndefined();
    },
  );

  it('of who drafts is never that of who posts, nor the other way round', async () => {
    const { connections } = await setUp();
    const chief = { ...books, login: 'chief@example.com' };
    expect(await connections.secretOf(chief)).toBeUndefined();
    const anna = { ...books, posting: { login: books.login, typed: false } };
    expect(await connections.postingSecretOf(anna)).toBeUndefined();
    expect(secretKey(chief)).not.toBe(postingSecretKey(books, { login: chief.login, typed: false }));
  });

  it.each(elsewhere)('stays when the person connects to %s, and goes with its connection', async (_, to) => {
    const { connections, secrets } = await setUp();
    const other = { ...books, ...to, name: 'Other' };
    await connections.connect(other, 'another secret');
    expect(await connections.secretOf(books)).toBe(CANARY);
    expect(await connections.secretOf(other)).toBe('another secret');
    await connections.remove(books);
    expect([...secrets.values()]).not.toContain(CANARY);
    expect(await connections.secretOf(other)).toBe('another secret');
  });

  it('is in the secret storage, and in no profile nor in the name that it is kept under', async () => {
    const { profiles, secrets } = await setUp();
    expect(leaksIn([...profiles], [CANARY])).toEqual([]);
    expect(leaksIn([...secrets.keys()], [CANARY])).toEqual([]);
  });
});

describe('a workspace', () => {
  const sources = globSync('src/**/*.ts').map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const naming = (word: RegExp): string[] =>
    sources.filter(({ text }) => word.test(text)).map(({ path }) => path.replaceAll('\\', '/'));

  it('is asked for no setting: the one that there is comes from the person alone', () => {
    expect(naming(/getConfiguration/)).toEqual(['src/vscode/settings.ts']);
    expect(naming(/workspaceState|workspaceValue|workspaceFolderValue/)).toEqual([]);
  });

  it('has no setting for an address, a login or a secret', () => {
    const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(manifest).toHaveProperty('contributes.configuration.properties', {
      'mcpOdoo.typeTotalsOver': expect.objectContaining({ scope: 'machine' }),
    });
  });
});
