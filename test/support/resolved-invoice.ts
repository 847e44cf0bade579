import type {
  InvoiceRequest,
  InvoiceLine,
  ResolvedInvoice,
} from '../../src/accounting/drafting/invoices/invoice-request.ts';

/** A vendor bill of the first company with one line, as the resolver gives it, with more or other members. */
export function resolvedBill(more: Partial<ResolvedInvoice> = {}): ResolvedInvoice {
  return {
    type: 'in_invoice',
    company: { id: 1, name: 'Lindenhof GmbH' },
    journal: { id: 2, name: 'Purchases' },
    namesJournal: false,
    lines: [{ description: 'Chairs', price: '480' }],
    ...more,
  };
}

/** Requests whose records are named by id mean what they say. */
export type PlainRequest = Omit<InvoiceRequest, 'lines'> & { readonly lines: readonly InvoiceLine[] };
