import { t } from '@vscode/l10n';
import { add, compare, multiply, parseDecimal, subtract, ZERO } from '../../../common/decimal.ts';
import type { Decimal } from '../../../common/decimal.ts';
import { Problem } from '../../../common/problem.ts';
import { correctedType } from '../../kinds.ts';
import type { InvoiceRequest, LineRequest } from './invoice-request.ts';

const HUNDRED: Decimal = { units: 100n, scale: 0 };

/**
 * What can be told without Odoo: nothing is sent for a request that cannot become a good document.
 * @throws Problem invalid_arguments
 */
export function checkInvoice({ type, lines, corrects, dueDate, paymentTerm }: InvoiceRequest): void {
  const isCreditNote = correctedType(type) !== undefined;
  if (corrects !== undefined && !isCreditNote)
    throw invalid('"corrects" is for credit notes: set "kind" to one, or leave "corrects" out.');
  if (lines === undefined && corrects === undefined)
    throw invalid(
      'Give the lines (or description and amount). Only a credit note that "corrects" an invoice copies its lines.',
    );
  if (dueDate !== undefined && paymentTerm !== undefined)
    throw invalid('Give either "due_date" or "payment_term": the term would compute another due date.');
  for (const [index, line] of (lines ?? []).entries()) {
    const isNamed = line.description !== undefined || line.product !== undefined;
    if (!isNamed) throw invalid(`lines[${index}]: give a description or a product.`);
    if (line.price === undefined && line.product === undefined)
      throw invalid(`lines[${index}]: give a price; only a product has one of its own.`);
    const discount = valueOf(line.discount, ZERO);
    if (compare(discount, ZERO) < 0 || compare(discount, HUNDRED) > 0)
      throw invalid(`lines[${index}]: the discount is in percent, from 0 to 100. A surcharge is a line.`);
  }
  if (lines !== undefined && isNegative(lines))
    throw invalid(
      isCreditNote
        ? 'The lines come to less than zero. A credit note has positive amounts: leave the signs out.'
        : 'The lines come to less than zero, which Odoo does not post. For a credit note set "kind" to vendor_credit_note or customer_credit_note and leave the signs out.',
    );
}

/** Whether the prices that are known come to less than zero. */
function isNegative(lines: readonly LineRequest[]): boolean {
  if (lines.some((line) => line.price === undefined)) return false;
  const total = lines.reduce((sum, line) => add(sum, amountOf(line)), ZERO);
  return compare(total, ZERO) < 0;
}

function amountOf({ price, quantity, discount }: LineRequest): Decimal {
  const paid = subtract(HUNDRED, valueOf(discount, ZERO));
  return multiply(multiply(valueOf(price, ZERO), valueOf(quantity, { units: 1n, scale: 0 })), paid);
}

function valueOf(text: string | undefined, otherwise: Decimal): Decimal {
  return (text === undefined ? undefined : parseDecimal(text)) ?? otherwise;
}

function invalid(sentence: string): Problem {
  return new Problem({
    code: 'invalid_arguments',
    person: t`An agent asked for a document that cannot be: ${sentence} Nothing was done.`,
    model: `${sentence} Nothing was done.`,
  });
}
