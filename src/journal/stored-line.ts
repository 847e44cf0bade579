import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../common/json.ts';
import type { Json } from '../common/json.ts';
import { isJson } from './entries/shared.ts';
import { entrySchema, stampSchema } from './entry.ts';
import type { Entry, Stamp, StoredEntry } from './entry.ts';

/** Strict about what every version stamps, silent about what a later version may say. */
const anyLineSchema = stampSchema.extend({ what: z.string() });

/** One line as it stands in a file, without its line feed, and the entry that it holds. */
interface SealedLine {
  readonly text: string;
  readonly entry: StoredEntry;
}

/** Writes an entry as a line: canonical JSON, with the hash of everything else in it. */
export function sealLine(entry: Entry, stamp: Omit<Stamp, 'hash'>): SealedLine {
  // Once through JSON, so that what is hashed is what a reader will find: members that are undefined are not there.
  const unsealed = parseObject(JSON.stringify({ ...entry, ...stamp }));
  if (unsealed === undefined) throw new TypeError('A journal entry has to be an object.');
  const hash = hashOf(unsealed);
  return { text: canonicalJson({ ...unsealed, hash }), entry: { ...entry, ...stamp, hash } };
}

/** Reads a line for use. Undefined when it cannot be read, or says something that this version does not know. */
export function readEntry(line: Uint8Array): StoredEntry | undefined {
  const value = parseObject(decode(line));
  const stamp = stampSchema.safeParse(value);
  const entry = entrySchema.safeParse(value);
  return stamp.success && entry.success ? { ...entry.data, ...stamp.data } : undefined;
}

/**
 * Reads a line for checking, also one of a later version.
 * @returns undefined when it cannot be read; `intact` is false when any byte of it was changed
 */
export function checkLine(line: Uint8Array): { readonly stamp: Stamp; readonly intact: boolean } | undefined {
  const value = parseObject(decode(line));
  const parsed = anyLineSchema.safeParse(value);
  if (value === undefined || !parsed.success) return undefined;
  const { hash, ...unsealed } = value;
  // The bytes are compared too: the same JSON written otherwise was not written by us.
  const asWritten = Buffer.from(canonicalJson(value)).equals(line);
  return { stamp: parsed.data, intact: asWritten && hash === hashOf(unsealed) };
}

/** Cuts bytes at line feeds. `rest` is what follows the last one: a line that is not complete. */
export function splitLines(bytes: Uint8Array): { readonly lines: Uint8Array[]; readonly rest: Uint8Array } {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return { lines, rest: bytes.subarray(start) };
}

function hashOf(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function decode(line: Uint8Array): string {
  return Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8');
}

function parseObject(text: string): Readonly<Record<string, Json>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

function isJsonObject(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && !Array.isArray(value) && isJson(value) && value !== null;
}
