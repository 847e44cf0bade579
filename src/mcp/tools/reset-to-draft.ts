import { inEnglish } from '../../common/said.ts';
import { z } from 'zod';
import { handle } from '../arguments.ts';
import { ASKS_THE_PERSON } from '../asking-tools.ts';
import { defineTool } from '../tool.ts';

export const resetToDraft = defineTool({
  name: 'reset_to_draft',
  title: 'Ask the person to undo a posting',
  description: [
    'Asks the person to reset a posted document to draft, and waits. Paid, sent or sealed ones are corrected by a credit note instead.',
    'Example: {"document": "move/7"}.',
  ],
  input: z.strictObject({ document: handle('A handle.') }),
  output: z.object({
    document: z.string(),
    state: z.literal('draft'),
    number: z.string().describe('It keeps it.'),
    deviations: z.array(z.string()),
  }),
  annotations: ASKS_THE_PERSON,
  async handle({ document }, { workroom, signal, client, progress }) {
    const { gate } = await workroom();
    progress('Waiting for your approval in the dialog.');
    const undone = await gate.requestUndo(document, { kind: 'agent', saysItIs: client }, signal);
    return {
      document: undone.document,
      state: 'draft' as const,
      number: undone.number,
      deviations: undone.deviations.map(inEnglish),
    };
  },
});
