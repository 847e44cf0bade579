import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_HASH } from './entry.ts';
import { errorCode } from './file-errors.ts';
import { journalFiles } from './journal-reader.ts';
import { processState } from './running-process.ts';
import { checkLine, splitLines } from './stored-line.ts';

/**
 * - ok: as it was written
 * - hash: the line was changed
 * - chain: it does not follow the line before: one was changed, added or taken away
 * - torn-tail: the last line is not complete and its process has ended
 * - unreadable: it is no line of a journal; line 0 means the whole file
 */
export type Finding = 'ok' | 'hash' | 'chain' | 'torn-tail' | 'unreadable';

export interface LineFinding {
  /** The file's name in the journal's folder. */
  readonly file: string;
  /** 1 for the first. */
  readonly line: number;
  readonly finding: Finding;
}

export interface Verification {
  readonly files: number;
  readonly findings: readonly LineFinding[];
  readonly totals: Readonly<Record<Finding, number>>;
  /** Nothing but "ok" was found. A chain cannot show that its last lines were cut off. */
  readonly intact: boolean;
  /** Which of the hashes that were named elsewhere no line has: lines were cut off, or a file is missing. */
  readonly missing: readonly string[];
}

/** One file of a journal, as it was found. */
export interface JournalFile {
  readonly name: string;
  /** Undefined when it cannot be read. */
  readonly bytes: Uint8Array | undefined;
  /** The process that writes it runs, so that its last line may not be complete yet. */
  readonly isStillWritten: boolean;
}

interface CheckedLine extends LineFinding {
  readonly hash?: string;
}

/**
 * Reads the files of a journal and checks them.
 * @param folder the journal's folder
 * @param heads as for `verifyFiles`
 * @throws Problem `journal_unavailable` when the folder cannot be read
 */
export async function verifyJournal(folder: string, heads: readonly string[] = []): Promise<Verification> {
  const names = await journalFiles(folder);
  return verifyFiles(await Promise.all(names.map((name) => readJournalFile(folder, name))), heads);
}

/**
 * Checks every line of every file. Lines of later versions are checked as well as our own.
 * @param heads hashes of lines that were named where this journal cannot be changed: in notes in Odoo
 */
export function verifyFiles(files: readonly JournalFile[], heads: readonly string[] = []): Verification {
  const lines = files.flatMap(verifyFile);
  const totals = { ok: 0, hash: 0, chain: 0, 'torn-tail': 0, unreadable: 0 };
  for (const { finding } of lines) totals[finding] += 1;
  const hashes = new Set(lines.map(({ hash }) => hash));
  return {
    files: files.length,
    findings: lines.map(({ file, line, finding }) => ({ file, line, finding })),
    totals,
    intact: totals.ok === lines.length,
    missing: [...new Set(heads)].filter((head) => !hashes.has(head)),
  };
}

function verifyFile({ name: file, bytes, isStillWritten }: JournalFile): CheckedLine[] {
  if (bytes === undefined) return [{ file, line: 0, finding: 'unreadable' }];
  const { lines, rest } = splitLines(bytes);
  const checked = verifyLines(lines).map((line, index) => ({ file, line: index + 1, ...line }));
  if (rest.length === 0 || isStillWritten) return checked;
  return [...checked, { file, line: lines.length + 1, finding: 'torn-tail' }];
}

function verifyLines(lines: readonly Uint8Array[]): { readonly finding: Finding; readonly hash?: string }[] {
  let previous: string | undefined = NO_HASH;
  return lines.map((line, index) => {
    const checked = checkLine(line);
    const follows = checked?.stamp.previous === previous && checked?.stamp.sequence === index + 1;
    previous = checked?.stamp.hash;
    if (checked === undefined) return { finding: 'unreadable' };
    if (!checked.intact) return { finding: 'hash' };
    return { finding: follows ? 'ok' : 'chain', hash: checked.stamp.hash };
  });
}

async function readJournalFile(folder: string, name: string): Promise<JournalFile> {
  // Asked before reading, so that a process that ends between the two is not blamed.
  const isStillWritten = await isWriting(name);
  return { name, bytes: await readWhole(join(folder, name)), isStillWritten };
}

/** The name of a file carries the id of the process that writes it. */
export async function isWriting(file: string): Promise<boolean> {
  const pid = /^[^-]+-(?<pid>\d+)-/.exec(file)?.groups?.pid;
  return pid !== undefined && (await processState(Number(pid))).running;
}

async function readWhole(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (thrown) {
    if (errorCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}
