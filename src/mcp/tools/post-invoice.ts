import { z } from 'zod';
import { handle } from '../arguments.ts';
import { defineTool } from '../tool.ts';

export const postInvoice = defineTool({
  name: 'post_invoice',
  title: 'Ask the person to post',
  description: [
    'Asks the person to post a draft, and waits. The person sees the document as it is in Odoo and decides; nothing you send can approve.',
    'Example: {"invoice_id": "move/7"}.',
  ],
  input: z.strictObject({
    invoice_id: handle('A handle such as "move/7", or the number alone.'),
  }),
  output: z.object({
    document: z.string(),
    state: z.literal('posted'),
    number: z.string(),
    deviations: z
      .array(z.string())
      .describe('What is not as the person saw it; tell the person. Empty when all is well.'),
  }),
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  async handle({ invoice_id: document }, { workroom, signal, client, progress }) {
    const { gate } = await workroom();
    progress('Waiting for your approval in the dialog.');
    const posted = await gate.request(document, { kind: 'agent', saysItIs: client }, signal);
    return {
      document: posted.document,
      state: 'posted' as const,
      number: posted.number,
      deviations: [...posted.deviations],
    };
  },
});
