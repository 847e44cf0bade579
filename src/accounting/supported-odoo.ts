import type { OdooVersion } from '../odoo/session.ts';
import { booksProblems } from './problems.ts';

/** The oldest Odoo whose books are kept here: `web_read` came with it, and it fills in what a draft leaves out. */
const OLDEST_MAJOR = 17;

/** @throws Problem odoo_too_old */
export function requireSupportedOdoo(version: OdooVersion): void {
  if (version.major < OLDEST_MAJOR) throw booksProblems.oldOdoo(version.text);
}
