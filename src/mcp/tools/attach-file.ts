import { z } from 'zod';
import { company, handle, paperPath } from '../arguments.ts';
import { defineTool } from '../tool.ts';

export const attachFile = defineTool({
  name: 'attach_file',
  title: 'Attach a paper to a draft in Odoo',
  description: [
    'Hangs a paper of the workspace on a draft that you made, for the person who reviews it. The draft stays as it is.',
    'Repeating it attaches no second copy.',
    'Example: {"document": "move/7", "path": "bills/2026-114.pdf"}.',
  ],
  input: z.strictObject({
    document: handle('A handle such as "move/7".'),
    path: paperPath,
    company: company(),
  }),
  output: z.object({
    document: z.string(),
    path: z.string(),
    sha256: z.string(),
    already_there: z.boolean(),
    digest: z.string().describe('Of the document now.'),
    notes: z.array(z.string()),
  }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async handle({ document, path, company: companyAsked }, { workroom, signal, progress }) {
    const { books } = await workroom();
    progress('Attaching the paper.');
    const attached = await books.attachFile({ document, path, company: companyAsked }, signal);
    const { sha256, alreadyThere, digest, notes } = attached;
    return {
      document: attached.document,
      path: attached.path,
      sha256,
      already_there: alreadyThere,
      digest,
      notes: [...notes],
    };
  },
});
