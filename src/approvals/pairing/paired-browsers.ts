import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../common/clock.ts';
import { privateFilesIn, readPrivate, removePrivate, writePrivate } from '../private-file.ts';

/** Then the browser is paired anew. */
export const PAIRED_FOR_S = 90 * 24 * 60 * 60;

const kept = z.strictObject({ until: z.int() });

/**
 * The browsers that the person has paired: a random secret in the browser's cookie, its SHA-256 in the data directory.
 * All processes of an account take each other's: a cookie knows no port.
 */
export class PairedBrowsers {
  readonly #folder: string;
  readonly #clock: Clock;

  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** @returns the secret of one more browser */
  async add(): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await writePrivate(this.#path(hashOf(secret)), { until: this.#clock.now() + PAIRED_FOR_S * 1_000 });
    return secret;
  }

  /**
   * @param secret what came in a cookie
   * @returns what names the browser, if it is paired
   */
  async find(secret: string): Promise<string | undefined> {
    const name = hashOf(secret);
    const found = await readPrivate(this.#path(name), kept);
    return found !== undefined && this.#clock.now() < found.until ? name : undefined;
  }

  /** No browser is paired any more. @returns how many were */
  async forgetAll(): Promise<number> {
    const removed = await Promise.all((await privateFilesIn(this.#folder)).map(removePrivate));
    return removed.filter(Boolean).length;
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
