import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../common/clock.ts';
import type { StoredEntry } from './entry.ts';
import { asJournalProblem, errorCode } from './file-errors.ts';
import { OneAtATime } from '../common/one-at-a-time.ts';
import { readEntry, splitLines } from './stored-line.ts';

const HOUR = 3_600_000;

/** After this long without a line a writer starts a new file... */
export const QUIET_BEFORE_NEW_FILE = 12 * HOUR;

/** ...so that a reader need not look again at a file whose last line was older than this when it looked. */
const QUIET_FOR_GOOD = 24 * HOUR;

interface FileSoFar {
  /** Bytes that were read as complete lines. */
  readonly offset: number;
  /** Milliseconds since 1970; undefined while no entry was read. */
  readonly lastEntry: number | undefined;
  /** When it was read; lines may have come right after. */
  readonly readAt: number;
}

interface Located {
  readonly file: string;
  readonly entry: StoredEntry;
}

/** Merges the files of all processes, and reads only what came since the last time. */
export class JournalReader {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #turns = new OneAtATime();
  readonly #files = new Map<string, FileSoFar>();
  #merged: readonly Located[] = [];
  #entries: readonly StoredEntry[] = [];

  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /**
   * All entries in the order of time. Lines that are not complete, cannot be read or are of a later version are
   * left out: verifying is what reports them.
   * @throws Problem `journal_unavailable`
   */
  read(): Promise<readonly StoredEntry[]> {
    return this.#turns.run(async () => {
      const read = await Promise.all((await this.#growingFiles()).map((file) => this.#readOn(file)));
      this.#merge(read.flat().sort(inOrder));
      return this.#entries;
    });
  }

  /** What is new is nearly always the latest: then nothing has to be sorted again. */
  #merge(fresh: readonly Located[]): void {
    const [first] = fresh;
    if (first === undefined) return;
    const last = this.#merged.at(-1);
    const merged = [...this.#merged, ...fresh];
    this.#merged = last === undefined || inOrder(last, first) < 0 ? merged : merged.sort(inOrder);
    this.#entries = this.#merged.map(({ entry }) => entry);
  }

  async #growingFiles(): Promise<string[]> {
    const now = this.#clock.now();
    return (await journalFiles(this.#folder)).filter((file) => {
      const { lastEntry, readAt = 0 } = this.#files.get(file) ?? {};
      // When the clock was set back since, its writer may go on in it.
      const isSetBack = now < readAt;
      return lastEntry === undefined || isSetBack || readAt - lastEntry <= QUIET_FOR_GOOD;
    });
  }

  async #readOn(file: string): Promise<Located[]> {
    const before = this.#files.get(file) ?? { offset: 0, lastEntry: undefined };
    const readAt = this.#clock.now();
    const bytes = await readFrom(join(this.#folder, file), before.offset);
    const { lines, rest } = splitLines(bytes);
    const entries = lines.map(readEntry).filter((entry) => entry !== undefined);
    const last = entries.at(-1);
    this.#files.set(file, {
      offset: before.offset + bytes.length - rest.length,
      lastEntry: last === undefined ? before.lastEntry : Date.parse(last.time),
      readAt,
    });
    return entries.map((entry) => ({ file, entry }));
  }
}

/**
 * The names of the journal's files, the oldest first. None while there is no folder.
 * @throws Problem `journal_unavailable`
 */
export async function journalFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return [];
    throw asJournalProblem(thrown, folder);
  }
}

/** A writer never lets time go back, so the order of time keeps the order of each file. */
function inOrder(a: Located, b: Located): number {
  if (a.entry.time !== b.entry.time) return a.entry.time < b.entry.time ? -1 : 1;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.entry.sequence - b.entry.sequence;
}

async function readFrom(path: string, offset: number): Promise<Uint8Array> {
  try {
    const wanted = (await stat(path)).size - offset;
    return wanted > 0 ? await readBytes(path, offset, wanted) : new Uint8Array();
  } catch (thrown) {
    throw asJournalProblem(thrown, path);
  }
}

async function readBytes(path: string, offset: number, count: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(count), 0, count, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
