import { z } from 'zod';
import type { ChangedDraft } from '../../accounting/changing/change-outcome.ts';
import type { ChangeRequest } from '../../accounting/changing/change-request.ts';
import { changingProblems } from '../../accounting/changing/problems.ts';
import { isMove } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import { company, decimal, handle, isoDate, manyLines, oneLine, record, recordId } from '../arguments.ts';
import { defineTool } from '../tool.ts';

const line = z
  .strictObject({
    line: recordId.optional().describe('Its id. Left out: a new line.'),
    description: oneLine(500).optional(),
    price: decimal('Of one, before tax.').optional(),
    quantity: decimal('How many.').optional(),
    discount: decimal('In percent.').optional(),
    account: record().optional(),
    taxes: z.array(record()).max(10).optional(),
  })
  .refine(
    ({ line: id, description, price }) =>
      id !== undefined || (description !== undefined && price !== undefined),
    'a new line needs description and price; another one needs "line", its id',
  );

const input = z.strictObject({
  document: handle('A handle such as "move/7".'),
  digest: z
    .string()
    .regex(/^[0-9a-f]{16,24}$/, 'must be the digest of the last read, as get_document gives it')
    .describe('Of the last read.'),
  company: company(),
  partner: record().optional(),
  reference: oneLine(100).nullish(),
  invoice_date: isoDate('On the paper').optional(),
  accounting_date: isoDate('Left out: goes with invoice_date where both were the same').optional(),
  due_date: isoDate('Instead of payment terms').optional(),
  payment_term: record().nullish(),
  narration: manyLines(4_000).nullish(),
  lines: z.array(line).min(1).max(200).optional(),
  remove_lines: z.union([z.literal('others'), z.array(recordId).min(1).max(200)]).optional(),
});

export const updateDraft = defineTool({
  name: 'update_draft',
  title: 'Change a draft in Odoo',
  description: [
    'Changes only what you name in a draft; null empties it. remove_lines: ids, or "others": all that lines does not name.',
    'Refused when the draft has changed since you read it. Of drafts that others made or touched the person is asked first.',
    'Example: {"document": "move/7", "digest": "9f…", "lines": [{"line": 12, "price": 130}]}.',
  ],
  input,
  output: z.object({
    document: z.string(),
    digest: z.string(),
    changes: z
      .array(z.object({ field: z.string(), before: z.string().optional(), after: z.string().optional() }))
      .describe('All that is otherwise now, what followed included.'),
    total: z.string(),
    currency: z.string(),
    warnings: z.array(z.string()),
    notes: z.array(z.string()),
    url: z.string(),
  }),
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
  async handle(asked, { workroom, signal, client, progress }) {
    const { document } = asked;
    if (!isMove(document)) throw changingProblems.notChangeable(document);
    const { books, gate } = await workroom();
    const outcome = await books.updateDraft(toRequest(asked, document), signal);
    if ('changed' in outcome) return toAnswer(outcome.changed);
    progress('Waiting for your decision in the dialog.');
    await gate.requestChange(outcome.held, { kind: 'agent', saysItIs: client }, signal);
    return toAnswer(await books.afterChange(outcome.held, signal));
  },
});

function toRequest(asked: z.output<typeof input>, document: MoveHandle): ChangeRequest {
  const { lines } = asked;
  const lineChanges = lines?.flatMap(({ line: id, ...said }) =>
    id === undefined ? [] : [{ ...said, line: id }],
  );
  const addLines = lines?.flatMap(({ line: id, description, price, ...said }) => {
    const isNew = id === undefined && description !== undefined && price !== undefined;
    return isNew ? [{ ...said, description, price }] : [];
  });
  return {
    document,
    digest: asked.digest,
    company: asked.company,
    partner: asked.partner,
    reference: asked.reference,
    invoiceDate: asked.invoice_date,
    accountingDate: asked.accounting_date,
    dueDate: asked.due_date,
    paymentTerm: asked.payment_term,
    narration: asked.narration,
    lineChanges,
    addLines,
    removeLines: asked.remove_lines,
  };
}

function toAnswer({ read: { view }, changes, notes }: ChangedDraft) {
  const { document, digest, total, currency, warnings, url } = view;
  return {
    document,
    digest,
    changes: [...changes],
    total,
    currency,
    warnings: [...warnings],
    notes: [...notes],
    url,
  };
}
