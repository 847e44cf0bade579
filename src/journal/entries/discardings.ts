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

/** What people were asked to throw away, and what came of it. */
export const discardingEntries = [
  z.object({ what: z.literal('discarding-asked'), ...documentQuestion }),
  z.object({ what: z.literal('discarding-answered'), ...documentAnswer }),
  z.object({ what: z.literal('discarding-intended'), ...documentRequest, digest }),
  z.object({ what: z.literal('discarding-settled'), ...documentRequest, outcome, intent, problem }),
] as const;
