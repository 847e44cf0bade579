import type { DocumentView } from '../../documents.ts';
import type { ResolvedInvoice } from './invoice-request.ts';

/** What the request did not say and the document has: filled in by Odoo. Names of the answer's fields. */
export function filledIn(asked: ResolvedInvoice, view: DocumentView): string[] {
  const header: (string | false)[] = [
    !asked.namesJournal && 'journal',
    asked.currency === undefined && 'currency',
    asked.invoiceDate === undefined && view.invoiceDate !== undefined && 'invoice_date',
    asked.accountingDate === undefined && view.date !== undefined && 'accounting_date',
    asked.dueDate === undefined && view.dueDate !== undefined && 'due_date',
    asked.paymentTerm === undefined && view.paymentTerm !== undefined && 'payment_term',
  ];
  const ofLines = asked.lines.flatMap((line, index): (string | false)[] => {
    const there = view.lines[index];
    if (there === undefined) return [];
    return [
      line.description === undefined && 'description',
      line.price === undefined && 'price',
      line.account === undefined && there.account !== undefined && 'account',
      line.taxes === undefined && there.taxes.length > 0 && 'taxes',
    ].map((field) => field !== false && `lines.${field}`);
  });
  return [...new Set([...header, ...ofLines])].filter((field) => field !== false);
}
