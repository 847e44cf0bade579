import { z } from 'zod';
import { document, documentRequest, intent, outcome, problem } from './shared.ts';

const settling = {
  ...documentRequest,
  /** What pays the document: "payment/7". */
  by: document,
};

/** Documents that were settled with what pays them, after that was posted with a person's approval. */
export const settlingEntries = [
  z.object({
    what: z.literal('settling-intended'),
    ...settling,
    /** Decimal string, in the currency of the document. */
    amount: z.string(),
  }),
  z.object({
    what: z.literal('settling-settled'),
    ...settling,
    outcome,
    intent,
    problem,
    /** What is not as the person was told. */
    deviations: z.array(z.string()).optional(),
  }),
] as const;
