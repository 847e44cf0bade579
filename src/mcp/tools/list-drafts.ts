import { z } from 'zod';
import type { DraftSummary } from '../../accounting/documents.ts';
import { DRAFT_KIND_NAMES, draftKindName, draftTypeOf } from '../../accounting/kinds.ts';
import { company, oneLine } from '../arguments.ts';
import { defineTool, READS } from '../tool.ts';

/** What a row tells, and how. The columns are named once: a model pays for every repeated word. */
const COLUMNS: readonly (readonly [string, (draft: DraftSummary) => string | undefined])[] = [
  ['document', (draft) => draft.document],
  ['partner', (draft) => draft.partner?.name],
  ['reference', (draft) => draft.reference],
  ['date', (draft) => (hasInvoiceDate(draft) ? draft.invoiceDate : draft.date)],
  ['due_date', (draft) => draft.dueDate],
  ['total', (draft) => draft.total],
];

const hasInvoiceDate = ({ type }: DraftSummary) =>
  type !== 'entry' && type !== 'payment' && type !== 'bank_transaction';

const group = z.object({
  kind: z.enum(DRAFT_KIND_NAMES),
  company: z.string(),
  currency: z.string(),
  rows: z.array(z.array(z.string().nullable())).describe('One draft each, in the order of "columns".'),
});

export const listDrafts = defineTool({
  name: 'list_drafts',
  title: 'List drafts in Odoo',
  description: [
    'Lists draft documents by kind, company and currency, the newest first.',
    'Totals are with tax; the date is that of the invoice. Bank transactions are proposals that Odoo does not have yet.',
    'Example: {"kind": "vendor_bill", "partner": "Azure"}.',
  ],
  input: z.strictObject({
    kind: z.enum(DRAFT_KIND_NAMES).optional(),
    partner: oneLine(200).optional().describe("Part of the partner's name."),
    company: company('Id or exact name of the company. Left out: all companies of the user.'),
    after: z.string().max(100).optional().describe('The "next" of the answer before, to read on.'),
    limit: z.int().min(1).max(100).optional().describe('50 when left out.'),
  }),
  output: z.object({
    columns: z.array(z.string()),
    groups: z.array(group),
    next: z.string().optional().describe('There are more: hand it back as "after".'),
  }),
  annotations: READS,
  async handle({ kind, partner, company: companyAsked, after, limit }, { workroom, signal }) {
    const { books } = await workroom();
    const type = kind === undefined ? undefined : draftTypeOf(kind);
    const page = await books.listDrafts({ type, partner, company: companyAsked, after, limit }, signal);
    return { columns: COLUMNS.map(([name]) => name), groups: grouped(page.drafts), next: page.next };
  },
});

function grouped(drafts: readonly DraftSummary[]): z.input<typeof group>[] {
  const groups = new Map<string, z.input<typeof group>>();
  for (const draft of drafts) {
    const shared = { kind: draftKindName(draft.type), company: draft.company.name, currency: draft.currency };
    const key = JSON.stringify(shared);
    const known = groups.get(key) ?? { ...shared, rows: [] };
    known.rows.push(COLUMNS.map(([, cell]) => cell(draft) ?? null));
    groups.set(key, known);
  }
  return [...groups.values()];
}
