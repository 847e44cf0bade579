import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import type { Json } from '../common/json.ts';
import { Problem } from '../common/problem.ts';
import { createDurably, createOnce, syncFolder } from '../journal/durable-files.ts';
import { errorCode } from '../journal/file-errors.ts';

/**
 * Reads a file of ours.
 * @returns undefined when there is none
 * @throws Problem `approvals_unavailable`: it cannot be read, or is damaged
 */
export async function readPrivate<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await textOf(path);
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(jsonOf(text));
  if (!parsed.success) throw approvalsUnavailable(`a file is damaged (${path})`);
  return parsed.data;
}

/**
 * Writes a file of ours, readable by its owner only. It appears at once, in the place of the one before.
 * @throws Problem `approvals_unavailable`
 */
export async function writePrivate(path: string, value: Json): Promise<void> {
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    await createDurably(draft, JSON.stringify(value));
    await rename(draft, path);
    await syncFolder(dirname(path));
  } catch (thrown) {
    throw asApprovalProblem(thrown, path);
  }
}

/**
 * Writes a file of ours where there is none yet. Of all that do so at once, one alone is the first.
 * @returns whether it was written; what is there stays
 * @throws Problem `approvals_unavailable`
 */
export async function createPrivate(path: string, value: Json): Promise<boolean> {
  try {
    return await createOnce(path, JSON.stringify(value));
  } catch (thrown) {
    throw asApprovalProblem(thrown, path);
  }
}

/**
 * Removes a file of ours. Of all that remove the same one, one alone is told so.
 * @returns whether there was one
 * @throws Problem `approvals_unavailable`
 */
export async function removePrivate(path: string): Promise<boolean> {
  try {
    await unlink(path);
    return true;
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return false;
    throw asApprovalProblem(thrown, path);
  }
}

/**
 * The files of ours in a folder, as paths; those that are just being written are not among them.
 * @throws Problem `approvals_unavailable`
 */
export async function privateFilesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => !name.includes('.')).map((name) => join(folder, name));
  } catch (thrown) {
    throw asApprovalProblem(thrown, folder);
  }
}

/** What a failed file operation means here. What is no such failure passes as it is. */
export function asApprovalProblem(thrown: unknown, path: string): Error {
  const code = errorCode(thrown);
  if (code !== undefined) return approvalsUnavailable(`${path} cannot be read or written, ${code}`);
  return thrown instanceof Error ? thrown : new TypeError('Something was thrown that is no error.');
}

/** @param why completes the sentence "Nothing can be approved outside of VS Code: ..." */
function approvalsUnavailable(why: string): Problem {
  return new Problem({
    code: 'approvals_unavailable',
    person: `Nothing can be approved outside of VS Code: ${why}. Mend this, or approve in VS Code or in Odoo.`,
    model:
      'The person cannot be asked, because of a fault on their machine. Nothing was done. Tell the person; do not repeat the call before they have mended it.',
  });
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return undefined;
    throw asApprovalProblem(thrown, path);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
