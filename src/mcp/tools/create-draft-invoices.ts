import { z } from 'zod';
import type { InvoiceRequest } from '../../accounting/drafting/invoices/invoice-request.ts';
import type { DraftedInvoice } from '../../accounting/drafting/invoices/drafted-invoices.ts';
import { Problem } from '../../common/problem.ts';
import { argumentProblem } from '../argument-problem.ts';
import { invoiceArguments, toInvoiceRequest } from '../invoice-arguments.ts';
import { defineTool } from '../tool.ts';

const result = z.object({
  number: z.int(),
  document: z.string().optional(),
  replayed: z.boolean().optional(),
  total: z.string().optional(),
  currency: z.string().optional(),
  filled_in: z.array(z.string()).optional(),
  notes: z.array(z.string()).optional(),
  warnings: z.array(z.string()).optional(),
  problem: z.string().optional(),
});

export const createDraftInvoices = defineTool({
  name: 'create_draft_invoices',
  title: 'Draft many invoices in Odoo',
  description: [
    'Writes up to 100 drafts; each takes the arguments of create_draft_invoice.',
    'One that cannot be drafted takes no other with it: the answer says for each, by its number in the call from 1, what became of it. Mend those with a problem and send only them again.',
    'Example: {"invoices": [{"partner": "Azure Interior", "description": "Chairs", "amount": 480, "reference": "2026-114"}, …]}.',
  ],
  input: z.strictObject({
    invoices: z
      .array(z.unknown().meta({ type: 'object' }), 'must be a list of invoices')
      .min(1, 'give at least one')
      .max(100, 'at most 100 in one call; send the others in further calls')
      .describe('Each with the arguments of create_draft_invoice.'),
  }),
  output: z.object({ drafted: z.int(), problems: z.int(), results: z.array(result) }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async handle({ invoices }, { workroom, signal, progress }) {
    const { books } = await workroom();
    const tell = (done: number) => progress(`Drafting: ${done} of ${invoices.length} done.`);
    const outcomes = await books.createDraftInvoices(invoices.map(parse), tell, signal);
    const problems = outcomes.filter((outcome) => outcome instanceof Problem).length;
    return {
      drafted: outcomes.length - problems,
      problems,
      results: outcomes.map((outcome, index) => toResult(outcome, index + 1)),
    };
  },
});

/** One by one, so that one that makes no sense takes no other with it. */
function parse(raw: unknown): InvoiceRequest | Problem {
  const parsed = invoiceArguments.safeParse(raw, { reportInput: true });
  return parsed.success
    ? toInvoiceRequest(parsed.data)
    : argumentProblem('create_draft_invoice', Object.keys(invoiceArguments.shape), parsed.error);
}

/** What is empty is left out: a model pays for every word. */
function toResult(outcome: DraftedInvoice | Problem, number: number): z.input<typeof result> {
  if (outcome instanceof Problem) return { number, problem: `${outcome.code}: ${outcome.model}` };
  const { view, replayed, filledIn, notes } = outcome;
  const some = (sentences: readonly string[]) => (sentences.length === 0 ? undefined : [...sentences]);
  return {
    number,
    document: view.document,
    replayed: replayed ? true : undefined,
    total: view.total,
    currency: view.currency,
    filled_in: some(filledIn),
    notes: some(notes),
    warnings: some(view.warnings),
  };
}
