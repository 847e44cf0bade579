import { z } from 'zod';
import type { BillRequest } from '../../accounting/drafting/bill-request.ts';
import { documentAnswer, toAnswer } from '../answers.ts';
import { company, decimal, isoDate, oneLine, recordId } from '../arguments.ts';
import { defineTool } from '../tool.ts';

const line = z.strictObject({
  description: oneLine(500),
  price: decimal('Price of one, before tax.'),
  quantity: decimal('1 when left out.').optional(),
  discount: decimal('In percent.').optional(),
  account: recordId.optional().describe("Account id. Left out: Odoo's own choice."),
  taxes: z
    .array(recordId)
    .max(10)
    .optional()
    .describe("Tax ids; [] is no tax. Left out: Odoo's own choice, the partner's fiscal position included."),
});

const input = z
  .strictObject({
    description: oneLine(500).optional().describe('What the bill is for, when it has one line.'),
    amount: decimal("The one line's price before tax.").optional(),
    partner_id: recordId.optional().describe('The vendor, from find_records.'),
    lines: z.array(line).min(1).max(200).optional().describe('Instead of description and amount.'),
    company: company('Id or exact name of the company. Needed when the user works for several.'),
    reference: oneLine(100).optional().describe("The bill's own number, as printed on it."),
    invoice_date: isoDate('Date printed on the bill').optional(),
    due_date: isoDate('When it has to be paid').optional(),
    expected_total: decimal("The paper's total with tax; a difference is reported.").optional(),
    idempotency_key: oneLine(200)
      .optional()
      .describe('Your name for this bill. The same key never makes a second bill.'),
  })
  .check((context) => {
    const { description, amount, lines } = context.value;
    const isShort = description !== undefined && amount !== undefined;
    const isEither = lines === undefined ? isShort : description === undefined && amount === undefined;
    if (!isEither) {
      context.issues.push({
        code: 'custom',
        input: context.value,
        message: 'give either description and amount, or lines',
      });
    }
  });

export const createDraftInvoice = defineTool({
  name: 'create_draft_invoice',
  title: 'Draft a vendor bill in Odoo',
  description: [
    'Writes a draft vendor bill. It is not posted: only a person can post it.',
    'Say only what the paper says: accounts, taxes, terms and dates that you leave out are filled in by Odoo and come back in the answer, with untaxed, tax and total.',
    'Repeating the same request finds the draft it made and makes no second one.',
    'Example: {"partner_id": 7, "description": "Office chairs", "amount": 480, "reference": "2026-114", "invoice_date": "2026-11-20", "expected_total": 571.20}.',
  ],
  input,
  output: documentAnswer.extend({
    replayed: z.boolean().describe('True when an earlier request had made it.'),
    notes: z.array(z.string()),
  }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  async handle(asked, { workroom, signal }) {
    const { books } = await workroom();
    const drafted = await books.createDraftInvoice(toRequest(asked), signal);
    return { ...toAnswer(drafted.view), replayed: drafted.replayed, notes: [...drafted.notes] };
  },
});

function toRequest(asked: z.output<typeof input>): BillRequest {
  const { description, amount } = asked;
  const single = description !== undefined && amount !== undefined ? [{ description, price: amount }] : [];
  return {
    company: asked.company,
    partner: asked.partner_id,
    lines: asked.lines ?? single,
    reference: asked.reference,
    invoiceDate: asked.invoice_date,
    dueDate: asked.due_date,
    expectedTotal: asked.expected_total,
    idempotencyKey: asked.idempotency_key,
  };
}
