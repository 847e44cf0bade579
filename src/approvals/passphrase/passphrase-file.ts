import { hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../common/clock.ts';
import { createPrivate, readPrivate, writePrivate } from '../private-file.ts';
import { SealingKey } from './sealing-key.ts';

/** What one try costs: scrypt's parameters. */
export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and about half a second: what OWASP recommends of scrypt. */
const COST: Cost = { N: 2 ** 17, r: 8, p: 1 };

/** A file that says otherwise could use up the machine's memory. */
const MOST_MEMORY = 2 ** 30;

const BYTES = 32;

const kept = z
  .strictObject({
    kind: z.literal('scrypt'),
    N: z.int().positive(),
    r: z.int().positive(),
    p: z.int().positive().max(16),
    salt: z.base64(),
    /** Not the key itself, which opens what is sealed: what is derived from it. */
    check: z.base64(),
    /** ISO date and time. */
    setUp: z.iso.datetime(),
  })
  .refine(({ N, r }) => memoryOf(N, r) <= MOST_MEMORY);

/** The passphrase of a person, of which a slow hash is kept. */
export class PassphraseFile {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #cost: Cost;

  constructor(path: string, clock: Clock, cost: Cost = COST) {
    this.#path = path;
    this.#clock = clock;
    this.#cost = cost;
  }

  /** Since when there is one: ISO date and time. Undefined when there is none. */
  async since(): Promise<string | undefined> {
    return (await readPrivate(this.#path, kept))?.setUp;
  }

  /**
   * Takes the place of the one before, with which nothing opens any more.
   * @param before since when there was one as the person began; undefined: there was none
   * @returns false: another one was set meanwhile, and stays
   */
  async set(passphrase: string, before?: string): Promise<boolean> {
    const salt = randomBytes(BYTES);
    const root = await derive(passphrase, salt, this.#cost);
    const value = {
      ...{ kind: 'scrypt', N: this.#cost.N, r: this.#cost.r, p: this.#cost.p },
      salt: salt.toString('base64'),
      check: checkOf(root).toString('base64'),
      setUp: new Date(this.#clock.now()).toISOString(),
    };
    if (before === undefined) return createPrivate(this.#path, value);
    if ((await this.since()) !== before) return false;
    await writePrivate(this.#path, value);
    return true;
  }

  /** @returns what the right passphrase opens; undefined for a wrong one, or where there is none */
  async open(typed: string): Promise<SealingKey | undefined> {
    const found = await readPrivate(this.#path, kept);
    if (found === undefined) return undefined;
    const root = await derive(typed, Buffer.from(found.salt, 'base64'), found);
    const [check, expected] = [checkOf(root), Buffer.from(found.check, 'base64')];
    const isRight = check.length === expected.length && timingSafeEqual(check, expected);
    return isRight ? new SealingKey(root) : undefined;
  }
}

/** The same letters may come in several encodings, from several keyboards: NIST SP 800-63B has them normalized. */
function derive(passphrase: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { N, r, p, maxmem: 2 * memoryOf(N, r) };
    scrypt(passphrase.normalize('NFKC'), salt, BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

function checkOf(root: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', 'mcp-odoo check', BYTES));
}

function memoryOf(N: number, r: number): number {
  return 128 * N * r;
}
