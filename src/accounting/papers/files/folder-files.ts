import { constants } from 'node:fs';
import { lstat, open, realpath, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, relative, resolve, sep } from 'node:path';
import { isInside } from '../../../common/is-inside.ts';
import type { Problem } from '../../../common/problem.ts';
import { said } from '../../../common/said.ts';
import { paperProblems } from '../problems.ts';
import { isGitIgnored } from './git-ignore.ts';
import { MOST_BYTES } from './paper-files.ts';
import type { OpenedFile, PaperFiles } from './paper-files.ts';
import { whyNotSegments, whyNotText } from './path-rules.ts';

/** A path that lies in a folder, as far as its letters tell. */
interface Candidate {
  readonly folder: string;
  readonly path: string;
}

/**
 * Files in folders of this machine. What counts is the file that was opened, not the path that was asked for: a path
 * may lead elsewhere from one moment to the next.
 */
export class FolderFiles implements PaperFiles {
  readonly #folders: () => readonly string[];
  readonly #platform: NodeJS.Platform;

  /**
   * @param folders absolute paths, asked for anew each time; throws the problem why there are none
   * @param platform whose rules about names hold
   */
  constructor(folders: () => readonly string[], platform: NodeJS.Platform = process.platform) {
    this.#folders = folders;
    this.#platform = platform;
  }

  async open(path: string): Promise<OpenedFile> {
    const folders = this.#folders();
    const why = whyNotText(path, this.#platform);
    if (why !== undefined) throw paperProblems.refused(path, why);
    const found = await this.#find(path, folders);
    const file = await openRegular(path, found.path);
    try {
      const real = await this.#assertInside(path, file, found);
      return {
        path: segmentsOf(found.folder, found.path).join('/'),
        name: basename(real),
        bytes: await readWhole(path, file),
      };
    } finally {
      await file.close();
    }
  }

  async #find(path: string, folders: readonly string[]): Promise<Candidate> {
    const candidates = folders
      .map((folder) => ({ folder, path: resolve(folder, path) }))
      .filter((each) => isInside(each.folder, each.path));
    if (candidates.length === 0)
      throw paperProblems.refused(path, said`it is outside of the workspace folders`);
    const whyNot = (each: Candidate) => whyNotSegments(segmentsOf(each.folder, each.path), this.#platform);
    const there: Candidate[] = [];
    for (const each of candidates.filter((candidate) => whyNot(candidate) === undefined)) {
      if (await exists(path, each.path)) there.push(each);
    }
    const why = candidates.map(whyNot).find((each) => each !== undefined);
    if (there.length === 0 && why !== undefined) throw paperProblems.refused(path, why);
    // Folders may lie in each other; of an absolute path there is only one file.
    const [first, ...others] = there.toSorted((a, b) => b.folder.length - a.folder.length);
    if (first === undefined) throw paperProblems.notFound(path);
    if (others.some((other) => other.path !== first.path)) throw paperProblems.ambiguous(path);
    return first;
  }

  /** Holds the opened file, not its path, against the rules. @returns its path without links */
  async #assertInside(path: string, file: FileHandle, found: Candidate): Promise<string> {
    const opened = await file.stat({ bigint: true });
    if (!opened.isFile()) throw paperProblems.refused(path, said`it is no file`);
    if (opened.nlink > 1n)
      throw paperProblems.refused(path, said`it is a hard link: the same file lies elsewhere, too`);
    const [folder, real] = await Promise.all([realpath(found.folder), realpath(found.path)]).catch(
      (thrown: unknown) => fail(path, thrown),
    );
    const now = await stat(real, { bigint: true }).catch((thrown: unknown) => fail(path, thrown));
    const isSame = now.dev === opened.dev && now.ino === opened.ino;
    if (!isSame || !isInside(folder, real))
      throw paperProblems.refused(path, said`a link leads out of the workspace`);
    const why = whyNotSegments(segmentsOf(folder, real), this.#platform);
    if (why !== undefined) throw paperProblems.refused(path, why);
    if (await isGitIgnored(folder, real))
      throw paperProblems.refused(path, said`git ignores it, so it is private`);
    if (opened.size > BigInt(MOST_BYTES)) throw paperProblems.tooLarge(path, opened.size, MOST_BYTES);
    if (opened.size === 0n) throw paperProblems.refused(path, said`it is empty`);
    return real;
  }
}

/** Looks before it opens: opening a pipe waits for somebody to write, opening a device may do something. */
async function openRegular(asked: string, path: string): Promise<FileHandle> {
  const found = await lstat(path).catch((thrown: unknown) => fail(asked, thrown));
  if (found.isSymbolicLink()) throw paperProblems.refused(asked, said`it is a link`);
  if (!found.isFile())
    throw paperProblems.refused(asked, found.isDirectory() ? said`it is a folder` : said`it is no file`);
  // Where the system has no such flag, as on Windows, it counts as 0.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  return open(path, flags).catch((thrown: unknown) => fail(asked, thrown));
}

async function exists(asked: string, path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (thrown: unknown) => {
      const problem = problemOf(asked, thrown);
      if (problem?.code === 'paper_not_found') return false;
      throw problem ?? thrown;
    },
  );
}

async function readWhole(asked: string, file: FileHandle): Promise<Uint8Array> {
  // It may have grown since its size was looked at.
  const buffer = Buffer.alloc(Math.min((await file.stat()).size + 1, MOST_BYTES + 1));
  let read = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, read, buffer.length - read, read);
    read += bytesRead;
    if (bytesRead === 0) return new Uint8Array(buffer.subarray(0, read));
    if (read === buffer.length) throw paperProblems.refused(asked, said`it is being written to; try again`);
  }
}

function fail(asked: string, thrown: unknown): never {
  throw problemOf(asked, thrown) ?? thrown;
}

/** What a failure of the file system means; undefined for what is none. */
function problemOf(asked: string, thrown: unknown): Problem | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
  switch (thrown.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return paperProblems.notFound(asked);
    case 'EACCES':
    case 'EPERM':
      return paperProblems.refused(asked, said`this account may not read it`);
    case 'ELOOP':
      return paperProblems.refused(asked, said`it is a link`);
    default:
      return paperProblems.refused(asked, said`it cannot be opened`);
  }
}

function segmentsOf(folder: string, path: string): string[] {
  return relative(folder, path)
    .split(sep)
    .filter((segment) => segment !== '');
}
