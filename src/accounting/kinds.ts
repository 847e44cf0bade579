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

/** The kinds that are drafted with prices and taxes, for a partner. */
export const INVOICE_TYPES = ['in_invoice', 'in_refund', 'out_invoice', 'out_refund'] as const;
export type InvoiceType = (typeof INVOICE_TYPES)[number];

/** The kinds of journal (`account.journal.type`). */
export const JOURNAL_TYPES = ['purchase', 'sale', 'general', 'bank', 'cash', 'credit'] as const;
export type JournalType = (typeof JOURNAL_TYPES)[number];

/** What was bought, and not what was sold. */
export function isPurchase(type: InvoiceType): boolean {
  return type === 'in_invoice' || type === 'in_refund';
}

/** The kind of journal that an invoice is kept in. */
export function journalTypeOf(type: InvoiceType): JournalType {
  return isPurchase(type) ? 'purchase' : 'sale';
}

/** What a credit note corrects; undefined for what corrects nothing. */
export function correctedType(type: InvoiceType): InvoiceType | undefined {
  switch (type) {
    case 'in_refund':
      return 'in_invoice';
    case 'out_refund':
      return 'out_invoice';
    case 'in_invoice':
    case 'out_invoice':
      return undefined;
  }
}

/** What drafts are listed by: besides Odoo's moves its payments, and the bank transactions that are held here. */
export const DRAFT_TYPES = [...MOVE_TYPES, 'payment', 'bank_transaction'] as const;
export type DraftType = (typeof DRAFT_TYPES)[number];

/** Bills, vendors' credit notes and receipts of what was bought. */
export function isBought(type: DraftType): boolean {
  return type === 'in_invoice' || type === 'in_refund' || type === 'in_receipt';
}

/** Invoices, customers' credit notes and receipts of what was sold. */
export function isSold(type: MoveType): boolean {
  return type === 'out_invoice' || type === 'out_refund' || type === 'out_receipt';
}

/** Whether the gate posts documents of this kind: those that a review shows in full. */
export function isPostable(type: DraftType): boolean {
  return MOVE_TYPES.some((each) => each === type);
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

/** The same with what has words of its own. */
export const DRAFT_KIND_NAMES = [...KIND_NAMES, 'payment', 'bank_transaction'] as const;
export type DraftKindName = (typeof DRAFT_KIND_NAMES)[number];

/** "vendor_bill" is Odoo's `in_invoice`, a "payment" a payment. */
export function draftTypeOf(name: DraftKindName): DraftType {
  return name === 'payment' || name === 'bank_transaction' ? name : BY_NAME[name];
}

/** Odoo's `in_invoice` is a "vendor_bill". */
export function draftKindName(type: DraftType): DraftKindName {
  return type === 'payment' || type === 'bank_transaction' ? type : kindName(type);
}

/** What agents are told, within a sentence: "vendor bill". People are told it in their language (`kind-words.ts`). */
export function kindInEnglish(type: DraftType): string {
  return draftKindName(type).replaceAll('_', ' ');
}

/** The kinds that are drafted with prices and taxes, in the words that tools use. */
export const INVOICE_KIND_NAMES = [
  'vendor_bill',
  'vendor_credit_note',
  'customer_invoice',
  'customer_credit_note',
] as const satisfies readonly KindName[];

const INVOICES_BY_NAME: Readonly<Record<(typeof INVOICE_KIND_NAMES)[number], InvoiceType>> = {
  vendor_bill: 'in_invoice',
  vendor_credit_note: 'in_refund',
  customer_invoice: 'out_invoice',
  customer_credit_note: 'out_refund',
};

/** "vendor_bill" is Odoo's `in_invoice`. */
export function invoiceTypeOf(name: (typeof INVOICE_KIND_NAMES)[number]): InvoiceType {
  return INVOICES_BY_NAME[name];
}

/** "vendor_bill" is Odoo's `in_invoice`. */
export function moveTypeOf(name: KindName): MoveType {
  return BY_NAME[name];
}

/** Odoo's `in_invoice` is a "vendor_bill". */
export function kindName(type: MoveType): KindName {
  const name = KIND_NAMES.find((candidate) => BY_NAME[candidate] === type);
  return name ?? 'journal_entry';
}
