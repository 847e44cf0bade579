import { z } from 'zod';
import { connection, document, intent, json, problem, sha256 } from './shared.ts';

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
  /** What the paper says besides, for the review. */
  paper: json.optional(),
});

const draftSettled = z.object({
  what: z.literal('draft-settled'),
  connection,
  key: z.string().min(1),
  /** SHA-256 of the canonical request that was sent. */
  request: sha256.optional(),
  outcome: z.enum(['done', 'rejected', 'not-sent', 'unknown', 'not-done']),
  intent,
  document: document.optional(),
  replayed: z.boolean().optional(),
  problem,
});

/** Drafts that were made. */
export const draftEntries = [draftIntended, draftSettled] as const;
