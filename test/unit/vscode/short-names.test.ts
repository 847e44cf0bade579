import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProfiles } from '../../../src/vscode/connections/profile.ts';
import { shortNamed, shortNameOf } from '../../../src/vscode/connections/short-names.ts';
import { BOOKS, connectionsInMemory } from '../../support/some-connections.ts';

/** Names that were given one after another, and their short ones. */
function shortNames(...names: string[]): string[] {
  const connections: { name: string }[] = [];
  for (const name of names) connections.push(shortNamed({ name }, connections));
  return connections.map(shortNameOf);
}

describe('what stands for a connection in the names of its tools', () => {
  it.each([
    ['Live', 'Live'],
    ['Lindenhof, live', 'Lin live'],
    ['Lindenhof, test', 'Lin test'],
    ['Second books', 'Sec book'],
    ['books.example.com', 'books.ex'],
    ['127.0.0.1:8069', '127.0.0'],
    ['other at books.example.com', 'oth book'],
    ['Books of 2026 (old)', 'Boo (old'],
    ['— — — — — — —', ''],
  ])('is a short name, or the beginning and the last word of a long one: %s', (name, short) => {
    expect(shortNameOf({ name })).toBe(short);
  });

  it('has a number where another connection has the same, as VS Code writes it', () => {
    expect(shortNames('Second books', 'Second old books', 'sec.book')).toEqual([
      ...['Sec book', 'Sec bo 2', 'sec.bo 3'],
    ]);
    expect(shortNames('東京', '日本', '(demo)')).toEqual(['東京', '日本 2', '(demo 2']);
  });

  it('is never longer than VS Code takes whole, and never that of two', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary' })), (names) => {
        const short = shortNames(...names);
        expect(new Set(short).size).toBe(names.length);
        for (const each of short) expect(Array.from(each).length).toBeLessThanOrEqual(8);
      }),
    );
  });

  it('stays with whoever had it first, and after the window was loaded again', async () => {
    const { connections, profiles } = connectionsInMemory();
    const second = { ...BOOKS, database: 'second', name: 'Second books' };
    const shown = () => parseProfiles(profiles.get('connections')).map(shortNameOf);
    await connections.connect(BOOKS, 'one');
    await connections.connect(second, 'two');
    expect(await connections.rename(BOOKS, 'Second old books')).toBe(true);
    expect(shown()).toEqual(['Sec bo 2', 'Sec book']);
    await connections.connect({ ...second, allowPlainHttp: true }, 'new key');
    await connections.setPosting(BOOKS, { login: 'chief@example.com', typed: true }, '');
    expect(shown()).toEqual(['Sec bo 2', 'Sec book']);
    await connections.rename(second, 'Live');
    expect(shown()).toEqual(['Sec bo 2', 'Live']);
    await connections.rename(BOOKS, 'Lindenhof');
    expect(shown()).toEqual(['Lindenho', 'Live']);
  });

  it('is made anew where what is stored has two of the same', () => {
    const stored = ['Second books', 'Second old books'].map((name) => ({ ...BOOKS, name, database: name }));
    expect(parseProfiles(stored).map(shortNameOf)).toEqual(['Sec book', 'Sec bo 2']);
    const both = stored.map((each) => ({ ...each, shortName: 'Sec book' }));
    expect(parseProfiles(both).map(shortNameOf)).toEqual(['Sec book', 'Sec bo 2']);
  });
});
