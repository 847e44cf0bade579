import type { OdooVersion } from '../odoo/session.ts';

/*
 * Where versions of Odoo keep books differently, as far as we depend on it. Each difference has one home: how records
 * are read and what their fields say, and the words for accounts: reading/; what a draft leaves out, and why one is
 * refused: drafting/ (invoices/invoice-defaults.ts, invoices/refusals.ts, once/load-drafts.ts); what records are called by: records/kinds/; what may be asked at
 * all: allowed/ here and allowed.ts in posting/. How the wire tells 14 the database: odoo/database-session.ts.
 */

/** 17 and newer: `web_read` gives a record with what it points to, in one call. */
export function readsNested(version: OdooVersion): boolean {
  return version.major >= 17;
}

/**
 * 16 and newer: accounting was rewritten. Odoo itself fills in what a draft leaves out (before, its form did), each
 * line says what kind it is, and several fields have other names and values.
 */
export function computesInvoices(version: OdooVersion): boolean {
  return version.major >= 16;
}

/**
 * 19 and newer: of documents that are refused together, each that is wrong is named, after the first, which is named
 * whatever is wrong. Not observed on 16 to 18; 14 and 15 name good ones.
 */
export function blamesTheFirst(version: OdooVersion): boolean {
  return version.major >= 19;
}

/** 19 and newer: Odoo sees by itself that another document has the same partner, date and amount. */
export function seesSameAmounts(version: OdooVersion): boolean {
  return version.major >= 19;
}

/** 18 and newer: Odoo sees by itself that a bill's amount or date is unusual for its vendor. */
export function findsUnusualBills(version: OdooVersion): boolean {
  return version.major >= 18;
}

/** 19 and newer: a tax says which taxes it replaces in which fiscal positions; before, a position lists pairs. */
export function taxesNameTheirPosition(version: OdooVersion): boolean {
  return version.major >= 19;
}

/** 18 and newer: several companies may share an account, each with a code of its own. */
export function sharesAccounts(version: OdooVersion): boolean {
  return version.major >= 18;
}

/** Where a payment keeps the words that go with it: in `memo` from 18 on, in `ref` before. */
export function paymentMemoField(version: OdooVersion): 'memo' | 'ref' {
  return version.major >= 18 ? 'memo' : 'ref';
}

/** 18 and newer: a payment names the invoices that it is for, if only for people to see. */
export function namesPaidDocuments(version: OdooVersion): boolean {
  return version.major >= 18;
}

/** The field of a journal entry that names the payment it belongs to. Up to 17 a draft payment has one already. */
export function paymentOfEntryField(version: OdooVersion): 'origin_payment_id' | 'payment_id' {
  return version.major >= 18 ? 'origin_payment_id' : 'payment_id';
}

/** 17 and newer: the body of a note is a text. Before, it is HTML, and a text has to be escaped. */
export function takesNotesAsText(version: OdooVersion): boolean {
  return version.major >= 17;
}

/** 18 and newer: a group is asked of one user. Before, always of the one who asks. */
export function asksGroupsOfUsers(version: OdooVersion): boolean {
  return version.major >= 18;
}

/**
 * 16 and newer: posting a document settles what it reverses at once (19 and 14 observed; 16 to 18 by their source; 15 not
 * seen).
 */
export function settlesOriginals(version: OdooVersion): boolean {
  return version.major >= 16;
}
