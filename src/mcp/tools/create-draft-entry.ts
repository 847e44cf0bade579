import { z } from 'zod';
import type { EntryRequest } from '../../accounting/drafting/entries/entry-request.ts';
import { entryAnswer, toEntryAnswer } from '../view-answers.ts';
import { company, decimal, isoDate, manyLines, oneLine, record } from '../arguments.ts';
import { defineTool } from '../tool.ts';

const line = z
  .strictObject({
    account: record().describe('Id, or code.'),
    debit: decimal('This or credit, in "currency".').optional(),
    credit: decimal('See debit.').optional(),
    description: oneLine(500).optional(),
    partner: record().optional(),
    currency: record().optional(),
    company_amount: decimal("The same in the company's currency, if the paper says it.").optional(),
    analytic: record().optional(),
  })
  .refine(
    ({ debit, credit }) => (debit === undefined) !== (credit === undefined),
    'give exactly one of debit and credit, greater than zero',
  );

const input = z.strictObject({
  date: isoDate('Accounting date'),
  lines: z
    .array(line)
    .min(2, 'must be at least 2: an entry has debit and credit')
    .max(200, 'must be at most 200'),
  reference: oneLine(100).optional(),
  narration: manyLines(4_000).optional(),
  currency: record()
    .optional()
    .describe('Of all lines that name none, such as "USD". Left out: the company\'s.'),
  journal: record().optional().describe('A general journal.'),
  company: company(),
  reverse_on: isoDate('Drafts a second entry that reverses it then').optional(),
  idempotency_key: oneLine(200).optional(),
  again: z.boolean().optional().describe('The person wants it although they deleted it before.'),
});

export const createDraftEntry = defineTool({
  name: 'create_draft_entry',
  title: 'Draft a journal entry in Odoo',
  description: [
    'Writes a draft journal entry; only a person can post it. Debits must equal credits.',
    "Foreign amounts are converted at Odoo's rate of the date. No taxes: use create_draft_invoice for bills.",
    'Example: {"date": "2026-12-31", "reference": "Accrual", "lines": [{"account": "630000", "debit": 120}, {"account": "220000", "credit": 120}], "reverse_on": "2027-01-01"}.',
  ],
  input,
  output: entryAnswer.extend({
    reversal: z.string().optional(),
    replayed: z.boolean(),
    notes: z.array(z.string()),
  }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async handle(asked, { workroom, signal }) {
    const { books } = await workroom();
    const { view, reversal, replayed, notes } = await books.createDraftEntry(toRequest(asked), signal);
    return { ...toEntryAnswer(view), reversal: reversal?.document, replayed, notes: [...notes] };
  },
});

function toRequest(asked: z.output<typeof input>): EntryRequest {
  return {
    company: asked.company,
    journal: asked.journal,
    currency: asked.currency,
    date: asked.date,
    reference: asked.reference,
    narration: asked.narration,
    reverseOn: asked.reverse_on,
    lines: asked.lines.map(({ debit, credit, company_amount: companyAmount, ...said }) => ({
      ...said,
      side: debit === undefined ? ('credit' as const) : ('debit' as const),
      amount: debit ?? credit ?? '0',
      companyAmount,
    })),
    idempotencyKey: asked.idempotency_key,
    again: asked.again,
  };
}
