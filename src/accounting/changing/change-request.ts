import type { CompanyArgument } from '../companies.ts';
import type { MoveHandle } from '../handle.ts';
import type { RecordArgument } from '../records/resolve.ts';

/** What a new line says. Amounts are canonical decimal strings ("12.5"). */
export interface NewLine {
  readonly description: string;
  /** Price of one, before tax. */
  readonly price: string;
  readonly quantity?: string;
  /** In percent. */
  readonly discount?: string;
  readonly account?: RecordArgument;
  /** `[]` is no tax at all; left out, Odoo decides as its own form would. */
  readonly taxes?: readonly RecordArgument[];
}

/** What is to be otherwise on a line that is there. */
export interface LineChange extends Partial<NewLine> {
  /** Odoo's id of the line. */
  readonly line: number;
}

/** A change of a draft as it was asked for, parsed. What is not named here stays as it is; null empties it. */
export interface ChangeRequest {
  readonly document: MoveHandle;
  /** The digest of the last read: the change is for that state of the document and for no other. */
  readonly digest: string;
  readonly company?: CompanyArgument;
  readonly partner?: RecordArgument;
  readonly reference?: string | null;
  /** ISO dates. */
  readonly invoiceDate?: string;
  readonly accountingDate?: string;
  readonly dueDate?: string;
  readonly paymentTerm?: RecordArgument | null;
  readonly narration?: string | null;
  readonly lineChanges?: readonly LineChange[];
  readonly addLines?: readonly NewLine[];
  /** Ids of lines; `others`: all that no line change names, sections and notes too. */
  readonly removeLines?: readonly number[] | 'others';
}
