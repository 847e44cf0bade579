import { z } from 'zod';
import { changeEntries } from './entries/changes.ts';
import { discardingEntries } from './entries/discardings.ts';
import { draftEntries } from './entries/drafts.ts';
import { fileEntries } from './entries/files.ts';
import { noteEntries } from './entries/notes.ts';
import { partnerEntries } from './entries/partners.ts';
import { postingEntries } from './entries/postings.ts';
import { proposalEntries } from './entries/proposals.ts';
import { settlingEntries } from './entries/settlings.ts';
import { undoingEntries } from './entries/undoings.ts';
import { sha256 } from './entries/shared.ts';

/** What is said in the journal, without what the journal adds. */
export const entrySchema = z.discriminatedUnion('what', [
  ...draftEntries,
  ...changeEntries,
  ...fileEntries,
  ...postingEntries,
  ...settlingEntries,
  ...undoingEntries,
  ...discardingEntries,
  ...noteEntries,
  ...partnerEntries,
  ...proposalEntries,
]);

/** What the journal adds to every line. */
export const stampSchema = z.object({
  /** 1 for the first line of a file. */
  sequence: z.int().min(1),
  time: z.iso.datetime({ precision: 3 }),
  process: z.int().min(0),
  host: z.string(),
  /** The account of the operating system. */
  account: z.string(),
  /** The hash of the line before; zeros for the first. */
  previous: sha256,
  /** SHA-256 of the canonical JSON of the line without this member. */
  hash: sha256,
});

export type Entry = z.infer<typeof entrySchema>;
export type Stamp = z.infer<typeof stampSchema>;
export type StoredEntry = Entry & Stamp;

/** The line before the first. */
export const NO_HASH = '0'.repeat(64);
