import { z } from 'zod';
import { Problem } from '../../common/problem.ts';
import type {
  CounterpartRequest,
  TransactionLine,
} from '../../accounting/drafting/transactions/transaction-request.ts';
import { company, decimal, isoDate, moveHandleArgument, oneLine, record } from '../arguments.ts';
import { defineTool } from '../tool.ts';

const COUNTERPART = 'must be {"account": ...}, {"document": "move/7"} or "suspense"';

const transaction = z.strictObject({
  date: isoDate('Of the transaction'),
  amount: decimal('Money out is negative.'),
  description: oneLine(500),
  counterpart: z
    .union(
      [
        z.strictObject({ account: record() }),
        z.strictObject({ document: moveHandleArgument() }),
        z.literal('suspense'),
      ],
      COUNTERPART,
    )
    .describe('An account, the open invoice or bill that it pays, or "suspense" when unknown.'),
  partner: record().optional(),
  transaction_id: oneLine(200).optional().describe("The bank's own."),
  row: z.int().min(1).max(10_000_000).optional().describe('Its row in "file".'),
  idempotency_key: oneLine(200).optional(),
});

const input = z.strictObject({
  journal: record().describe('Bank or cash journal.'),
  transactions: z.array(transaction).min(1).max(100),
  file: oneLine(300)
    .optional()
    .describe("The bank file's SHA-256, or its name: always the same for one file."),
  company: company(),
});

export const createDraftTransaction = defineTool({
  name: 'create_draft_transaction',
  title: 'Propose bank transactions',
  description: [
    'Proposes bank or cash transactions, up to 100. Odoo has no draft of them: they are held here until a person approves.',
    'Each needs transaction_id, or file and row, or idempotency_key: equal lines are told apart by it, repeats are found.',
    'Example: {"journal": "Bank", "file": "nov.csv", "transactions": [{"row": 2, "date": "2026-11-20", "amount": -9.9, "description": "Fee", "counterpart": {"account": "695000"}}]}.',
  ],
  input,
  output: z.object({
    transactions: z
      .array(
        z.object({
          document: z.string().optional(),
          replayed: z.boolean().optional(),
          notes: z.array(z.string()).optional(),
          refused: z.string().optional(),
        }),
      )
      .describe('One for each, in their order.'),
  }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async handle({ transactions, ...asked }, { workroom, signal }) {
    const { books } = await workroom();
    const outcomes = await books.proposeTransactions(
      { ...asked, transactions: transactions.map(toLine) },
      signal,
    );
    return {
      transactions: outcomes.map((outcome) =>
        outcome instanceof Problem
          ? { refused: `${outcome.code}: ${outcome.model}` }
          : {
              document: outcome.proposal.document,
              ...(outcome.proposal.replayed && { replayed: true }),
              ...(outcome.notes.length > 0 && { notes: [...outcome.notes] }),
            },
      ),
    };
  },
});

function toLine(asked: z.output<typeof transaction>): TransactionLine {
  const { counterpart, transaction_id: transactionId, idempotency_key: idempotencyKey, ...said } = asked;
  return { ...said, counterpart: toCounterpart(counterpart), transactionId, idempotencyKey };
}

function toCounterpart(asked: z.output<typeof transaction>['counterpart']): CounterpartRequest {
  if (asked === 'suspense') return { kind: 'suspense' };
  return 'account' in asked
    ? { kind: 'account', account: asked.account }
    : { kind: 'document', document: asked.document };
}
