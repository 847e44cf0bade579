import { z } from 'zod';
import { RECORD_KINDS } from '../../accounting/reading/find-records.ts';
import { company, words } from '../arguments.ts';
import { defineTool, READS } from '../tool.ts';

export const findRecords = defineTool({
  name: 'find_records',
  title: 'Find records in Odoo',
  description: [
    'Looks up partners, accounts or taxes and returns the ids that other tools take.',
    'Partners match by name, VAT number, e-mail or reference; accounts by code or name; taxes by name.',
    'Example: {"kind": "partner", "text": "Azure Interior"}.',
  ],
  input: z.strictObject({
    kind: z.enum(RECORD_KINDS),
    text: words(200).optional().describe('What to look for. Left out: the first records.'),
    company: company('Id or exact name of the company. Left out: all companies of the user.'),
  }),
  output: z.object({
    records: z.array(z.object({ id: z.int(), name: z.string(), details: z.string().optional() })),
    more: z.boolean().describe('True when there may be more: narrow the text.'),
  }),
  annotations: READS,
  async handle({ kind, text, company: companyAsked }, { workroom, signal }) {
    const { books } = await workroom();
    const records = await books.findRecords({ kind, text, company: companyAsked }, signal);
    return { records: [...records], more: records.length === 20 };
  },
});
