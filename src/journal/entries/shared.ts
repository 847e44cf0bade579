import { z } from 'zod';
import type { Json } from '../../common/json.ts';

/** What the entries of several subjects have in common. */

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A handle: "move/7", "payment/7", "proposal/ab12". */
export const document = z.string().min(1);

/** The code of the problem that something ended with. */
export const problem = z.string().optional();

export const connection = z.object({ origin: z.string(), database: z.string(), login: z.string() });

/** The state of a document, as the gate or a change knows it. */
export const digest = z.string().min(1);

/**
 * What came of something that was sent, or was to be sent. "not-done": it was cut off, and is not in Odoo when that is
 * read later.
 */
export const outcome = z.enum(['done', 'rejected', 'not-sent', 'unknown', 'not-tried', 'not-done']);

/** The hash of the line that intended it, where what came of it was only found out later. */
export const intent = sha256.optional();

/** One question to a person, or one thing that was done without asking. */
export const request = { request: z.uuid(), connection };

/** The same about a document. */
export const documentRequest = { ...request, document };

/** What a person was asked about a document. */
export const documentQuestion = {
  ...documentRequest,
  digest,
  requester: z.string(),
  /** Who asked: an agent, whatever it calls itself, or a command. Older entries do not say. */
  askedBy: z.enum(['agent', 'command']).optional(),
  /** The text that the person saw. */
  shown: z.string(),
};

/** What the person did, or why no answer counted. "post" is what "yes" was called at first. */
export const answer = z.enum(['yes', 'post', 'keep', 'closed', 'expired', 'cancelled', 'failed']);

/** What the person did with a question about a document. */
export const documentAnswer = {
  ...documentRequest,
  answer,
  /** Who asked besides the one that the person was shown, by then: the question was open, and they joined it. */
  alsoAskedBy: z.array(z.object({ requester: z.string(), askedBy: z.enum(['agent', 'command']) })).optional(),
};

/** Kept as it is: a schema that rebuilds the value could drop what the hash covers. */
export const json = z.custom<Json>(isJson);

/** Whether a value is what JSON can say. */
export function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === 'object' && Object.values(value).every(isJson);
}
