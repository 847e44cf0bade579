import { z } from 'zod';
import { paymentAnswer, toPaymentAnswer } from '../view-answers.ts';
import { company, decimal, isoDate, moveHandleArgument, oneLine, record } from '../arguments.ts';
import { defineTool } from '../tool.ts';

const input = z.strictObject({
  date: isoDate('Of the payment'),
  pays: z
    .array(
      z.strictObject({
        document: moveHandleArgument(),
        amount: decimal('Left out: all that is open.').optional(),
      }),
    )
    .max(100)
    .default([])
    .describe('Posted documents of one partner.'),
  amount: decimal('Left out: the sum of "pays".').optional(),
  partner: record().optional(),
  direction: z.enum(['pay', 'receive']).optional(),
  journal: record().optional().describe('Bank or cash; left out: the first bank journal.'),
  currency: record().optional(),
  memo: oneLine(200).optional(),
  company: company(),
  idempotency_key: oneLine(200).optional(),
  again: z.boolean().optional().describe('The person wants it although they deleted it before.'),
});

export const createDraftPayment = defineTool({
  name: 'create_draft_payment',
  title: 'Draft a payment in Odoo',
  description: [
    'Writes a draft payment; only a person can post it.',
    'Partner, direction, amount and currency follow from "pays"; without it give partner, direction and amount.',
    'Example: {"date": "2026-12-01", "pays": [{"document": "move/7"}]}.',
  ],
  input,
  output: paymentAnswer.extend({ replayed: z.boolean(), notes: z.array(z.string()) }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async handle({ idempotency_key: idempotencyKey, ...asked }, { workroom, signal }) {
    const { books } = await workroom();
    const drafted = await books.createDraftPayment({ ...asked, idempotencyKey }, signal);
    return { ...toPaymentAnswer(drafted.view), replayed: drafted.replayed, notes: [...drafted.notes] };
  },
});
