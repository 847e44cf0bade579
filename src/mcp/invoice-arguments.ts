import { z } from 'zod';
import type { InvoiceRequest } from '../accounting/drafting/invoices/invoice-request.ts';
import { isMove } from '../accounting/handle.ts';
import type { Handle, MoveHandle } from '../accounting/handle.ts';
import { INVOICE_KIND_NAMES, invoiceTypeOf } from '../accounting/kinds.ts';
import { company, decimal, handle, isoDate, manyLines, oneLine, record, recordId } from './arguments.ts';

/** What one invoice takes, in the two tools that draft them. */

const line = z.strictObject({
  description: oneLine(500).optional(),
  product: record()
    .optional()
    .describe('Instead of a description, price, account and taxes, or beside them.'),
  price: decimal('Price of one, before tax.').optional(),
  quantity: decimal('1 when left out.').optional(),
  discount: decimal('In percent.').optional(),
  account: record().optional().describe("Left out: Odoo's own choice."),
  taxes: z
    .array(record(), 'must be a list, such as ["19%"]; [] is no tax')
    .max(10, 'at most 10')
    .optional()
    .describe("[] is no tax. Left out: Odoo's own choice, the partner's fiscal position included."),
  analytic: record().optional().describe('Analytic account.'),
});

/** Nobody reviews more, and one transaction of Odoo has to hold them. */
const MOST_LINES = 200;
const TOO_MANY_LINES = `at most ${MOST_LINES} lines; sum up those of one account and tax, or split the document as the person says`;

const MOVE = 'must be a handle such as "move/7"';
const move = (description: string) =>
  handle(description).transform((value: Handle, context): MoveHandle => {
    if (isMove(value)) return value;
    context.addIssue(MOVE);
    return z.NEVER;
  });

const shape = {
  kind: z.enum(INVOICE_KIND_NAMES).optional().describe('vendor_bill when left out.'),
  description: oneLine(500).optional().describe('What it is for, when it has one line.'),
  amount: decimal("The one line's price before tax.").optional(),
  partner: record().optional().describe('Id, or unambiguous name, VAT number or e-mail address.'),
  partner_id: recordId.optional().describe('The same by id.'),
  lines: z
    .array(line, 'must be a list of lines')
    .min(1, 'give at least one line')
    .max(MOST_LINES, TOO_MANY_LINES)
    .optional()
    .describe('Instead of description and amount.'),
  corrects: move(
    'Of a credit note: the posted invoice it corrects; its lines are copied when none are given.',
  ).optional(),
  company: company('Id or exact name. Needed when the user works for several.'),
  reference: oneLine(100).optional().describe("The paper's own number."),
  invoice_date: isoDate('Printed on it').optional(),
  accounting_date: isoDate('When it counts, if that is another day').optional(),
  due_date: isoDate('When it has to be paid').optional(),
  payment_term: record().optional().describe('Instead of due_date.'),
  currency: oneLine(10).optional().describe('Such as "USD".'),
  journal: record().optional(),
  narration: manyLines(4_000).optional(),
  expected_total: decimal("The paper's total with tax; a difference is reported.").optional(),
  tax_amounts: z
    .array(z.strictObject({ tax: record(), amount: decimal('As on the paper.') }))
    .min(1, 'give at least one, or leave it out')
    .max(10, 'at most 10')
    .optional()
    .describe("Only where the paper's tax is off by rounding, at most 0.05."),
  idempotency_key: oneLine(200)
    .optional()
    .describe('Your name for this document. The same key never makes a second one.'),
  allow_duplicate_of: move('When a person says that it is another document than this one.').optional(),
  again: z.boolean().optional().describe('When a person wants what was thrown away before.'),
};

/** The arguments of one invoice, bill or credit note. */
export const invoiceArguments = z.strictObject(shape).check((context) => {
  const { description, amount, lines, corrects, partner, partner_id } = context.value;
  const refuse = (message: string) => context.issues.push({ code: 'custom', input: context.value, message });
  const isShort = description !== undefined && amount !== undefined;
  const isNeither = description === undefined && amount === undefined;
  const isEither = lines === undefined ? isShort || (isNeither && corrects !== undefined) : isNeither;
  if (!isEither) refuse('give either description and amount, or lines');
  if (partner !== undefined && partner_id !== undefined) refuse('give either partner or partner_id');
});

export type InvoiceArguments = z.output<typeof invoiceArguments>;

/** What is asked for, in the words of the books. */
export function toInvoiceRequest(asked: InvoiceArguments): InvoiceRequest {
  const { description, amount } = asked;
  const single =
    description === undefined || amount === undefined ? undefined : [{ description, price: amount }];
  return {
    type: invoiceTypeOf(asked.kind ?? 'vendor_bill'),
    company: asked.company,
    partner: asked.partner ?? asked.partner_id,
    lines: asked.lines ?? single,
    corrects: asked.corrects,
    reference: asked.reference,
    invoiceDate: asked.invoice_date,
    accountingDate: asked.accounting_date,
    dueDate: asked.due_date,
    paymentTerm: asked.payment_term,
    currency: asked.currency,
    journal: asked.journal,
    narration: asked.narration,
    expectedTotal: asked.expected_total,
    taxAmounts: asked.tax_amounts,
    idempotencyKey: asked.idempotency_key,
    allowDuplicateOf: asked.allow_duplicate_of,
    again: asked.again,
  };
}
