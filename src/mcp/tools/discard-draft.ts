import { z } from 'zod';
import { handle } from '../arguments.ts';
import { ASKS_THE_PERSON } from '../asking-tools.ts';
import { defineTool } from '../tool.ts';

export const discardDraft = defineTool({
  name: 'discard_draft',
  title: 'Ask the person to discard a draft',
  description: [
    'Asks the person to delete a draft that was never posted, or to drop a proposal, and waits. What a person discarded is not drafted again unless they want it.',
    'Example: {"document": "move/7"}.',
  ],
  input: z.strictObject({ document: handle('A handle.') }),
  output: z.object({ document: z.string(), state: z.literal('discarded') }),
  annotations: ASKS_THE_PERSON,
  async handle({ document }, { workroom, signal, client, progress }) {
    const { gate } = await workroom();
    progress('Waiting for your approval in the dialog.');
    const discarded = await gate.requestDiscard(document, { kind: 'agent', saysItIs: client }, signal);
    return { document: discarded.document, state: 'discarded' as const };
  },
});
