import { createHash } from 'node:crypto';
import { canonicalJson, isJsonArray } from '../../common/json.ts';
import type { Json } from '../../common/json.ts';
import { originalInJson } from './original.ts';
import type { RawRecord, Snapshot } from './snapshot.ts';

/** What may change at any time without the document being another one. Never in the digest. */
const VOLATILE: ReadonlySet<string> = new Set([
  'write_date',
  'write_uid',
  'access_token',
  // Read for the review only; computed anew by Odoo each time.
  'tax_lock_date_message',
  'duplicated_ref_ids',
]);

/** Whether a field counts when two reads of a document are compared. */
export function counts(field: string): boolean {
  return !VOLATILE.has(field);
}

/**
 * SHA-256 over all that is stored of a document, but for a short list of what may change at any time. Two reads
 * with the same digest are the same document to the person who approves.
 */
export function digestOf(snapshot: Snapshot): string {
  const byId = (a: RawRecord, b: RawRecord) => Number(a.id) - Number(b.id);
  const comparable = {
    move: stored(snapshot.move),
    lines: snapshot.lines.toSorted(byId).map(stored),
    attachments: filesOf(snapshot),
    // What is open of the document that this one reverses, because posting settles it.
    original: originalInJson(snapshot),
  };
  return createHash('sha256').update(canonicalJson(comparable)).digest('hex');
}

/** A value as it counts: of a reference only its id (a partner renamed is still that partner), sets in one order. */
export function comparableValue(value: Json | undefined): Json {
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
  if (isJsonArray(value)) {
    return value.map(comparableValue).toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
  }
  return value.id ?? value;
}

/** The attachments as they count: their names, the checksums of their contents, the addresses they stand for. */
export function filesOf(snapshot: Snapshot): Json {
  return snapshot.attachments.map(({ id, name, checksum, url }) => ({ id, name, checksum, url }));
}

function stored(record: RawRecord): Json {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([field]) => counts(field))
      .map(([field, value]) => [field, comparableValue(value)] as const),
  );
}
