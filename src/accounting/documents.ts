import type { Handle, MoveHandle } from './handle.ts';
import type { MoveType } from './kinds.ts';

/** A record that is named, with the id that Odoo knows it by. */
export interface Named {
  readonly id: number;
  readonly name: string;
}

/** One row of a list of drafts. Amounts are decimal strings in the document's currency; dates are ISO dates. */
export interface DraftSummary {
  readonly document: Handle;
  readonly type: MoveType;
  readonly company: Named;
  readonly partner?: Named;
  readonly reference?: string;
  readonly invoiceDate?: string;
  readonly dueDate?: string;
  readonly date?: string;
  readonly total: string;
  readonly currency: string;
}

export interface DraftPage {
  readonly drafts: readonly DraftSummary[];
  /** Hand it back to read on; absent on the last page. Opaque. */
  readonly next?: string;
}

export interface DocumentLine {
  readonly description: string;
  readonly account?: Named;
  readonly taxes: readonly Named[];
  readonly quantity: string;
  readonly price: string;
  /** In percent, "0" when there is none. */
  readonly discount: string;
  /** Before tax, in the document's currency. */
  readonly amount: string;
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
  readonly currency: string;
  readonly lines: readonly DocumentLine[];
  readonly untaxed: string;
  readonly tax: string;
  readonly total: string;
  /** Sentences about what a reviewer should look at. */
  readonly warnings: readonly string[];
  /** The document in Odoo's web client. */
  readonly url: string;
}
