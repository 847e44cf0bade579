import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whatBecomes } from '../../../src/vscode/commands/what-becomes.ts';
import { connectionOfAgents } from '../../../src/vscode/connections/connection-of-agents.ts';
import { defaultName, isTaken, judgeName, shownName } from '../../../src/vscode/connections/names.ts';
import { OpenConnections } from '../../../src/vscode/connections/open-connections.ts';
import { parseProfiles } from '../../../src/vscode/connections/profile.ts';
import type { ConnectionProfile } from '../../../src/vscode/connections/profile.ts';
import { BOOKS, connectionsInMemory, DEMO, SomeConnections } from '../../support/some-connections.ts';
import { problemOf } from '../../support/problem-of.ts';

const OTHER: ConnectionProfile = { ...BOOKS, database: 'other' };
const POSTING = { login: 'chief@example.com', typed: false };
const namesOf = (profiles: readonly ConnectionProfile[]) => profiles.map(({ name }) => name);

describe('the connections of a person', () => {
  it('stand beside each other, in the order in which they came', async () => {
    const { connections } = connectionsInMemory();
    await connections.connect(BOOKS, 'one');
    await connections.connect({ ...OTHER, name: 'Other' }, 'two');
    expect(connections.all).toEqual([BOOKS, { ...OTHER, name: 'Other' }]);
    expect(await connections.secretOf(BOOKS)).toBe('one');
    expect(await connections.secretOf(OTHER)).toBe('two');
  });

  it('are one where address, database and login are the same: the later one takes its place', async () => {
    const { connections } = connectionsInMemory();
    await connections.connect(BOOKS, 'one');
    await connections.connect({ ...OTHER, name: 'Other' }, 'two');
    await connections.connect({ ...BOOKS, name: 'Live', allowPlainHttp: true }, 'new key');
    expect(namesOf(connections.all)).toEqual(['Live', 'Other']);
    expect(await connections.secretOf(BOOKS)).toBe('new key');
  });

  it('never share a name: one that is taken says more of where it leads', async () => {
    const { connections } = connectionsInMemory();
    await connections.connect(BOOKS, '');
    await connections.connect(OTHER, '');
    await connections.connect({ ...OTHER, login: 'bea@example.com' }, '');
    await connections.connect({ ...BOOKS, origin: 'https://demo.example.com', name: 'DEMO company' }, '');
    expect(namesOf(connections.all)).toEqual([
      'books.example.com',
      'other at books.example.com',
      'bea@example.com, other at books.example…',
      'demo.example.com',
    ]);
  });

  it('are renamed, but not to the name of another one', async () => {
    const { connections } = connectionsInMemory();
    await connections.connect(BOOKS, 'one');
    await connections.connect({ ...OTHER, name: 'Other' }, 'two');
    expect(await connections.rename(BOOKS, 'OTHER')).toBe(false);
    expect(await connections.rename(BOOKS, 'Live')).toBe(true);
    expect(await connections.rename({ ...BOOKS, database: 'gone' }, 'Gone')).toBe(false);
    expect(namesOf(connections.all)).toEqual(['Live', 'Other']);
    expect(await connections.secretOf(BOOKS)).toBe('one');
  });

  it('are told to be others when another window has changed them: nobody hears of a name by itself', async () => {
    const { connections, profiles } = connectionsInMemory();
    await connections.connect(BOOKS, 'one');
    const told: (readonly string[])[] = [];
    connections.onDidChange(() => told.push(namesOf(connections.all)));
    connections.lookAgain();
    expect(told).toEqual([]);
    profiles.set('connections', [{ ...BOOKS, name: 'Live' }]);
    connections.lookAgain();
    connections.lookAgain();
    expect(told).toEqual([['Live']]);
  });

  it('are removed one by one', async () => {
    const { connections, secrets } = connectionsInMemory();
    await connections.connect(BOOKS, 'one');
    await connections.connect({ ...OTHER, name: 'Other' }, 'two');
    await connections.remove(BOOKS);
    expect(namesOf(connections.all)).toEqual(['Other']);
    expect([...secrets.values()]).toEqual(['two']);
  });

  it('are those that were stored before there could be several', () => {
    expect(parseProfiles([BOOKS])).toEqual([BOOKS]);
  });

  it('are read back without a second one of the same, and with names that tell them apart', () => {
    const stored = [BOOKS, { ...BOOKS, name: 'Again' }, OTHER, { ...OTHER, login: 'b', name: 'a\u202eb' }];
    expect(namesOf(parseProfiles(stored))).toEqual([
      'books.example.com',
      'other at books.example.com',
      'a<U+202E>b',
    ]);
  });
});

