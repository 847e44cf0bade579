import type { Json } from '../../src/common/json.ts';
import type { Entry } from '../../src/journal/entry.ts';

const books = { origin: 'https://books.example.com', database: 'books', login: 'ada' };

/** An intended draft under this key. */
export function draftIntended(key: string, asked: Json = { amount: '12.50' }): Entry {
  const request = 'ab'.repeat(32);
  return {
    what: 'draft-intended',
    connection: books,
    company: 1,
    key,
    request,
    explicitKey: true,
    generation: 0,
    asked,
  };
}

/** The draft under this key exists. */
export function draftDone(key: string, more: { readonly problem?: string | undefined } = {}): Entry {
  return { what: 'draft-settled', connection: books, key, outcome: 'done', document: 'move/7', ...more };
}
