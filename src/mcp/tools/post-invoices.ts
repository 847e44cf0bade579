import { z } from 'zod';
import { MOST_AT_ONCE } from '../../posting/asking/asked-set.ts';
import { handle } from '../arguments.ts';
import { ASKS_THE_PERSON, postedAnswer, toPostedAnswer } from '../asking-tools.ts';
import { defineTool } from '../tool.ts';

export const postInvoices = defineTool({
  name: 'post_invoices',
  title: 'Ask the person to post several',
  description: [
    `Asks the person to post up to ${MOST_AT_ONCE} drafts with one answer, and waits. As post_invoice; what Odoo refuses is told for each.`,
    'Example: {"documents": ["move/7", "move/8"]}.',
  ],
  input: z.strictObject({
    documents: z
      .array(handle('A handle.'))
      .min(1, 'must name one document at least')
      .max(MOST_AT_ONCE, `must be ${MOST_AT_ONCE} at most`),
  }),
  output: z.object({
    posted: z.array(postedAnswer),
    not_posted: z.array(z.object({ document: z.string(), code: z.string(), why: z.string() })),
  }),
  annotations: ASKS_THE_PERSON,
  async handle({ documents }, { workroom, signal, client, progress }) {
    const { gate } = await workroom();
    progress('Waiting for your approval in the dialog.');
    const onStep = (done: number, total: number) => progress(`Posting: ${done} of ${total} done.`);
    const requester = { kind: 'agent', saysItIs: client } as const;
    const outcomes = await gate.requestAll(documents, requester, signal, { onStep });
    return {
      posted: outcomes.flatMap((each) => ('posted' in each ? [toPostedAnswer(each.posted)] : [])),
      not_posted: outcomes.flatMap((each) =>
        'problem' in each
          ? [{ document: each.document, code: each.problem.code, why: each.problem.model }]
          : [],
      ),
    };
  },
});
