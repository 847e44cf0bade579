import { z } from 'zod';
import type { Posted } from '../posting/posted.ts';

/** What the tools have in common that ask the person. */

export const DECIDES =
  'The person sees the document as it is in Odoo and decides; nothing you send can approve.';

export const ASKS_THE_PERSON = {
  readOnlyHint: false,
  destructiveHint: true,
  idempotentHint: true,
  openWorldHint: false,
} as const;

export const postedAnswer = z.object({
  document: z.string(),
  state: z.literal('posted'),
  number: z.string(),
  entered_as: z.string().optional().describe('The document in Odoo that a proposal became.'),
  deviations: z.array(z.string()).describe('What is not as the person saw it; tell the person.'),
});

export function toPostedAnswer(posted: Posted): z.input<typeof postedAnswer> {
  return {
    document: posted.document,
    state: 'posted',
    number: posted.number,
    entered_as: posted.entered,
    deviations: [...posted.deviations],
  };
}
