import { z } from 'zod';
import { documentAnswer, toAnswer } from '../answers.ts';
import { handle } from '../arguments.ts';
import { defineTool, READS } from '../tool.ts';

export const getDocument = defineTool({
  name: 'get_document',
  title: 'Read a document in Odoo',
  description: [
    'Reads one document in full: lines, accounts, taxes, totals, state, warnings.',
    'Example: {"document": "move/7"}.',
  ],
  input: z.strictObject({ document: handle('A handle such as "move/7".') }),
  output: documentAnswer,
  annotations: READS,
  async handle({ document }, { workroom, signal }) {
    const { books } = await workroom();
    return toAnswer(await books.getDocument(document, signal));
  },
});
