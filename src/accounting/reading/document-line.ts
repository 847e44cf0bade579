import { z } from 'zod';
import { canonicalDecimal, formatDecimal, fromOdooFloat, parseDecimal } from '../../common/decimal.ts';
import type { DocumentLine } from '../documents.ts';
import { odooFloat, odooText, webAccount, webNamed } from './odoo-values.ts';

/** What `web_read` says of a line that people read on an invoice. */
export const documentLineShape = z.object({
  id: z.int(),
  name: odooText,
  display_type: odooText,
  quantity: odooFloat,
  price_unit: odooFloat,
  discount: odooFloat,
  price_subtotal: odooFloat,
  account_id: webAccount,
  tax_ids: z.array(webNamed),
});

/** @param places decimal places of the document's currency */
export function toDocumentLine(line: z.output<typeof documentLineShape>, places: number): DocumentLine {
  return {
    id: line.id,
    description: line.name ?? '',
    account: line.account_id,
    taxes: line.tax_ids,
    quantity: asEntered(line.quantity),
    price: asEntered(line.price_unit),
    discount: asEntered(line.discount),
    amount: formatDecimal(fromOdooFloat(line.price_subtotal, places)),
  };
}

/** Quantities, prices and percentages have precisions of their own; Odoo's shortest text is what was entered. */
function asEntered(value: number): string {
  return canonicalDecimal(parseDecimal(value) ?? fromOdooFloat(value, 6));
}
