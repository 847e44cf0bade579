/** A bill of a vendor that the sample companies know, as its paper says it, line by line. */
export const BILL_OF_PAPIER = [
  'Papier & Mehr OHG',
  'VAT number: DE129273398',
  'To: Lindenhof GmbH',
  'Invoice: 2026/1377',
  'Date: 2026-11-20',
  'Copy paper A4, box   12 x 24.95   299.40',
  'Ring binders   20 x 3.15   63.00',
  'VAT 19 %   68.86',
  'Total EUR   431.26',
] as const;

/** A bill for four chairs, as a model drafts it with `create_draft_invoice`. */
export const BILL_FOR_CHAIRS = {
  company: 'Lindenhof GmbH',
  partner: 'Azure Interior',
  lines: [{ description: 'Office chairs', quantity: 4, price: '120.00' }],
  reference: 'A-114',
  invoice_date: '2026-11-20',
  expected_total: 571.2,
} as const;
