import { z } from 'zod';
import { connection, json, problem } from './shared.ts';

const partnerAsked = z.object({
  what: z.literal('partner-asked'),
  request: z.uuid(),
  connection,
  requester: z.string(),
  /** The contact as it was proposed, made clean. */
  proposed: json,
});

const partnerAnswered = z.object({
  what: z.literal('partner-answered'),
  request: z.uuid(),
  connection,
  answer: z.enum(['yes', 'keep', 'closed', 'expired', 'cancelled', 'failed']),
  /** The text of the last question, where it came to that. */
  shown: z.string().optional(),
});

const partnerIntended = z.object({
  what: z.literal('partner-intended'),
  request: z.uuid(),
  connection,
  /** Odoo's id of the company. */
  company: z.int(),
  /** The external id's name, without its module. */
  key: z.string().min(1),
  /** The contact as the person left it. */
  values: json,
});

const partnerSettled = z.object({
  what: z.literal('partner-settled'),
  request: z.uuid(),
  connection,
  outcome: z.enum(['done', 'rejected', 'not-sent', 'unknown', 'not-tried']),
  /** Odoo's id of the contact. */
  partner: z.int().optional(),
  problem,
});

/** Contacts that people were asked to save, and what came of it. */
export const partnerEntries = [partnerAsked, partnerAnswered, partnerIntended, partnerSettled] as const;
