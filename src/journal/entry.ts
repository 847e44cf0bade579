import { z } from 'zod';
import type { Json } from '../common/json.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const document = z.string().min(1);
const problem = z.string().optional();

/** Kept as it is: a schema that rebuilds the value could drop what the hash covers. */
const json = z.custom<Json>(isJson);

const connection = z.object({ origin: z.string(), database: z.string(), login: z.string() });

const draftIntended = z.object({
  what: z.literal('draft-intended'),
  connection,
  /** Odoo's id of the company. */
  company: z.int(),
  /** The external id's name, without its module. */
  key: z.string().min(1),
  /** SHA-256 of the canonical request. */
  request: sha256,
  /** The caller gave an idempotency key: it holds for ever. */
  explicitKey: z.boolean(),
  /** Counts the drafts that were asked for again on purpose under the same request. */
  generation: z.int().min(0),
  asked: json,
});

const draftSettled = z.object({
  what: z.literal('draft-settled'),
  connection,
  key: z.string().min(1),
  /** SHA-256 of the canonical request that was sent. */
  request: sha256.optional(),
  outcome: z.enum(['done', 'rejected', 'not-sent', 'unknown']),
  document: document.optional(),
  replayed: z.boolean().optional(),
  problem,
});

const postingAsked = z.object({
  what: z.literal('posting-asked'),
  request: z.uuid(),
  connection,
  document,
  digest: z.string().min(1),
  requester: z.string(),
  /** The text that the person saw. */
  shown: z.string(),
});

const postingAnswered = z.object({
  what: z.literal('posting-answered'),
  request: z.uuid(),
  connection,
  document,
  answer: z.enum(['post', 'keep', 'closed', 'expired', 'cancelled', 'failed']),
});

const postingIntended = z.object({
  what: z.literal('posting-intended'),
  request: z.uuid(),
  connection,
  document,
  digest: z.string().min(1),
});

const postingSettled = z.object({
  what: z.literal('posting-settled'),
  request: z.uuid(),
  connection,
  document,
  outcome: z.enum(['done', 'rejected', 'not-sent', 'unknown', 'not-tried']),
  problem,
  /** The number that Odoo gave: "BILL/2026/01/0001". */
  number: z.string().optional(),
  /** What posting changed that posting itself does not explain. */
  deviations: z.array(z.string()).optional(),
});

/** What is said in the journal, without what the journal adds. */
export const entrySchema = z.discriminatedUnion('what', [
  draftIntended,
  draftSettled,
  postingAsked,
  postingAnswered,
  postingIntended,
  postingSettled,
]);

/** What the journal adds to every line. */
export const stampSchema = z.object({
  /** 1 for the first line of a file. */
  sequence: z.int().min(1),
  time: z.iso.datetime({ precision: 3 }),
  process: z.int().min(0),
  host: z.string(),
  /** The account of the operating system. */
  account: z.string(),
  /** The hash of the line before; zeros for the first. */
  previous: sha256,
  /** SHA-256 of the canonical JSON of the line without this member. */
  hash: sha256,
});

export type Entry = z.infer<typeof entrySchema>;
export type Stamp = z.infer<typeof stampSchema>;
export type StoredEntry = Entry & Stamp;

/** The line before the first. */
export const NO_HASH = '0'.repeat(64);

/** Whether a value is what JSON can say. */
export function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === 'object' && Object.values(value).every(isJson);
}
