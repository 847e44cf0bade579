import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DraftKeys } from '../../../../src/accounting/drafting/once/draft-key.ts';
import { DraftMemory } from '../../../../src/accounting/drafting/once/draft-memory.ts';
import { NO_HASH } from '../../../../src/journal/entry.ts';
import type { Entry, StoredEntry } from '../../../../src/journal/entry.ts';

const HERE = { origin: 'https://books.example.com', database: 'books', login: 'billing' };
const connections = [HERE, { ...HERE, database: 'other' }];
const KEYS = ['k1', 'k2'];
const REQUESTS = ['a'.repeat(64), 'b'.repeat(64)];
const DOCUMENTS = ['move/1', 'move/2'];

const entry = fc.oneof(
  fc.record({
    what: fc.constant('draft-intended' as const),
    connection: fc.constantFrom(...connections),
    company: fc.constant(1),
    key: fc.constantFrom(...KEYS),
    request: fc.constantFrom(...REQUESTS),
    explicitKey: fc.constant(true),
    generation: fc.nat(2),
    asked: fc.constant(null),
  }),
  fc.record({
    what: fc.constant('draft-settled' as const),
    connection: fc.constantFrom(...connections),
    key: fc.constantFrom(...KEYS),
    request: fc.constantFrom(...REQUESTS, undefined),
    outcome: fc.constantFrom('done', 'rejected', 'not-sent', 'unknown', 'not-done'),
    document: fc.constantFrom(...DOCUMENTS, undefined),
  }),
  fc.record({
    what: fc.constant('discarding-settled' as const),
    connection: fc.constantFrom(...connections),
    request: fc.constant('r'),
    document: fc.constantFrom(...DOCUMENTS),
    outcome: fc.constantFrom('done', 'rejected'),
  }),
);

const stored = (said: Entry, sequence: number): StoredEntry => ({
  ...said,
  ...{ process: 1, host: 'h', account: 'a', sequence, previous: NO_HASH, hash: NO_HASH },
  time: new Date(sequence * 1_000).toISOString(),
});

describe('what the journal remembers of a key', () => {
  it('is the same whether it was read at once or on and on, also when lines of another process come in between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, fc.nat(20))), (all) => {
        const followed = new DraftMemory(HERE);
        const journal: StoredEntry[] = [];
        for (const [number, [said, place]] of all.entries()) {
          // Mostly at the end, as it is.
          journal.splice(place > 4 ? journal.length : journal.length - place, 0, stored(said, number));
          followed.follow([...journal]);
          const fresh = new DraftMemory(HERE).follow([...journal]);
          expect(KEYS.map((key) => followed.of(key))).toEqual(KEYS.map((key) => fresh.of(key)));
          expect(followed.generations).toEqual(fresh.generations);
        }
      }),
    );
  });

  it('is found by as many HMACs as there are generations, however many drafts there were', () => {
    const made: string[] = [];
    const makeKey = (text: string) => {
      made.push(text);
      return createHmac('sha256', 'installation').update(text).digest('hex');
    };
    const journal = Array.from({ length: 1_000 }, (_none, place) =>
      stored(
        {
          ...{ what: 'draft-intended', connection: HERE, company: 1, key: `k${place}`, asked: null },
          ...{ request: 'a'.repeat(64), explicitKey: true, generation: place % 2 },
        },
        place,
      ),
    );
    new DraftKeys(makeKey, HERE).of({ data: null }, new DraftMemory(HERE).follow(journal), 0);
    expect(made.length).toBeLessThanOrEqual(3);
  });

  it('is read once: what was read before is not looked at again', () => {
    const looked: number[] = [];
    const watched = Array.from({ length: 100 }, (_none, place) => ({
      ...stored({ ...INTENDED, key: `k${place}` }, place),
      get connection() {
        looked.push(place);
        return HERE;
      },
    }));
    const memory = new DraftMemory(HERE).follow(watched.slice(0, 90));
    looked.length = 0;
    memory.follow(watched);
    expect(new Set(looked)).toEqual(new Set([90, 91, 92, 93, 94, 95, 96, 97, 98, 99]));
  });
});

const INTENDED = {
  ...{ what: 'draft-intended' as const, connection: HERE, company: 1, asked: null },
  ...{ request: 'a'.repeat(64), explicitKey: true, generation: 0 },
};
