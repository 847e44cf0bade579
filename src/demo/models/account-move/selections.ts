/*
 * The choices of account.move and account.move.line, with Odoo 19's labels.
 */

export const MOVE_TYPES = [
  ['entry', 'Journal Entry'],
  ['out_invoice', 'Customer Invoice'],
  ['out_refund', 'Customer Credit Note'],
  ['in_invoice', 'Vendor Bill'],
  ['in_refund', 'Vendor Credit Note'],
  ['out_receipt', 'Sales Receipt'],
  ['in_receipt', 'Purchase Receipt'],
] as const;

export const MOVE_STATES = [
  ['draft', 'Draft'],
  ['posted', 'Posted'],
  ['cancel', 'Cancelled'],
] as const;

export const PAYMENT_STATES = [
  ['not_paid', 'Not Paid'],
  ['in_payment', 'In Payment'],
  ['paid', 'Paid'],
  ['partial', 'Partially Paid'],
  ['reversed', 'Reversed'],
  ['blocked', 'Blocked'],
  ['invoicing_legacy', 'Invoicing App Legacy'],
] as const;

export const AUTO_POST = [
  ['no', 'No'],
  ['at_date', 'At Date'],
  ['monthly', 'Monthly'],
  ['quarterly', 'Quarterly'],
  ['yearly', 'Yearly'],
] as const;

/** What a line is. */
export const DISPLAY_TYPES = [
  ['product', 'Product'],
  ['cogs', 'Cost of Goods Sold'],
  ['tax', 'Tax'],
  ['discount', 'Discount'],
  ['rounding', 'Rounding'],
  ['payment_term', 'Payment Term'],
  ['line_section', 'Section'],
  ['line_subsection', 'Subsection'],
  ['line_note', 'Note'],
  ['epd', 'Early Payment Discount'],
  ['non_deductible_product_total', 'Non Deductible Products Total'],
  ['non_deductible_product', 'Non Deductible Products'],
  ['non_deductible_tax', 'Non Deductible Tax'],
] as const;
