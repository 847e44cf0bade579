import { z } from 'zod';
import type { DocumentView, JournalItem } from '../accounting/documents.ts';
import type { PaymentView } from '../accounting/payments/payment-view.ts';
import type { ProposalView } from '../accounting/proposals/proposal-view.ts';
import { named, toAnswer } from './answers.ts';

/** How what is no invoice is answered. What is in a list is described by itself: a model pays for each word. */
const rows = z.array(z.looseObject({}));

export const entryAnswer = z.object({
  document: z.string(),
  state: z.string(),
  number: z.string().optional(),
  company: z.string(),
  journal: z.string(),
  date: z.string().optional(),
  reference: z.string().optional(),
  narration: z.string().optional(),
  currency: z.string().describe("The company's; of debit, credit and total."),
  items: rows,
  total: z.string(),
  warnings: z.array(z.string()),
  url: z.string(),
  digest: z.string(),
});

export function toEntryAnswer(view: DocumentView): z.input<typeof entryAnswer> {
  return {
    document: view.document,
    state: view.state,
    number: view.number,
    company: view.company.name,
    journal: view.journal.name,
    date: view.date,
    reference: view.reference,
    narration: view.narration,
    currency: view.currency,
    items: (view.items ?? []).map((item) => toItem(item, view.currency)),
    total: view.total,
    warnings: [...view.warnings],
    url: view.url,
    digest: view.digest,
  };
}

/** The amount in currency is told where it is another currency than that of debit and credit. */
function toItem({ currency, amount, ...item }: JournalItem, ofCompany: string) {
  return { ...item, ...(currency !== ofCompany && { currency, amount }) };
}

export const paymentAnswer = z.object({
  document: z.string(),
  state: z.string(),
  direction: z.enum(['pay', 'receive']),
  number: z.string().optional(),
  company: z.string(),
  journal: z.string(),
  partner: named.optional(),
  date: z.string().optional(),
  memo: z.string().optional(),
  currency: z.string(),
  amount: z.string(),
  pays: rows,
  warnings: z.array(z.string()),
  url: z.string(),
});

export function toPaymentAnswer(view: PaymentView): z.input<typeof paymentAnswer> {
  const { type: _, company, journal, pays, warnings, ...said } = view;
  return {
    ...said,
    company: company.name,
    journal: journal.name,
    pays: pays.map((each) => ({ ...each })),
    warnings: [...warnings],
  };
}

function toProposalAnswer(view: ProposalView) {
  const { type: kind, company, journal, source, warnings, ...said } = view;
  return { ...said, kind, company: company.name, journal: journal.name, source, warnings: [...warnings] };
}

/** Any document as a model reads it. */
export function viewAnswer(view: DocumentView | PaymentView | ProposalView) {
  if (view.type === 'payment') return { kind: view.type, ...toPaymentAnswer(view) };
  if (view.type === 'bank_transaction') return toProposalAnswer(view);
  return view.type === 'entry' ? { kind: 'journal_entry' as const, ...toEntryAnswer(view) } : toAnswer(view);
}
