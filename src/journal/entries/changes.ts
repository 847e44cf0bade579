import { z } from 'zod';
import {
  connection,
  digest,
  document,
  documentAnswer,
  documentQuestion,
  documentRequest,
  intent,
  json,
  outcome,
  problem,
} from './shared.ts';

/** The state of a document as a change names it. */
const documentDigest = z.string().regex(/^[0-9a-f]{16,24}$/);

/** Drafts that were changed, and how they were left. The request of a change is that of the question, if one was asked. */
export const changeEntries = [
  z.object({ what: z.literal('change-asked'), ...documentQuestion }),
  z.object({ what: z.literal('change-answered'), ...documentAnswer }),
  z.object({
    what: z.literal('change-intended'),
    ...documentRequest,
    digest,
    /** A person said yes to it. */
    approved: z.boolean(),
    /** The values that were sent. */
    values: json,
    /** Odoo's ids of the lines that it had: the others are new. Older entries do not say. */
    lines: z.array(z.int()).optional(),
  }),
  z.object({
    what: z.literal('change-settled'),
    ...documentRequest,
    approved: z.boolean(),
    outcome,
    intent,
    problem,
    /** How an own draft was left. */
    left: documentDigest.optional(),
  }),
  /** How a draft was left when it had been made. */
  z.object({ what: z.literal('draft-left'), connection, document, left: documentDigest }),
] as const;
