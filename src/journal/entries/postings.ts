import { z } from 'zod';
import { answer, digest, document, documentQuestion, documentRequest, outcome, problem } from './shared.ts';

/** What people were asked to post, and what came of it. */
export const postingEntries = [
  z.object({ what: z.literal('posting-asked'), ...documentQuestion }),
  z.object({ what: z.literal('posting-answered'), ...documentRequest, answer }),
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
    problem,
    /** The number that Odoo gave: "BILL/2026/01/0001". */
    number: z.string().optional(),
    /** The document in Odoo that a proposal became: "move/7". */
    entered: document.optional(),
    /** What posting changed that posting itself does not explain. */
    deviations: z.array(z.string()).optional(),
  }),
] as const;
