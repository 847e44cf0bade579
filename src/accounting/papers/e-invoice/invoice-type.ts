import { parseDecimal } from '../../../common/decimal.ts';
import type { KindName } from '../../kinds.ts';
import type { EInvoice } from './e-invoice.ts';

/** UNTDID 1001. "Gutschrift" on a page may be 381 or 389: only the code tells. */
const TYPES: Readonly<Record<string, { readonly name: string; readonly isCredit: boolean }>> = {
  81: { name: 'credit note', isCredit: true },
  83: { name: 'credit note', isCredit: true },
  84: { name: 'debit note', isCredit: false },
  261: { name: 'self-billed credit note', isCredit: true },
  262: { name: 'credit note over several invoices', isCredit: true },
  296: { name: 'interim credit note', isCredit: true },
  308: { name: 'credit note', isCredit: true },
  325: { name: 'proforma invoice: nothing to book', isCredit: false },
  326: { name: 'partial invoice', isCredit: false },
  380: { name: 'invoice', isCredit: false },
  381: { name: 'credit note', isCredit: true },
  383: { name: 'debit note', isCredit: false },
  384: { name: 'corrected invoice: it replaces an earlier one', isCredit: false },
  386: { name: 'prepayment invoice', isCredit: false },
  389: { name: 'self-billed invoice, made by the buyer: no credit note', isCredit: false },
  393: { name: 'factored invoice', isCredit: false },
  396: { name: 'factored credit note', isCredit: true },
  420: { name: 'credit note', isCredit: true },
  458: { name: 'credit note', isCredit: true },
  527: { name: 'self-billed debit note', isCredit: false },
  532: { name: 'credit note', isCredit: true },
  751: { name: 'invoice for accounting only', isCredit: false },
  875: { name: 'partial construction invoice', isCredit: false },
  876: { name: 'partial final construction invoice', isCredit: false },
  877: { name: 'final construction invoice', isCredit: false },
};

/** What the type code means, in words. */
export function typeName(invoice: EInvoice): string | undefined {
  return invoice.typeCode === undefined ? undefined : TYPES[invoice.typeCode]?.name;
}

/** Which side of the invoice the books are on. */
export type OurSide = 'seller' | 'buyer';

/**
 * The kind of draft that the invoice asks for. Credit notes are positive in the XML, whatever the page prints.
 * @param side undefined when neither party is known to be ours: papers that come in are vendors' mostly
 * @returns undefined when its type says nothing that is known here
 */
export function suggestedKind(invoice: EInvoice, side: OurSide | undefined): KindName | undefined {
  const type = invoice.typeCode === undefined ? undefined : TYPES[invoice.typeCode];
  if (type === undefined || invoice.typeCode === '325') return undefined;
  const total = parseDecimal(invoice.total ?? '');
  const isCredit = type.isCredit || (total !== undefined && total.units < 0n);
  if (side === 'seller') return isCredit ? 'customer_credit_note' : 'customer_invoice';
  return isCredit ? 'vendor_credit_note' : 'vendor_bill';
}
