/** The kinds of document, in Odoo's technical words (`account.move.move_type`) and in those of its screens. */
export type MoveType =
  'in_invoice' | 'in_refund' | 'out_invoice' | 'out_refund' | 'entry' | 'out_receipt' | 'in_receipt';

export const MOVE_TYPES = [
  'in_invoice',
  'in_refund',
  'out_invoice',
  'out_refund',
  'entry',
  'out_receipt',
  'in_receipt',
] as const;

/** "Vendor Bill", as a title. */
export function kindTitle(type: MoveType): string {
  switch (type) {
    case 'in_invoice':
      return 'Vendor Bill';
    case 'in_refund':
      return 'Vendor Credit Note';
    case 'out_invoice':
      return 'Customer Invoice';
    case 'out_refund':
      return 'Customer Credit Note';
    case 'entry':
      return 'Journal Entry';
    case 'out_receipt':
      return 'Sales Receipt';
    case 'in_receipt':
      return 'Purchase Receipt';
  }
}

/** Whether the gate posts documents of this kind: so far those that a review shows in full. */
export function isPostable(type: MoveType): boolean {
  return type === 'in_invoice';
}

/** The kinds in the words that tools use. */
export const KIND_NAMES = [
  'vendor_bill',
  'vendor_credit_note',
  'customer_invoice',
  'customer_credit_note',
  'journal_entry',
  'sales_receipt',
  'purchase_receipt',
] as const;
export type KindName = (typeof KIND_NAMES)[number];

const BY_NAME: Readonly<Record<KindName, MoveType>> = {
  vendor_bill: 'in_invoice',
  vendor_credit_note: 'in_refund',
  customer_invoice: 'out_invoice',
  customer_credit_note: 'out_refund',
  journal_entry: 'entry',
  sales_receipt: 'out_receipt',
  purchase_receipt: 'in_receipt',
};

/** "vendor_bill" is Odoo's `in_invoice`. */
export function moveTypeOf(name: KindName): MoveType {
  return BY_NAME[name];
}

/** Odoo's `in_invoice` is a "vendor_bill". */
export function kindName(type: MoveType): KindName {
  const name = KIND_NAMES.find((candidate) => BY_NAME[candidate] === type);
  return name ?? 'journal_entry';
}
