import { describe, expect, it } from 'vitest';
import { replacedKeyText } from '../../../src/vscode/connections/env-import/replaced-key.ts';
import { toldApart } from '../../../src/vscode/connections/env-import/told-apart.ts';
import { rememberAnswers } from '../../../src/vscode/connections/wizard/remembered.ts';
import type { AnswersOf } from '../../../src/vscode/connections/wizard/remembered.ts';
import { BOOKS } from '../../support/some-connections.ts';

describe('the files of a window that name an Odoo', () => {
  it('are shown by folder and name, and by all of their path where two are called the same', () => {
    const files = [
      { shown: 'books/.env', path: '/home/ada/books/.env' },
      { shown: 'books/.env', path: '/home/ada/old/books/.env' },
      { shown: 'lindenhof/.env', path: '/home/ada/lindenhof/.env' },
    ];
    expect(toldApart(files)).toEqual(['/home/ada/books/.env', '/home/ada/old/books/.env', 'lindenhof/.env']);
  });
});

describe('the consent to connect from a file', () => {
  const file = { url: BOOKS.origin, database: BOOKS.database, login: BOOKS.login };

  it('says which stored key is replaced by the one in the file', () => {
    expect(replacedKeyText(file, [{ ...BOOKS, name: 'Lindenhof' }])).toBe(
      'You have this connection already: “Lindenhof”. The key that is stored for it is replaced by the one in the file.',
    );
  });

  it.each([
    ['address', { origin: 'https://books.example.org' }],
    ['database', { database: 'other' }],
    ['login', { login: 'bea@example.com' }],
  ])('says nothing of a connection with another %s', (_, other) => {
    expect(replacedKeyText(file, [{ ...BOOKS, ...other }])).toBeUndefined();
  });
});

describe('what a wizard remembers for the next time', () => {
  /** What is kept of two answers, after which the person goes through the rest, or gives up. */
  async function kept(from: AnswersOf, end: string | undefined): Promise<string[]> {
    const all: string[] = [];
    await rememberAnswers(
      from,
      (answers: string) => all.push(answers),
      (heard) => {
        heard('one');
        heard('two');
        return Promise.resolve(end);
      },
    );
    return all;
  }

  it('is what the person typed, also where they gave up', async () => {
    expect(await kept('person', undefined)).toEqual(['one', 'two']);
    expect(await kept('person', 'two')).toEqual(['one', 'two']);
  });

  it('is nothing of a file, unless the person went through all of it', async () => {
    expect(await kept('file', undefined)).toEqual([]);
    expect(await kept('file', 'two')).toEqual(['two']);
  });
});
