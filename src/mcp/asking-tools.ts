import { inEnglish } from '../common/said.ts';
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
  entered_as: z.string().optional().describe('What a proposal became in Odoo.'),
  /** The accounting date, where posting moved it out of a closed period as the dialog had said. */
  date_moved_to: z.string().optional(),
  deviations: z.array(z.string()).describe('Not as the person saw it: tell them.'),
});

export function toPostedAnswer(posted: Posted): z.input<typeof postedAnswer> {
  return {
    document: posted.document,
    state: 'posted',
    number: posted.number,
    entered_as: posted.entered,
    date_moved_to: posted.movedTo,
    deviations: posted.deviations.map(inEnglish),
  };
}

/** One that was asked for alone, with the entry that reverses it, where that went with it. */
export const postedWithAnswer = postedAnswer.extend({
  posted_with: z.array(postedAnswer).optional(),
});

export function toPostedWithAnswer(posted: Posted): z.input<typeof postedWithAnswer> {
  const others = posted.with ?? [];
  const went = others.flatMap((each) => ('posted' in each ? [toPostedAnswer(each.posted)] : []));
  const stayed = others.flatMap((each) => ('problem' in each ? [each.problem.model] : []));
  const answer = toPostedAnswer(posted);
  return {
    ...answer,
    deviations: [...answer.deviations, ...stayed],
    ...(went.length > 0 && { posted_with: went }),
  };
}
