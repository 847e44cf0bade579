import type { DocumentSheet } from './sheet.ts';

/** One document in the dialog about several: an invoice, an entry, a payment, a bank transaction. */
export interface SetRow {
  /** "Vendor bill". */
  readonly kind: string;
  /** A bill is "of" a vendor, an invoice "for" a customer. */
  readonly of?: string;
  readonly partner?: string;
  readonly company: string;
  /** Label and value of what it is known by: its reference, its dates. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Which way money goes: what is paid or owed to others is `out`; missing of an entry. */
  readonly money?: 'in' | 'out';
  /** Decimal string. */
  readonly total: string;
  readonly currency: string;
  /** What posting it does besides. */
  readonly effects: readonly string[];
  readonly warnings: readonly string[];
  /** In the company's currency, where that is another one. */
  readonly companyTotal?: { readonly amount: string; readonly currency: string };
  /** Why its total has to be typed: then it has to be posted on its own. */
  readonly typeTotal?: string | undefined;
  /** The documents that posting it settles, as `move/7`. */
  readonly settles?: readonly string[];
  /** For the review panel. */
  readonly sheet: DocumentSheet;
}
