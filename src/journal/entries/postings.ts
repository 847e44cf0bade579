import { z } from 'zod';
import { connection, document, problem } from './shared.ts';

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
  answer: z.enum(['yes', 'keep', 'closed', 'expired', 'cancelled', 'failed']),
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

/** What people were asked to post, and what came of it. */
export const postingEntries = [postingAsked, postingAnswered, postingIntended, postingSettled] as const;
