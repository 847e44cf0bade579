import type { Json } from '../../../common/json.ts';
import type { CompanyArgument } from '../../companies.ts';
import type { Named } from '../../documents.ts';
import type { MoveHandle } from '../../handle.ts';
import type { InvoiceType } from '../../kinds.ts';

/** How a request names a record: its id, or its name, code, VAT number or e-mail address. */
export type RecordArgument = number | string;

/** What a line says, with records named as `R`. Amounts are canonical decimal strings ("12.5"). */
interface Line<R> {
  readonly description?: string;
  readonly product?: R;
  readonly quantity?: string;
  /** Price of one, before tax. Left out, the product's. */
  readonly price?: string;
  /** In percent. */
  readonly discount?: string;
  readonly account?: R;
  /** `[]` is no tax at all; left out, Odoo decides as its own form would. */
  readonly taxes?: readonly R[];
}

/** A tax as the paper has it, where rounding makes it another amount than Odoo's. */
interface TaxAmount<R> {
  readonly tax: R;
  readonly amount: string;
}

/** What an invoice says, with records named as `R`. */
interface Invoice<R> {
  readonly type: InvoiceType;
  readonly partner?: R;
  readonly currency?: R;
  readonly paymentTerm?: R;
  readonly reference?: string;
  /** ISO dates. */
  readonly invoiceDate?: string;
  readonly accountingDate?: string;
  readonly dueDate?: string;
  readonly narration?: string;
  readonly taxAmounts?: readonly TaxAmount<R>[];
}

export interface LineRequest extends Line<RecordArgument> {
  /** The analytic account that has all of it. */
  readonly analytic?: RecordArgument;
}

/** Percent of each analytic account, by its id. */
export type AnalyticShares = Readonly<Record<string, number>>;

/** An invoice, bill or credit note as it was asked for, parsed. What was not said is not here. */
export interface InvoiceRequest extends Invoice<RecordArgument> {
  readonly company?: CompanyArgument;
  readonly journal?: RecordArgument;
  /** Left out for a credit note that copies those of the invoice it corrects. */
  readonly lines?: readonly LineRequest[];
  /** The posted invoice that a credit note corrects. */
  readonly corrects?: MoveHandle;
  /** The total on the paper, to compare Odoo's with. Never sent. */
  readonly expectedTotal?: string;
  readonly idempotencyKey?: string;
  /** A person wants it although somebody has thrown the first one away. */
  readonly again?: boolean;
  /** A person knows that this document has the same reference, and that this is another one. */
  readonly allowDuplicateOf?: MoveHandle;
}

export interface InvoiceLine extends Line<number> {
  readonly analytic?: AnalyticShares;
}

/** The same with every record found, and of one company: what the request means. */
export interface ResolvedInvoice extends Invoice<number> {
  readonly company: Named;
  readonly journal: Named;
  /** Whether the request named the journal. */
  readonly namesJournal: boolean;
  readonly lines: readonly InvoiceLine[];
  readonly corrects?: MoveHandle;
}

/** The request as data for the journal: what was asked, names resolved, without its key. */
export function requestData(invoice: ResolvedInvoice): Json {
  const { type, company, partner, reference, invoiceDate, dueDate, lines } = invoice;
  return {
    kind: type,
    company: company.id,
    partner: partner ?? null,
    reference: reference ?? null,
    invoiceDate: invoiceDate ?? null,
    dueDate: dueDate ?? null,
    ...said({
      journal: invoice.namesJournal ? invoice.journal.id : undefined,
      currency: invoice.currency,
      paymentTerm: invoice.paymentTerm,
      accountingDate: invoice.accountingDate,
      narration: invoice.narration,
      corrects: invoice.corrects,
    }),
    lines: lines.map((line) => ({
      description: line.description ?? null,
      quantity: line.quantity ?? null,
      price: line.price ?? null,
      discount: line.discount ?? null,
      account: line.account ?? null,
      taxes: line.taxes?.toSorted((a, b) => a - b) ?? null,
      ...said({ product: line.product, analytic: line.analytic && { ...line.analytic } }),
    })),
  };
}

/** Members that were said; the others are not there, so that a request keeps its digest when more can be said. */
function said(members: Readonly<Record<string, Json | undefined>>): Record<string, Json> {
  const there = Object.entries(members).filter((member): member is [string, Json] => member[1] !== undefined);
  return Object.fromEntries(there);
}
