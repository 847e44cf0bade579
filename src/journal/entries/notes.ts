import { z } from 'zod';
import { documentRequest, intent, outcome, problem } from './shared.ts';

/** Notes below documents in Odoo. What a note points to is the hash of the line that intends it. */
export const noteEntries = [
  z.object({
    what: z.literal('note-intended'),
    ...documentRequest,
    /** What the note tells. */
    about: z.enum(['posting', 'undoing']),
  }),
  z.object({ what: z.literal('note-settled'), ...documentRequest, outcome, intent, problem }),
] as const;
