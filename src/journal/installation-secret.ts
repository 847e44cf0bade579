import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { createOnce, makePrivateFolder } from './durable-files.ts';
import { asJournalProblem, errorCode, journalUnavailable } from './file-errors.ts';

const BYTES = 32;

/** Makes keys that only this installation can make. The secret itself cannot be had. */
export class InstallationSecret {
  readonly #secret: KeyObject;

  private constructor(secret: Buffer) {
    // Prepared once: a window makes a key for every line of its journal.
    this.#secret = createSecretKey(secret);
  }

  /**
   * Reads the secret; the first process ever makes it, and all that start with it get the same one.
   * @param folder the data directory
   * @throws Problem `journal_unavailable`: it cannot be read or made, or is damaged. A damaged one is never
   *   replaced: every draft would get another key.
   */
  static async open(folder: string): Promise<InstallationSecret> {
    const path = join(folder, 'installation-secret');
    try {
      const secret = (await read(path)) ?? (await make(folder, path));
      if (secret?.length !== BYTES)
        throw journalUnavailable(t`the secret of this installation is damaged (${path})`);
      return new InstallationSecret(secret);
    } catch (thrown) {
      throw asJournalProblem(thrown, path);
    }
  }

  /** HMAC-SHA-256 of the text: 64 hexadecimal digits. */
  hmac(text: string): string {
    return createHmac('sha256', this.#secret).update(text).digest('hex');
  }
}

/** The first one wins. */
async function make(folder: string, path: string): Promise<Buffer | undefined> {
  await makePrivateFolder(folder);
  await createOnce(path, randomBytes(BYTES));
  return await read(path);
}

async function read(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}
