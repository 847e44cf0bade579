import type { SameDocument } from '../../../accounting/documents-alike.ts';
import type { MoveHandle } from '../../../accounting/handle.ts';

/**
 * What was looked up about a document besides reading it: plain data, the same for two looks while nothing changes. A
 * member that is missing could not be looked up; an empty one says that nothing was found, or that it does not matter
 * for this kind of document.
 */
export interface Findings {
  /** Others that may be the same paper. */
  readonly alike?: readonly SameDocument[];
  /** Files of this document that hang on others, too. */
  readonly sameFiles?: readonly SameFile[];
  readonly unusual?: readonly Unusual[];
  /** Bank accounts of who is paid, made or changed lately. */
  readonly bankAccounts?: readonly ChangedBankAccount[];
  /** Somebody is to be paid whose bank account was made or changed lately: the person types the total. */
  readonly bankAccountChanged: boolean;
  /** Taxes of the document that its fiscal position would replace. */
  readonly replacedTaxes?: readonly ReplacedTax[];
  /** Closed periods that Odoo itself says nothing about beforehand. */
  readonly locks?: readonly Lock[];
  /** Numbers of the journal that would be out of the order of their dates. */
  readonly outOfOrder?: readonly Numbered[];
}

/** A file that hangs on another document, too. */
export interface SameFile {
  readonly name: string;
  readonly document: MoveHandle;
  /** As Odoo's screens call that document. */
  readonly known: string;
}

/** Against what this partner's documents were before. */
export type Unusual =
  | { readonly by: 'odoo'; readonly words: string }
  /** Amounts in the document's currency: what the last ones came to, and what is still usual. */
  | { readonly by: 'amount'; readonly last: number; readonly mean: string; readonly margin: string }
  /** Days between the last ones, and when the next was to be expected. */
  | { readonly by: 'date'; readonly last: number; readonly days: number; readonly notBefore: string };

export interface ChangedBankAccount {
  readonly number: string;
  readonly holder: string;
  /** ISO date, in UTC. */
  readonly on: string;
  readonly isNew: boolean;
}

export interface ReplacedTax {
  readonly tax: number;
  /** The names of those that it would become; empty where it would go. */
  readonly by: readonly string[];
}

export interface Lock {
  readonly of: 'all' | 'non-advisers';
  /** ISO date: the last closed day. */
  readonly until: string;
}

export interface Numbered {
  readonly number: string;
  readonly date: string;
  /** Whether that one comes before this one by its number. */
  readonly isBefore: boolean;
}
