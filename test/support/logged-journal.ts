import type { Entry, StoredEntry } from '../../src/journal/entry.ts';
import { Journal } from '../../src/journal/journal.ts';
import { ManualClock } from './manual-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const connection = { origin: 'https://books.example.com', database: 'books', login: 'ada' };

export const REQUEST = '3fa29c11-0000-4000-8000-000000000001';
export const DIGEST = 'cd'.repeat(32);

/** What each entry of a request about a bill begins with. */
export const named = { request: REQUEST, connection, document: 'move/7' } as const;

export const asked = {
  ...named,
  what: 'posting-asked',
  digest: DIGEST,
  requester: 'Visual Studio Code',
  shown:
    'Post vendor bill of “Azure Interior”, 552.00 EUR?\n\nOdoo: https://books.example.com\n    Tax: 19 %',
} as const;
export const answered = { ...named, what: 'posting-answered', answer: 'yes' } as const;
export const intended = { ...named, what: 'posting-intended', digest: DIGEST } as const;
export const settled = {
  ...named,
  what: 'posting-settled' as const,
  outcome: 'done' as const,
  number: 'BILL/2026/11/0001',
};

/** A bill that a person was asked about, and that was posted. */
export const POSTED: readonly Entry[] = [asked, answered, intended, settled];

/** Writes entries a second apart, and reads them back. */
export async function journalled(entries: readonly Entry[]): Promise<readonly StoredEntry[]> {
  const clock = new ManualClock();
  const journal = new Journal(temporaryFolder(), clock, { process: 1, host: 'laptop', account: 'anna' });
  for (const entry of entries) {
    await journal.append(entry);
    clock.advance(1000);
  }
  await journal.dispose();
  return journal.entries();
}
