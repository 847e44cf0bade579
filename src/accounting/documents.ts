import type { Handle, MoveHandle } from './handle.ts';
import type { DraftType, MoveType } from './kinds.ts';

/** A record that is named, with the id that Odoo knows it by. */
export interface Named {
  readonly id: number;
  readonly name: string;
}

/** One row of a list of drafts. Amounts are decimal strings in the document's currency; dates are ISO dates. */
export interface DraftSummary {
  readonly document: Handle;
  readonly type: DraftType;
  readonly company: Named;
  readonly partner?: Named;
  readonly reference?: string;
  readonly invoiceDate?: string;
  readonly dueDate?: string;
  readonly date?: string;
  /** Of payments and bank transactions signed: money that goes out is negative. */
  readonly total: string;
  readonly currency: string;
  /** How many files hang on it, where the list tells. */
  readonly attachments?: number;
}

export interface DraftPage {
  readonly drafts: readonly DraftSummary[];
  /** Hand it back to read on; absent on the last page. Opaque. */
  readonly next?: string;
}

export interface DocumentLine {
  /** Odoo's id of it, by which a change names it. */
  readonly id: number;
  readonly description: string;
  readonly product?: Named;
  readonly account?: Named;
  readonly taxes: readonly Named[];
  readonly quantity: string;
  readonly price: string;
  /** In percent, "0" when there is none. */
  readonly discount: string;
  /** Before tax, in the document's currency. */
  readonly amount: string;
  /** Shares of analytic accounts in percent, by their ids. */
  readonly analytic?: Readonly<Record<string, number>>;
}

/** One line of a journal entry. */
export interface JournalItem {
  /** Odoo's id of it. */
  readonly id: number;
  readonly account?: Named;
  readonly description?: string;
  readonly partner?: Named;
  /** In the company's currency; one of the two is there. */
  readonly debit?: string;
  readonly credit?: string;
  /** The currency of the line, and its amount there: debit is positive. */
  readonly currency: string;
  readonly amount: string;
  /** Shares of analytic accounts in percent, by their ids. */
  readonly analytic?: Readonly<Record<string, number>>;
}

/** One document in full, as it now is in Odoo. */
export interface DocumentView {
  readonly document: MoveHandle;
  readonly type: MoveType;
  readonly state: 'draft' | 'posted' | 'cancel';
  /** The number, once posted. */
  readonly number?: string;
  readonly company: Named;
  readonly journal: Named;
  readonly partner?: Named;
  readonly reference?: string;
  readonly invoiceDate?: string;
  /** The accounting date. */
  readonly date?: string;
  readonly dueDate?: string;
  readonly paymentTerm?: Named;
  /** Terms and conditions, as text. */
  readonly narration?: string;
  readonly currency: string;
  /** Odoo's id of the currency. */
  readonly currencyId: number;
  /** Decimal places of amounts in it. */
  readonly places: number;
  /** The company that the partner belongs to, or the partner itself: `commercial_partner_id`. */
  readonly partnerFamily?: number;
  /** What a credit note corrects. */
  readonly corrects?: MoveHandle;
  /** Empty for a journal entry. */
  readonly lines: readonly DocumentLine[];
  /** Of a journal entry, whose currency and total are the company's: its total is the sum of its debits. */
  readonly items?: readonly JournalItem[];
  readonly untaxed: string;
  readonly tax: string;
  readonly total: string;
  /** What is not paid yet, of a posted invoice. */
  readonly open?: string;
  /** Sentences about what a reviewer should look at. */
  readonly warnings: readonly string[];
  /** The document in Odoo's web client. */
  readonly url: string;
  /** Stands for everything that the document says: a change names the one that was read last. */
  readonly digest: string;
}