describe('the name of a connection', () => {
  it('is the host, unless the person says otherwise', () => {
    expect(defaultName(BOOKS, [])).toBe('books.example.com');
    expect(defaultName({ ...BOOKS, origin: 'http://localhost:8069' }, [])).toBe('localhost:8069');
  });

  it('is found for any number of connections to one host, each one free and short', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 12 }), (databases) => {
        const names: { name: string }[] = [];
        for (const database of databases) {
          const name = defaultName({ ...BOOKS, database }, names);
          expect(isTaken(name, names)).toBe(false);
          expect(Array.from(name).length).toBeLessThanOrEqual(40);
          names.push({ name });
        }
      }),
    );
  });

  it.each([
    ['nothing', '  '],
    ['more than one line', 'Live\nPosted by: nobody'],
    ['what turns the direction', 'Live\u202e'],
    ['too much', 'x'.repeat(41)],
    ['the name of another one', 'oTHER'],
    ['the demo company’s', 'Demo Company'],
    ['the demo company’s mark', 'DEMO'],
  ])('is not %s', (_, typed) => {
    expect(judgeName(typed, [{ name: 'Other' }]).ok).toBe(false);
  });

  it('is what was typed, without blanks around it', () => {
    expect(judgeName(' Lindenhof, live ', [])).toEqual({ ok: true, value: 'Lindenhof, live' });
    expect(shownName('Lindenhof, live')).toBe('Lindenhof, live');
  });
});

describe('what a window is connected to', () => {
  const open = (...saved: ConnectionProfile[]) => {
    const own = new SomeConnections(...saved);
    const demo = new SomeConnections();
    return { own, demo, connections: new OpenConnections(demo, own) };
  };

  it('is told by name where the person gave one, or where there are several', () => {
    const { own, demo, connections } = open(BOOKS);
    expect(connections.nameToTell(BOOKS)).toBeUndefined();
    own.all = [{ ...BOOKS, name: 'Live' }];
    expect(connections.nameToTell(BOOKS)).toBe('Live');
    own.all = [BOOKS];
    demo.all = [DEMO];
    expect(connections.nameToTell(BOOKS)).toBe('books.example.com');
    expect(connections.nameToTell(DEMO)).toBeUndefined();
  });

  it('lets an agent reach the connection that it was given, as it is now, and no other', async () => {
    const { own, demo, connections } = open(BOOKS, { ...OTHER, name: 'Other' });
    const asked: ConnectionProfile[] = [];
    const workrooms = {
      of: (profile: ConnectionProfile) => {
        asked.push(profile);
        return Promise.reject(new Error('opened'));
      },
    };
    const reach = (profile: ConnectionProfile) => connectionOfAgents(profile, connections, workrooms);
    expect(reach(BOOKS)).toMatchObject({
      ...{ isDemo: false, name: 'books.example.com', shortName: 'books.ex' },
    });
    own.all = [{ ...BOOKS, name: 'Live', posting: POSTING }];
    await reach(BOOKS)
      .workroom()
      .catch(() => undefined);
    expect(asked).toEqual([{ ...BOOKS, name: 'Live', posting: POSTING }]);
    expect(reach(BOOKS).name).toBe('Live');
    expect((await problemOf(reach(OTHER).workroom())).code).toBe('not_connected');
    own.all = [{ ...BOOKS, login: 'eve@example.com' }];
    expect((await problemOf(reach(BOOKS).workroom())).code).toBe('not_connected');
    own.all = [{ ...BOOKS, isDemo: true }];
    expect((await problemOf(reach(BOOKS).workroom())).code).toBe('not_connected');
    own.all = [];
    demo.all = [{ ...DEMO, database: 'demo-2' }];
    await reach(DEMO)
      .workroom()
      .catch(() => undefined);
    expect(asked.at(-1)?.database).toBe('demo-2');
    expect(reach(DEMO)).toMatchObject({ isDemo: true });
    expect(asked).toHaveLength(2);
  });
});

describe('what the person is told before a connection is removed', () => {
  it('is what is forgotten and what stays', () => {
    const text = whatBecomes(BOOKS, [BOOKS]);
    expect(text).toContain('anna@example.com on books, https://books.example.com.');
    expect(text).toContain('password or API key is deleted');
    expect(text).toContain('Kept: the posting log, and all drafts');
    expect(text).not.toContain('with which it posts');
  });

  it('names the key for posting only where that goes too', () => {
    const one = { ...BOOKS, posting: POSTING };
    const other = { ...one, name: 'Other', login: 'bot2@example.com' };
    expect(whatBecomes(one, [one])).toContain('So is the key of chief@example.com, with which it posts.');
    expect(whatBecomes(one, [one, other])).not.toContain('with which it posts');
    const typed = { ...BOOKS, posting: { ...POSTING, typed: true } };
    expect(whatBecomes(typed, [typed])).not.toContain('with which it posts');
  });
});
