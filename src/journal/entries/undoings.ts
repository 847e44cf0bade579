import { z } from 'zod';
import {
  digest,
  documentAnswer,
  documentQuestion,
  documentRequest,
  intent,
  outcome,
  problem,
} from './shared.ts';

/** What people were asked to take back to draft, and what came of it. */
export const undoingEntries = [
  z.object({ what: z.literal('undoing-asked'), ...documentQuestion }),
  z.object({ what: z.literal('undoing-answered'), ...documentAnswer }),
  z.object({ what: z.literal('undoing-intended'), ...documentRequest, digest }),
  z.object({
    what: z.literal('undoing-settled'),
    ...documentRequest,
    outcome,
    intent,
    problem,
    /** What taking it back changed that this does not explain. */
    deviations: z.array(z.string()).optional(),
  }),
] as const;
