import { z } from 'zod';
import { DRAFT_KIND_NAMES } from '../../accounting/kinds.ts';
import { viewAnswer } from '../view-answers.ts';
import { handle } from '../arguments.ts';
import { defineTool, READS } from '../tool.ts';

export const getDocument = defineTool({
  name: 'get_document',
  title: 'Read a document in Odoo',
  description: [
    'Reads one document in full: lines, accounts, taxes, totals, state, warnings, digest.',
    'Example: {"document": "move/7"}.',
  ],
  input: z.strictObject({ document: handle('A handle such as "move/7".') }),
  // What else there is depends on the kind.
  output: z.looseObject({
    document: z.string(),
    kind: z.enum(DRAFT_KIND_NAMES),
    state: z.string(),
    warnings: z.array(z.string()),
  }),
  annotations: READS,
  async handle({ document }, { workroom, signal }) {
    const { books } = await workroom();
    return viewAnswer(await books.getDocument(document, signal));
  },
});
