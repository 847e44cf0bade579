import type { DocumentLine, Named } from '../../accounting/documents.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { MoveType } from '../../accounting/kinds.ts';

/** Who wants a document posted. An agent's own name for itself is hearsay and is shown as such. */
export type Requester = { readonly kind: 'agent'; readonly saysItIs: string } | { readonly kind: 'command' };

/** A section or a note between the lines. */
export interface TextLine {
  readonly text: string;
}

/**
 * One journal item, as it will be in the ledger: what a bill really does to the books. Every line of the document
 * that has an account is one, whatever kind of line it is.
 */
export interface JournalItem {
  readonly account: string;
  readonly side: 'debit' | 'credit';
  /** In the company's currency, without a sign. */
  readonly amount: string;
  /** In the document's currency, when that is another one. */
  readonly foreign?: { readonly amount: string; readonly currency: string };
  readonly due?: string;
  /** What is enough when it is paid early, in the document's currency. */
  readonly earlyPayment?: { readonly until: string; readonly amount: string };
  /** Of a tax: its name, and its base in the company's currency. */
  readonly tax?: { readonly name: string; readonly base: string };
  readonly taxGrids: readonly string[];
  /** "12: 100 %": analytic account ids and shares. */
  readonly analytic?: string;
  /** Whose item it is, when it is not the document's partner. */
  readonly partner?: string;
}

/** The VAT of one tax on the document; negative for a tax that is withheld. */
export interface TaxTotal {
  readonly name: string;
  readonly amount: string;
}

/** Which books a document is in, and as whom they are kept. */
export interface Place {
  readonly origin: string;
  readonly database: string;
  readonly login: string;
  /** Nothing there is real. */
  readonly isDemo: boolean;
}

/**
 * What a person decides on: a fresh read of Odoo as data, nothing from the requester's words but who asks.
 * Amounts are decimal strings in the document's currency.
 */
export interface Review extends Place {
  readonly company: Named;
  readonly document: MoveHandle;
  readonly type: MoveType;
  readonly journal: string;
  readonly partner?: string;
  readonly partnerVat?: string;
  readonly reference?: string;
  readonly invoiceDate?: string;
  readonly date?: string;
  readonly dueDate?: string;
  readonly paymentTerm?: string;
  /** The partner's bank account that the bill asks to be paid to. */
  readonly bankAccount?: string;
  /** What the vendor will read on the payment. */
  readonly paymentReference?: string;
  readonly narration?: string;
  readonly currency: string;
  /** The total in the company's currency, when the document's is another one. */
  readonly companyTotal?: { readonly amount: string; readonly currency: string };
  readonly lines: readonly (DocumentLine | TextLine)[];
  readonly items: readonly JournalItem[];
  readonly companyCurrency: string;
  readonly taxes: readonly TaxTotal[];
  readonly untaxed: string;
  readonly tax: string;
  readonly total: string;
  readonly attachments: readonly string[];
  /** What posting does besides: moves a date, takes a number. */
  readonly effects: readonly string[];
  readonly warnings: readonly string[];
  readonly requester: Requester;
}
