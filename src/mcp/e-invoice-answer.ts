import { z } from 'zod';
import { isEqual, parseDecimal, ZERO } from '../common/decimal.ts';
import type { EInvoice, InvoiceLine } from '../accounting/papers/e-invoice/e-invoice.ts';
import { typeName } from '../accounting/papers/e-invoice/invoice-type.ts';

/** Loose, because every field would cost a model words in the list of tools. */
export const eInvoiceAnswer = z
  .looseObject({ trust: z.string() })
  .describe('What the XML says. Read `trust` first.');

/** More lines are not shown; the totals hold them. */
const MOST_LINES = 200;
/** Of the other lists: no bill has more, and one that has was made to fill a model's memory. */
const MOST_OTHERS = 30;
const MOST_CHARACTERS = 500;

/** An electronic invoice as a model reads it. Amounts are as they stand there. */
export function toEInvoiceAnswer(
  invoice: EInvoice,
  contradictions: readonly string[],
): z.input<typeof eInvoiceAnswer> {
  const lines = invoice.lines.filter((line) => !isHeading(line));
  const wrong = contradictions.slice(0, MOST_OTHERS).join('; ');
  const trust =
    contradictions.length === 0
      ? 'Its amounts agree with each other.'
      : `Do not rely on it: ${wrong}. Read the text of the pages.`;
  const said = {
    format: invoice.format,
    number: invoice.number,
    type: [invoice.typeCode, typeName(invoice)].filter((part) => part !== undefined).join(' '),
    issue_date: invoice.issueDate,
    due_date: invoice.dueDate,
    seller: invoice.seller,
    buyer: invoice.buyer,
    currency: invoice.currency,
    corrects: invoice.corrects,
    lines: lines.slice(0, MOST_LINES).map(({ pricePer, ...line }) => ({ ...line, price_per: pricePer })),
    more_lines: lines.length > MOST_LINES ? lines.length - MOST_LINES : undefined,
    allowances_and_charges:
      invoice.allowances.length === 0 ? undefined : invoice.allowances.slice(0, MOST_OTHERS),
    net: invoice.net,
    taxes: invoice.taxes.slice(0, MOST_OTHERS),
    tax_total: invoice.taxTotal,
    total: invoice.total,
    prepaid: invoice.prepaid,
    rounding: invoice.rounding,
    payable: invoice.payable,
  };
  return { trust, ...z.looseObject({}).parse(shortened(said)) };
}

/** The same with each text cut where nobody would read on. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS)}…` : value;
  if (Array.isArray(value)) return value.map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shortened(member)]));
}

/** UBL of Odoo has sections and notes as lines of nothing. */
function isHeading({ quantity, net }: InvoiceLine): boolean {
  const isNothing = (text: string | undefined) => {
    const value = parseDecimal(text ?? '');
    return value !== undefined && isEqual(value, ZERO);
  };
  return isNothing(quantity) && isNothing(net);
}
