import { python } from './convert.ts';
import { accessError, notModelled, typeError, userError } from './fault.ts';
import { isList } from './value.ts';
import type { Json, Values } from './value.ts';

/** What a call may say besides its arguments. Of any other key Odoo could make something that is not modelled. */
const KNOWN = new Set([
  'active_test',
  'allowed_company_ids',
  'date',
  'default_journal_id',
  'default_move_type',
  'disable_abnormal_invoice_detection',
  'disable_attachment_import',
  'lang',
  // Keeps the author of a message from following its document, which the author of a note does not in 19.
  'mail_create_nosubscribe',
  'mode',
  'module',
  // Odoo 14's word for what 19 calls disable_attachment_import: it means nothing to 19.
  'no_new_invoice',
  'noupdate',
  'tz',
  'uid',
]);

/**
 * Looks through the context of a call from outside.
 * @throws OdooFault NotModelled, and what Odoo throws for a language or companies that cannot be
 */
export function checkContext(context: Values): void {
  const unknown = Object.keys(context).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) throw notModelled(`${unknown} in the context`);
  const { lang = null, tz = null, allowed_company_ids: companies = null } = context;
  if (isTrue(lang) && lang !== 'en_US')
    throw userError(`Invalid language code: ${typeof lang === 'string' ? lang : python(lang)}`);
  if (isTrue(tz) && tz !== 'UTC') throw notModelled('other time zones than UTC');
  checkCompanyIds(companies);
}

/** Whether searches leave archived records out: unless `active_test` is there and means no. */
export function hidesArchived({ active_test: test = true }: Values): boolean {
  return isTrue(test);
}

function checkCompanyIds(given: Json): void {
  if (!isList(given)) {
    if (typeof given === 'object' && given !== null) throw typeError("unhashable type: 'dict'");
    if (!isTrue(given)) return;
    if (typeof given === 'string') throw noCompanies();
    throw typeError(`'${typeof given === 'number' ? 'int' : 'bool'}' object is not iterable`);
  }
  if (given.some((id) => id === true)) throw typeError("'bool' object is not iterable");
  const nested = given.find((id) => typeof id === 'object' && id !== null);
  if (nested !== undefined) throw typeError(`unhashable type: '${isList(nested) ? 'list' : 'dict'}'`);
  if (given.some((id) => !Number.isInteger(id))) throw noCompanies();
}

const noCompanies = (): Error => accessError('Access to unauthorized or invalid companies.');

/** Python's idea of what is true. */
function isTrue(value: Json): boolean {
  return isList(value)
    ? value.length > 0
    : typeof value === 'object'
      ? value !== null && Object.keys(value).length > 0
      : Boolean(value);
}

/** Defaults of a context are meant for the record that is created, not for its lines. */
export function withoutDefaults(context: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(context).filter(([key]) => !key.startsWith('default_')));
}
