import { z } from 'zod';
import type { DocumentView } from '../accounting/documents.ts';
import { KIND_NAMES, kindName } from '../accounting/kinds.ts';

/** The shapes that several tools answer with. Foreign text stays inside its field. */

export const named = z.object({ id: z.int(), name: z.string() });

export const documentAnswer = z.object({
  document: z.string(),
  kind: z.enum(KIND_NAMES),
  state: z.enum(['draft', 'posted', 'cancel']),
  number: z.string().optional(),
  company: z.string(),
  journal: z.string(),
  partner: named.optional(),
  reference: z.string().optional(),
  invoice_date: z.string().optional(),
  accounting_date: z.string().optional(),
  due_date: z.string().optional(),
  payment_term: z.string().optional(),
  narration: z.string().optional(),
  currency: z.string(),
  lines: z.array(
    z.object({
      id: z.int(),
      description: z.string(),
      product: named.optional(),
      quantity: z.string(),
      price: z.string(),
      discount: z.string().optional(),
      amount: z.string(),
      account: named.optional(),
      taxes: z.array(named),
      analytic: z.record(z.string(), z.number()).optional(),
    }),
  ),
  untaxed: z.string(),
  tax: z.string(),
  total: z.string(),
  open: z.string().optional(),
  corrects: z.string().optional(),
  warnings: z.array(z.string()),
  url: z.string(),
  digest: z.string(),
});

/** A document as a model reads it. */
export function toAnswer(view: DocumentView): z.input<typeof documentAnswer> {
  return {
    document: view.document,
    kind: kindName(view.type),
    state: view.state,
    number: view.number,
    company: view.company.name,
    journal: view.journal.name,
    partner: view.partner,
    reference: view.reference,
    invoice_date: view.invoiceDate,
    accounting_date: view.date,
    due_date: view.dueDate,
    payment_term: view.paymentTerm?.name,
    narration: view.narration,
    currency: view.currency,
    lines: view.lines.map((line) => ({
      id: line.id,
      description: line.description,
      product: line.product,
      quantity: line.quantity,
      price: line.price,
      discount: line.discount === '0' ? undefined : line.discount,
      amount: line.amount,
      account: line.account,
      taxes: [...line.taxes],
      analytic: line.analytic,
    })),
    untaxed: view.untaxed,
    tax: view.tax,
    total: view.total,
    open: view.open,
    corrects: view.corrects,
    warnings: [...view.warnings],
    url: view.url,
    digest: view.digest,
  };
}
