import { z } from 'zod';
import { KIND_NAMES, kindName, moveTypeOf } from '../../accounting/kinds.ts';
import { company } from '../arguments.ts';
import { defineTool, READS } from '../tool.ts';

export const listDrafts = defineTool({
  name: 'list_drafts',
  title: 'List drafts in Odoo',
  description: [
    'Lists draft documents, the newest first.',
    "Amounts are totals with tax in the document's currency.",
    'Example: {"kind": "vendor_bill", "partner": "Azure"}.',
  ],
  input: z.strictObject({
    kind: z.enum(KIND_NAMES).optional(),
    partner: z.string().trim().min(1).max(200).optional().describe("Part of the partner's name."),
    company: company.optional(),
    after: z.string().max(100).optional().describe('The "next" of the answer before, to read on.'),
    limit: z.int().min(1).max(100).optional().describe('50 when left out.'),
  }),
  output: z.object({
    drafts: z.array(
      z.object({
        document: z.string(),
        kind: z.enum(KIND_NAMES),
        company: z.string(),
        partner: z.string().optional(),
        reference: z.string().optional(),
        invoice_date: z.string().optional(),
        due_date: z.string().optional(),
        total: z.string(),
        currency: z.string(),
      }),
    ),
    next: z.string().optional(),
  }),
  annotations: READS,
  async handle({ kind, partner, company: companyAsked, after, limit }, { workroom, signal }) {
    const { books } = await workroom();
    const type = kind === undefined ? undefined : moveTypeOf(kind);
    const page = await books.listDrafts({ type, partner, company: companyAsked, after, limit }, signal);
    return {
      drafts: page.drafts.map((draft) => ({
        document: draft.document,
        kind: kindName(draft.type),
        company: draft.company.name,
        partner: draft.partner?.name,
        reference: draft.reference,
        invoice_date: draft.invoiceDate,
        due_date: draft.dueDate,
        total: draft.total,
        currency: draft.currency,
      })),
      next: page.next,
    };
  },
});
