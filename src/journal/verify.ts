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
}

/**
 * Checks every line of every file. Lines of later versions are checked as well as our own.
 * @param folder the journal's folder
 * @throws Problem `journal_unavailable` when the folder cannot be read
 */
export async function verifyJournal(folder: string): Promise<Verification> {
  const files = await journalFiles(folder);
  const findings = (await Promise.all(files.map((file) => verifyFile(folder, file)))).flat();
  const totals = { ok: 0, hash: 0, chain: 0, 'torn-tail': 0, unreadable: 0 };
  for (const { finding } of findings) totals[finding] += 1;
  return { files: files.length, findings, totals, intact: totals.ok === findings.length };
}

async function verifyFile(folder: string, file: string): Promise<LineFinding[]> {
  // Asked before reading, so that a process that ends between the two is not blamed.
  const stillWritten = await isStillWritten(file);
  const bytes = await readWhole(join(folder, file));
  if (bytes === undefined) return [{ file, line: 0, finding: 'unreadable' }];
  const { lines, rest } = splitLines(bytes);
  const findings = verifyLines(lines).map((finding, index) => ({ file, line: index + 1, finding }));
  if (rest.length === 0 || stillWritten) return findings;
  return [...findings, { file, line: lines.length + 1, finding: 'torn-tail' as const }];
}

function verifyLines(lines: readonly Uint8Array[]): Finding[] {
  let previous: string | undefined = NO_HASH;
  return lines.map((line, index) => {
    const checked = checkLine(line);
    const follows = checked?.stamp.previous === previous && checked?.stamp.sequence === index + 1;
    previous = checked?.stamp.hash;
    if (checked === undefined) return 'unreadable';
    if (!checked.intact) return 'hash';
    return follows ? 'ok' : 'chain';
  });
}

/** The name of a file carries the id of the process that writes it. */
async function isStillWritten(file: string): Promise<boolean> {
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
