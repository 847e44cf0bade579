import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../common/clock.ts';
import { makePrivateFolder, syncFolder } from './durable-files.ts';
import { NO_HASH, entrySchema } from './entry.ts';
import type { Entry, StoredEntry } from './entry.ts';
import { asJournalProblem } from './file-errors.ts';
import { JournalReader, QUIET_BEFORE_NEW_FILE } from './journal-reader.ts';
import { OneAtATime } from '../common/one-at-a-time.ts';
import { sealLine } from './stored-line.ts';

/** Who writes: stamped on every line. */
export interface JournalIdentity {
  /** The process id. */
  readonly process: number;
  readonly host: string;
  /** The account of the operating system. */
  readonly account: string;
}

interface OwnFile {
  readonly handle: FileHandle;
  readonly sequence: number;
  readonly previous: string;
}

/**
 * What was intended and what came of it. Each process appends to a file of its own, a chain of hashes; reading
 * merges the files of all processes.
 */
export class Journal {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #identity: JournalIdentity;
  readonly #reader: JournalReader;
  readonly #appends = new OneAtATime();
  #file: OwnFile | undefined;
  #head = NO_HASH;
  /** Wall time of the last line, in milliseconds since 1970. */
  #lastTime = 0;

  /** @param folder holds nothing but the journal's files; it is made at the first entry */
  constructor(folder: string, clock: Clock, identity: JournalIdentity) {
    this.#folder = folder;
    this.#clock = clock;
    this.#identity = identity;
    this.#reader = new JournalReader(folder, clock);
  }

  /** Who writes. */
  get identity(): JournalIdentity {
    return this.#identity;
  }

  /** The hash of the last line that this process wrote; zeros before the first. */
  get head(): string {
    return this.#head;
  }

  /**
   * Writes one entry. It is on the disk when this resolves.
   * @throws Problem `journal_unavailable`; the entry may or may not be in the journal then, and the next one goes
   *   into a new file, because this one may end in half a line
   */
  async append(entry: Entry): Promise<StoredEntry> {
    const checked = entrySchema.parse(entry);
    return this.#appends.run(async () => {
      try {
        return await this.#write(checked);
      } catch (thrown) {
        await this.#closeFile();
        throw asJournalProblem(thrown, this.#folder);
      }
    });
  }

  /**
   * The entries of all processes in the order of time.
   * @throws Problem `journal_unavailable`
   */
  entries(): Promise<readonly StoredEntry[]> {
    return this.#reader.read();
  }

  /** Ends after the last entry that was asked for. What is appended later goes into a new file. */
  dispose(): Promise<void> {
    return this.#appends.run(() => this.#closeFile());
  }

  async #write(entry: Entry): Promise<StoredEntry> {
    const now = this.#clock.now();
    if (now - this.#lastTime > QUIET_BEFORE_NEW_FILE) await this.#closeFile();
    // Wall time may be set back; the order of lines may not.
    const time = Math.max(now, this.#lastTime);
    const file = this.#file ?? (await this.#createFile(time));
    const sequence = file.sequence + 1;
    const stamp = {
      ...this.#identity,
      sequence,
      time: new Date(time).toISOString(),
      previous: file.previous,
    };
    const line = sealLine(entry, stamp);
    await file.handle.appendFile(`${line.text}\n`);
    await file.handle.sync();
    this.#file = { handle: file.handle, sequence, previous: line.entry.hash };
    this.#head = line.entry.hash;
    this.#lastTime = time;
    return line.entry;
  }

  async #createFile(time: number): Promise<OwnFile> {
    await makePrivateFolder(this.#folder);
    const when = new Date(time).toISOString().replace(/[-:.]/g, '');
    const name = `${when}-${this.#identity.process}-${randomBytes(4).toString('hex')}.jsonl`;
    const handle = await open(join(this.#folder, name), 'ax', 0o600);
    const file = { handle, sequence: 0, previous: NO_HASH };
    this.#file = file;
    await syncFolder(this.#folder);
    return file;
  }

  /** Whether closing works or not, this file is not written to again. */
  async #closeFile(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await Promise.allSettled([file?.handle.close()]);
  }
}
