import { z } from 'zod';
import { documentAnswer, toAnswer } from '../answers.ts';
import { paperPath } from '../arguments.ts';
import { invoiceArguments, toInvoiceRequest } from '../invoice-arguments.ts';
import { defineTool } from '../tool.ts';

export const createDraftInvoice = defineTool({
  name: 'create_draft_invoice',
  title: 'Draft an invoice in Odoo',
  description: [
    'Writes a draft vendor bill, customer invoice or credit note. It is not posted: only a person can post it.',
    'Say only what the paper says: what you leave out Odoo fills in ("filled_in") and comes back in the answer.',
    'Repeating the same request finds the draft it made and makes no second one.',
    'Example: {"partner": "Azure Interior", "description": "Office chairs", "amount": 480, "reference": "2026-114", "invoice_date": "2026-11-20", "expected_total": 571.20}.',
  ],
  input: invoiceArguments.safeExtend({
    attachments: z
      .array(paperPath)
      .min(1, 'give at least one, or leave it out')
      .max(10, 'at most 10')
      .optional()
      .describe('Paths of its papers, to hang on the draft.'),
  }),
  output: documentAnswer.extend({
    replayed: z.boolean().describe('True when an earlier request had made it.'),
    filled_in: z.array(z.string()),
    attached: z.array(z.string()).optional(),
    notes: z.array(z.string()),
  }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async handle({ attachments, ...asked }, { workroom, signal }) {
    const { books } = await workroom();
    const drafted = await books.createDraftInvoice(toInvoiceRequest(asked), signal, attachments);
    return {
      ...toAnswer(drafted.view),
      replayed: drafted.replayed,
      filled_in: [...drafted.filledIn],
      attached: attachments === undefined ? undefined : [...drafted.attached],
      notes: [...drafted.notes],
    };
  },
});
