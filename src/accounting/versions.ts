import type { OdooVersion } from '../odoo/session.ts';

/*
 * Where versions of Odoo keep books differently, as far as we depend on it. Each difference has one home: how records
 * are read and what their fields say, and the words for accounts: reading/; what a draft leaves out, and why one is
 * refused: drafting/ (draft-defaults.ts, refusals.ts, load-draft.ts); what may be asked at all: allowed.ts here and in
 * posting/. How the wire tells 14 the database: odoo/database-session.ts.
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
