import { z } from 'zod';
import {
  digest,
  document,
  documentAnswer,
  documentQuestion,
  documentRequest,
  intent,
  outcome,
  problem,
} from './shared.ts';

/** What people were asked to post, and what came of it. */
export const postingEntries = [
  z.object({ what: z.literal('posting-asked'), ...documentQuestion }),
  z.object({ what: z.literal('posting-answered'), ...documentAnswer }),
  z.object({
    what: z.literal('posting-intended'),
    ...documentRequest,
    digest,
    /** The login of the Odoo user who posts, where it is not the connection's own. */
    postedAs: z.string().optional(),
  }),
  z.object({
    what: z.literal('posting-settled'),
    ...documentRequest,
    outcome,
    intent,
    problem,
    /** The number that Odoo gave: "BILL/2026/01/0001". */
    number: z.string().optional(),
    /** The document in Odoo that a proposal became: "move/7". */
    entered: document.optional(),
    /** What posting changed that posting itself does not explain. */
    deviations: z.array(z.string()).optional(),
  }),
] as const;
