import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makePrivateFolder } from '../journal/durable-files.ts';
import { asApprovalProblem } from './private-file.ts';

/** What approvals outside of VS Code keep in the data directory, shared by all processes of an account. */
export interface ApprovalFolder {
  /** What tells the right passphrase from a wrong one. */
  readonly passphrase: string;
  /** How often a wrong one was typed. */
  readonly wrongTries: string;
  /** A file for each paired browser. */
  readonly browsers: string;
  /** A file for each pairing code that may be typed. */
  readonly codes: string;
  /** A file for each process that has a page open. */
  readonly pages: string;
  /** A file for each key that posts what is approved. */
  readonly keys: string;
}

/**
 * Makes the folder, for its owner only.
 * @param root the data directory, opened before
 * @throws Problem `approvals_unavailable`
 */
export async function openApprovalFolder(root: string): Promise<ApprovalFolder> {
  const own = ownFolder(root);
  const folder = placesIn(own);
  try {
    for (const path of [own, folder.browsers, folder.codes, folder.pages, folder.keys])
      await makePrivateFolder(path);
  } catch (thrown) {
    throw asApprovalProblem(thrown, own);
  }
  return folder;
}

/** Whether a person has set up a passphrase, so that a page can ask them. */
export function approvalsAreSetUp(root: string): boolean {
  return existsSync(placesIn(ownFolder(root)).passphrase);
}

/** Where the keys are that post what is approved; not there before something is kept. */
export function keysFolder(root: string): string {
  return placesIn(ownFolder(root)).keys;
}

function ownFolder(root: string): string {
  return join(root, 'approvals');
}

function placesIn(own: string): ApprovalFolder {
  return {
    passphrase: join(own, 'passphrase'),
    wrongTries: join(own, 'wrong-tries'),
    browsers: join(own, 'browsers'),
    codes: join(own, 'codes'),
    pages: join(own, 'pages'),
    keys: join(own, 'keys'),
  };
}
