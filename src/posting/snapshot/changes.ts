import { asItIs, said, saidNumber } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { shownDate } from '../../common/shown-date.ts';
import { canonicalJson, isJsonArray } from '../../common/json.ts';
import type { Json } from '../../common/json.ts';
import { plainText } from '../../common/plain-text.ts';
import { comparableValue, counts, filesOf } from './digest.ts';
import { originalInJson } from './original.ts';
import type { RawRecord, Snapshot } from './snapshot.ts';

/** The fields that people know, in the words of Odoo's screens. Everything else follows from them. */
function wordOf(field: string): Said | undefined {
  switch (field) {
    case 'state':
      return said`the state`;
    case 'partner_id':
      return said`the partner`;
    case 'ref':
      return said`the reference`;
    case 'invoice_date':
      return said`the invoice date`;
    case 'date':
      return said`the accounting date`;
    case 'invoice_date_due':
      return said`the due date`;
    case 'invoice_payment_term_id':
      return said`the payment terms`;
    case 'journal_id':
      return said`the journal`;
    case 'currency_id':
      return said`the currency`;
    case 'amount_total':
      return said`the total`;
    case 'amount_tax':
      return said`the tax`;
    case 'partner_bank_id':
      return said`the partner's bank account`;
    case 'auto_post':
      return said`automatic posting`;
    case 'narration':
      return said`the terms and conditions`;
    case 'quantity':
      return said`the quantity`;
    case 'price_unit':
      return said`the price`;
    case 'discount':
      return said`the discount`;
    case 'account_id':
      return said`the account`;
    case 'tax_ids':
      return said`the taxes`;
    case 'analytic_distribution':
      return said`the analytic distribution`;
    case 'payment_type':
      return said`the direction`;
    case 'amount':
      return said`the amount`;
    case 'memo':
      return said`the memo`;
    default:
      return undefined;
  }
}

/**
 * What differs between two reads of a document, in words.
 * @returns empty exactly when the digests are equal
 */
export function changesBetween(before: Snapshot, after: Snapshot): Said[] {
  const changes = compareSnapshots(before, after, () => true);
  const [was, is] = [before, after].map((snapshot) => originalInJson(snapshot));
  const text = said`what it reverses is another document, or has another amount open`;
  const original = { known: true, text };
  return inWords(was === is ? changes : [...changes, original]);
}

/**
 * What differs between two reads where it matters, in words for people.
 * @param matters whether a difference in this field counts; `line` is undefined for the header
 */
export function changesThatMatter(before: Snapshot, after: Snapshot, matters: Matters): Said[] {
  return inWords(compareSnapshots(before, after, matters));
}

/** What differs between two reads of one record, in words for people. */
export function recordChanges(
  before: RawRecord,
  after: RawRecord,
  matters: (field: string) => boolean = () => true,
): Said[] {
  return inWords(compareRecords(before, after, matters));
}

/** Whether a difference in a field counts. */
export type Matters = (field: string, line: RawRecord | undefined) => boolean;

function compareSnapshots(before: Snapshot, after: Snapshot, matters: Matters): Change[] {
  const header = compareRecords(before.move, after.move, (field) => matters(field, undefined));
  const now = new Map(after.lines.map((line) => [line.id, line] as const));
  const then = new Set(before.lines.map((line) => line.id));
  const lines = before.lines.flatMap((line) => {
    const same = now.get(line.id);
    if (same === undefined) return [{ known: true, text: said`${label(line)} was removed` }];
    return compareRecords(line, same, (field) => matters(field, line)).map((change) => {
      return { ...change, text: said`${change.text} on ${label(line)}` };
    });
  });
  const added = after.lines
    .filter((line) => !then.has(line.id))
    .map((line) => ({ known: true, text: said`${label(line)} was added` }));
  const files =
    canonicalJson(filesOf(before)) === canonicalJson(filesOf(after))
      ? []
      : [{ known: true, text: said`the attachments are others` }];
  return [...header, ...lines, ...added, ...files];
}

interface Change {
  /** False for what Odoo computes from the rest. */
  readonly known: boolean;
  readonly text: Said;
}

function inWords(changes: readonly Change[]): Said[] {
  const known = changes.filter((change) => change.known);
  const shown = (known.length > 0 ? known : changes).slice(0, 8).map((change) => change.text);
  const more = (known.length > 0 ? known : changes).length - shown.length;
  return more > 0 ? [...shown, said`and ${more} more`] : shown;
}

function compareRecords(before: RawRecord, after: RawRecord, matters: (field: string) => boolean): Change[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return fields.flatMap((field) => {
    if (!counts(field) || !matters(field)) return [];
    const same =
      canonicalJson(comparableValue(before[field])) === canonicalJson(comparableValue(after[field]));
    if (same) return [];
    const word = wordOf(field);
    const text = said`${word ?? field} was ${inText(field, before[field])}, is ${inText(field, after[field])}`;
    return [{ known: word !== undefined, text }];
  });
}

function inText(field: string, value: Json | undefined): Said {
  if (isEmpty(value)) return said`empty`;
  const plain = plainText(words(value), 60).text;
  if (AMOUNTS.has(field) && typeof value === 'number') return saidNumber(plain);
  return DATES.has(field) ? { person: shownDate(plain), english: plain } : asItIs(plain);
}

/** What people read in the way of their language. */
const DATES: ReadonlySet<string> = new Set(['invoice_date', 'date', 'invoice_date_due']);

/** Numbers that people read with the point of their language. */
const AMOUNTS: ReadonlySet<string> = new Set([
  ...['amount_total', 'amount_tax', 'amount', 'quantity', 'price_unit', 'discount'],
]);

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return isJsonArray(value) && value.length === 0;
}

/** A record by the name that people know it by. */
function words(value: Json | undefined): string {
  if (value === undefined || value === null || value === false || value === '') return 'empty';
  if (typeof value !== 'object') return String(value);
  if (isJsonArray(value)) return value.length === 0 ? 'empty' : value.map(words).join(', ');
  const names = [value.display_name ?? [value.code, value.name]].flat();
  const name = names.filter((each) => typeof each === 'string').join(' ');
  return name === '' ? canonicalJson(value) : name;
}

function label(line: RawRecord): Said {
  const name = line.name;
  return typeof name === 'string' && name !== ''
    ? said`line "${plainText(name, 60).text}"`
    : said`a line without a name`;
}
