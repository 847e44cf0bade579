import { aBill } from '../desk.ts';
import type { Desk, Telling } from '../desk.ts';

/** What a call is about. */
export interface Occasion extends Telling {
  /** Drafts of its own, "move/7", as many as the job needs; posted ones, where it needs such. */
  readonly documents: readonly string[];
  readonly digest: string;
  readonly paper: string;
}

/** A tool doing what it is for. */
export interface Job {
  readonly tool: string;
  /** What it does here: "a bill of 5 lines". */
  readonly does: string;
  /** The fewest calls of Odoo that could do it at all. */
  readonly fewest: number;
  /** How often it is done in a run, beside others. */
  readonly weight: number;
  readonly needs: readonly ('draft' | 'five drafts' | 'posted' | 'digest' | 'paper')[];
  readonly args: (occasion: Occasion) => Record<string, unknown>;
}

/** What is there before the jobs begin. */
export interface Stock {
  /** A draft of five lines. */
  readonly draft: string;
  /** A posted bill, all of it open. */
  readonly posted: string;
  readonly paper: string;
}

/** Drafts of five lines, one bill that is posted, and a paper. @param drafts at least as many as are listed */
export async function stock(desk: Desk, drafts = 90): Promise<Stock> {
  const telling = desk.telling();
  const invoices = Array.from({ length: drafts }, (_none, place) => aBill(telling, 5, place));
  const { answer } = await desk.call('create_draft_invoices', { invoices });
  const draft = /move\/\d+/.exec(JSON.stringify(answer))?.[0] ?? '';
  const [posted = ''] = await desk.drafts(1);
  await desk.call('post_invoice', { invoice_id: posted });
  return { draft, posted, paper: await desk.paper('paper') };
}

export function jobs({ draft, posted, paper }: Stock): readonly Job[] {
  const company = 'Lindenhof GmbH';
  const day = '2026-11-20';
  const read = { needs: [], weight: 1, fewest: 1 } as const;
  const write = { needs: [], weight: 0.6, fewest: 1 } as const;
  return [
    {
      ...read,
      tool: 'find_records',
      does: 'a partner by part of its name',
      args: () => ({ kind: 'partner', text: 'azure' }),
    },
    {
      ...read,
      tool: 'find_records',
      does: "a partner's documents",
      args: () => ({ kind: 'document', text: 'Azure' }),
    },
    {
      ...read,
      tool: 'list_drafts',
      does: '80 drafts',
      args: () => ({ kind: 'vendor_bill', limit: 80 }),
    },
    { ...read, tool: 'get_document', does: 'a draft of 5 lines', args: () => ({ document: draft }) },
    {
      ...read,
      tool: 'suggest_coding',
      does: 'what a vendor had before',
      args: () => ({ partner: 'Cloudhafen GmbH', company }),
    },
    {
      ...read,
      fewest: 0,
      tool: 'read_paper',
      does: 'a PDF of one page',
      args: () => ({ path: paper }),
    },
    {
      ...write,
      tool: 'create_draft_invoice',
      does: 'a bill of 1 line',
      args: (occasion) => aBill(occasion),
    },
    {
      ...write,
      tool: 'create_draft_invoice',
      does: 'a bill of 5 lines',
      args: (occasion) => aBill(occasion, 5),
    },
    {
      ...write,
      weight: 0.15,
      tool: 'create_draft_invoices',
      does: '25 bills of 1 line',
      args: (occasion) => ({
        invoices: Array.from({ length: 25 }, (_none, place) => aBill(occasion, 1, place)),
      }),
    },
    {
      ...write,
      tool: 'create_draft_entry',
      does: 'an entry of 2 lines',
      args: ({ serial }) => ({
        ...{ company, date: day, reference: serial, idempotency_key: serial },
        lines: [
          { account: '630000', debit: 120 },
          { account: '220000', credit: 120 },
        ],
      }),
    },
    {
      ...write,
      tool: 'create_draft_payment',
      does: 'a payment of a bill',
      args: ({ serial }) => ({
        ...{ company, date: '2026-12-01', memo: serial, idempotency_key: serial },
        pays: [{ document: posted }],
      }),
    },
    {
      ...write,
      fewest: 0,
      tool: 'create_draft_transaction',
      does: 'one proposal',
      args: ({ serial }) => ({
        ...{ company, journal: 'Bank' },
        transactions: [
          { date: day, amount: -9.9, description: 'Fee', counterpart: 'suspense', idempotency_key: serial },
        ],
      }),
    },
    {
      ...write,
      needs: ['draft', 'digest'],
      tool: 'update_draft',
      does: 'its reference',
      args: ({ serial, documents: [document], digest }) => ({ document, digest, reference: serial }),
    },
    {
      ...write,
      needs: ['draft', 'paper'],
      tool: 'attach_file',
      does: 'a PDF of one page',
      args: ({ documents: [document], paper: path }) => ({ document, path }),
    },
    {
      ...write,
      needs: ['draft'],
      tool: 'post_invoice',
      does: 'a bill of 1 line, the yes at once',
      args: ({ documents: [document] }) => ({ invoice_id: document }),
    },
    {
      ...write,
      weight: 0.3,
      needs: ['five drafts'],
      tool: 'post_invoices',
      does: '5 bills of 1 line, the yes at once',
      args: ({ documents }) => ({ documents }),
    },
    {
      ...write,
      needs: ['posted'],
      tool: 'reset_to_draft',
      does: 'a posted bill, the yes at once',
      args: ({ documents: [document] }) => ({ document }),
    },
    {
      ...write,
      needs: ['draft'],
      tool: 'discard_draft',
      does: 'a bill of 1 line, the yes at once',
      args: ({ documents: [document] }) => ({ document }),
    },
    {
      ...write,
      tool: 'propose_partner',
      does: 'a vendor, saved as proposed',
      args: ({ serial }) => ({ name: serial, kind: 'vendor', city: 'Leipzig', country: 'DE', company }),
    },
  ];
}
