import { z } from 'zod';
import { handle } from '../arguments.ts';
import { ASKS_THE_PERSON, DECIDES, postedWithAnswer, toPostedWithAnswer } from '../asking-tools.ts';
import { defineTool } from '../tool.ts';

export const postInvoice = defineTool({
  name: 'post_invoice',
  title: 'Ask the person to post',
  description: [
    'Asks the person to post a draft of any kind, or to enter a bank transaction, and waits.',
    DECIDES,
    'Example: {"invoice_id": "move/7"}.',
  ],
  input: z.strictObject({
    invoice_id: handle('A handle, or a number alone.'),
  }),
  output: postedWithAnswer,
  annotations: ASKS_THE_PERSON,
  async handle({ invoice_id: document }, { workroom, signal, client, progress }) {
    const { gate } = await workroom();
    progress('Waiting for your approval in the dialog.');
    return toPostedWithAnswer(await gate.request(document, { kind: 'agent', saysItIs: client }, signal));
  },
});
