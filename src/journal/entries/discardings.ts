import { z } from 'zod';
import { answer, digest, documentQuestion, documentRequest, outcome, problem } from './shared.ts';

/** What people were asked to throw away, and what came of it. */
export const discardingEntries = [
  z.object({ what: z.literal('discarding-asked'), ...documentQuestion }),
  z.object({ what: z.literal('discarding-answered'), ...documentRequest, answer }),
  z.object({ what: z.literal('discarding-intended'), ...documentRequest, digest }),
  z.object({ what: z.literal('discarding-settled'), ...documentRequest, outcome, problem }),
] as const;
