import type { DocumentLine, Named } from '../../accounting/documents.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { MoveType } from '../../accounting/kinds.ts';
import type { Said } from '../../common/said.ts';

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
  /** What the item says itself; only of an entry, where no line says it. */
  readonly label?: string;
  readonly account: string;
  readonly side: 'debit' | 'credit';
  /** In the company's currency, without a sign. */
  readonly amount: string;
  /** In the item's own currency, when that is another one. */
  readonly foreign?: {
    readonly amount: string;
    readonly currency: string;
    /** Of an entry, where each item has one of its own: how much of it is one of the company's currency. */
    readonly rate?: string;
  };
  readonly due?: string;
  /** What is enough when it is paid early, in the document's currency. */
  readonly earlyPayment?: { readonly until: string; readonly amount: string };
  /** Of a tax: its name, and its base in the company's currency. */
  readonly tax?: { readonly name: string; readonly base: string };
  readonly taxGrids: readonly string[];
  /** "Showroom Leipzig 60 %, Trade Fair 40 %". */
  readonly analytic?: string;
  /** Whose item it is; left out where it is the document's partner. */
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
  /** The login of the Odoo user who posts, where it is not that of the connection. */
  readonly postsAs?: string;
  /** Nothing there is real. */
  readonly isDemo: boolean;
  /** The person's own name for the connection. */
  readonly connectionName?: string;
  /** Above this total, in the company's currency, the person wants to type it: their setting, a decimal string. */
  readonly typeTotalsOver?: string;
}

/**
 * What a person decides on: a fresh read of Odoo as data, nothing from the requester's words but who asks.
 * Amounts are decimal strings in the document's currency, of an entry in the company's.
 */
export interface Review extends Place {
  readonly company: Named;
  /** The documents that posting it settles. */
  readonly settles?: readonly MoveHandle[];
  readonly document: MoveHandle;
  readonly type: MoveType;
  readonly journal: string;
  readonly partner?: string;
  readonly partnerVat?: string;
  readonly reference?: string;
  readonly invoiceDate?: string;
  readonly date?: string;
  readonly dateNotes: DateNotes;
  readonly dueDate?: string;
  readonly paymentTerm?: string;
  /** The bank account that is to be paid to: the partner's, or ours where we are paid. */
  readonly bankAccount?: string;
  /** What stands on the payment. */
  readonly paymentReference?: string;
  readonly narration?: string;
  readonly currency: string;
  /** The total in the company's currency, when the document's is another one. */
  readonly companyTotal?: { readonly amount: string; readonly currency: string };
  /** At which rate it is booked, when its currency is not the company's. */
  readonly rate?: Rate;
  /** Empty for an entry, which has nothing but its items. */
  readonly lines: readonly (DocumentLine | TextLine)[];
  readonly items: readonly JournalItem[];
  readonly companyCurrency: string;
  readonly taxes: readonly TaxTotal[];
  readonly untaxed: string;
  readonly tax: string;
  readonly total: string;
  readonly attachments: readonly string[];
  /** What posting does besides: settles, takes a number. */
  readonly effects: readonly string[];
  readonly warnings: readonly string[];
  /** Why the person has to type the total, where they have to. */
  readonly typeTotal?: Said;
  readonly requester: Requester;
}

/** Beside which date stands what posting does to it. */
export interface DateNotes {
  readonly invoiceDate?: string;
  readonly date?: string;
}

/** "1.25 USD for 1 EUR", of a day. */
export interface Rate {
  /** How much of the document's currency is one of the company's: a decimal string. */
  readonly rate: string;
  /** ISO date. */
  readonly of?: string;
}
