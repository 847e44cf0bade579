/** What a journal entry is: Odoo's `move_type`. */
export type MoveType =
  'entry' | 'out_invoice' | 'out_refund' | 'in_invoice' | 'in_refund' | 'out_receipt' | 'in_receipt';

/** Everything that has invoice lines: all but plain entries. Receipts count. */
export const isInvoice = (type: string): boolean => type !== 'entry';

/** Sent to customers; receipts count. */
export const isSale = (type: string): boolean => type.startsWith('out_');

/** Received from vendors; receipts count. */
export const isPurchase = (type: string): boolean => type.startsWith('in_');

export const isReceipt = (type: string): boolean => type.endsWith('_receipt');

export const isRefund = (type: string): boolean => type.endsWith('_refund');

/**
 * What turns a price into a balance: bills and customers' credit notes are debits on their accounts, the others
 * credits (`direction_sign`).
 */
export const directionSign = (type: string): 1 | -1 =>
  ['out_invoice', 'in_refund', 'out_receipt'].includes(type) ? -1 : 1;

/** The type of journal that a document belongs into. */
export function journalTypeOf(type: string): 'sale' | 'purchase' | 'general' {
  if (isSale(type)) return 'sale';
  return isPurchase(type) ? 'purchase' : 'general';
}
