import { isBought, isSold, kindTitle } from '../../accounting/kinds.ts';
import type { MoveType } from '../../accounting/kinds.ts';

/** The words of a kind of document, as Odoo's screens have them. */
export interface DocumentWords {
  /** "vendor bill". */
  readonly kind: string;
  /** A bill is of a vendor, an invoice for a customer. */
  readonly of: string;
  readonly partner: string;
  readonly invoiceDate: string;
  readonly bankAccount: string;
  /** Which way money goes with it, sooner or later; with an entry nobody knows. */
  readonly money?: 'in' | 'out';
}

export function documentWords(type: MoveType): DocumentWords {
  const kind = kindTitle(type).toLowerCase();
  // Who is paid: for a bill and for a credit note to a customer the partner, otherwise we.
  const isPaidOut = type === 'in_invoice' || type === 'in_receipt' || type === 'out_refund';
  const bankAccount = isPaidOut ? 'To be paid to' : 'To be paid into';
  const money = isPaidOut ? 'out' : 'in';
  if (isBought(type))
    return { kind, of: 'of', partner: 'Vendor', invoiceDate: 'Bill date', bankAccount, money };
  if (isSold(type))
    return { kind, of: 'for', partner: 'Customer', invoiceDate: 'Invoice date', bankAccount, money };
  return { kind, of: 'of', partner: 'Partner', invoiceDate: 'Invoice date', bankAccount };
}
