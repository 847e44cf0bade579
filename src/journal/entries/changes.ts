import { z } from 'zod';
import { connection, document, json, problem } from './shared.ts';

/** The state of a document as a change names it. */
const documentDigest = z.string().regex(/^[0-9a-f]{16,24}$/);

const changeAsked = z.object({
  what: z.literal('change-asked'),
  request: z.uuid(),
  connection,
  document,
  digest: z.string().min(1),
  requester: z.string(),
  /** The text that the person saw. */
  shown: z.string(),
});

const changeAnswered = z.object({
  what: z.literal('change-answered'),
  request: z.uuid(),
  connection,
  document,
  answer: z.enum(['yes', 'keep', 'closed', 'expired', 'cancelled', 'failed']),
});

const changeIntended = z.object({
  what: z.literal('change-intended'),
  /** Names this change; that of the question where a person was asked. */
  request: z.uuid(),
  connection,
  document,
  digest: z.string().min(1),
  /** A person said yes to it. */
  approved: z.boolean(),
  /** The values that were sent. */
  values: json,
});

const changeSettled = z.object({
  what: z.literal('change-settled'),
  request: z.uuid(),
  connection,
  document,
  approved: z.boolean(),
  outcome: z.enum(['done', 'rejected', 'not-sent', 'unknown', 'not-tried']),
  problem,
  /** How an own draft was left. */
  left: documentDigest.optional(),
});

/** How a draft was left when it had been made. */
const draftLeft = z.object({
  what: z.literal('draft-left'),
  connection,
  document,
  left: documentDigest,
});

/** Drafts that were changed. */
export const changeEntries = [changeAsked, changeAnswered, changeIntended, changeSettled, draftLeft] as const;
