import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../../common/clock.ts';
import { privateFilesIn, readPrivate, removePrivate, writePrivate } from '../private-file.ts';

/** How long a code may be typed, in milliseconds. */
export const CODE_LIFE_MS = 10 * 60_000;

/** Crockford's base 32: what looks alike is there once. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 60 bits: not to be found in ten minutes by whoever has read its hash. */
const LENGTH = 12;

const kept = z.strictObject({ until: z.int() });

/**
 * Codes that pair a browser: shown on the person's own terminal, typed into the page, good once and for ten minutes.
 * Their SHA-256 in the data directory lets whichever process has the page know them.
 */
export class PairingCodes {
  readonly #folder: string;
  readonly #clock: Clock;

  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** @returns a code such as "7QK2-M4XA-9DTR"; the one before is not good any more */
  async make(): Promise<string> {
    await Promise.all((await privateFilesIn(this.#folder)).map(removePrivate));
    const code = Array.from(randomBytes(LENGTH), (byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
    await writePrivate(this.#path(code), { until: this.#clock.now() + CODE_LIFE_MS });
    return code.replace(/.{4}(?=.)/g, '$&-');
  }

  /** @returns true once for a code that was made, however it is typed */
  async use(typed: string): Promise<boolean> {
    const code = asMade(typed);
    if (code.length !== LENGTH) return false;
    const path = this.#path(code);
    const found = await readPrivate(path, kept);
    // Of all that type it at once, only one removes the file.
    return found !== undefined && (await removePrivate(path)) && this.#clock.now() < found.until;
  }

  #path(code: string): string {
    return join(this.#folder, createHash('sha256').update(code).digest('hex'));
  }
}

function asMade(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}
