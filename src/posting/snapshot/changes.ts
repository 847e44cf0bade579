import { canonicalJson, isJsonArray } from '../../common/json.ts';
import type { Json } from '../../common/json.ts';
import { plainText } from '../../common/plain-text.ts';
import { comparableValue, counts, filesOf } from './digest.ts';
import { originalInJson } from './original.ts';
import type { RawRecord, Snapshot } from './snapshot.ts';

/** The fields that people know, in the words of Odoo's screens. Everything else follows from them. */
const WORDS: Readonly<Record<string, string>> = {
  state: 'the state',
  partner_id: 'the partner',
  ref: 'the reference',
  invoice_date: 'the invoice date',
  date: 'the accounting date',
  invoice_date_due: 'the due date',
  invoice_payment_term_id: 'the payment terms',
  journal_id: 'the journal',
  currency_id: 'the currency',
  amount_total: 'the total',
  amount_tax: 'the tax',
  partner_bank_id: "the partner's bank account",
  auto_post: 'automatic posting',
  narration: 'the terms and conditions',
  quantity: 'the quantity',
  price_unit: 'the price',
  discount: 'the discount',
  account_id: 'the account',
  tax_ids: 'the taxes',
  analytic_distribution: 'the analytic distribution',
  payment_type: 'the direction',
  amount: 'the amount',
  memo: 'the memo',
};

/**
 * What differs between two reads of a document, in words for people.
 * @returns empty exactly when the digests are equal
 */
export function changesBetween(before: Snapshot, after: Snapshot): string[] {
  const changes = compareSnapshots(before, after, () => true);
  const [was, is] = [before, after].map((snapshot) => originalInJson(snapshot));
  const original = { known: true, text: 'what it reverses is another document, or has another amount open' };
  return inWords(was === is ? changes : [...changes, original]);
}

/**
 * What differs between two reads where it matters, in words for people.
 * @param matters whether a difference in this field counts; `line` is undefined for the header
 */
export function changesThatMatter(before: Snapshot, after: Snapshot, matters: Matters): string[] {
  return inWords(compareSnapshots(before, after, matters));
}

/** What differs between two reads of one record, in words for people. */
export function recordChanges(
  before: RawRecord,
  after: RawRecord,
  matters: (field: string) => boolean = () => true,
): string[] {
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
    if (same === undefined) return [{ known: true, text: `${label(line)} was removed` }];
    return compareRecords(line, same, (field) => matters(field, line)).map((change) => {
      return { ...change, text: `${change.text} on ${label(line)}` };
    });
  });
  const added = after.lines
    .filter((line) => !then.has(line.id))
    .map((line) => ({ known: true, text: `${label(line)} was added` }));
  const files =
    canonicalJson(filesOf(before)) === canonicalJson(filesOf(after))
      ? []
      : [{ known: true, text: 'the attachments are others' }];
  return [...header, ...lines, ...added, ...files];
}

interface Change {
  /** False for what Odoo computes from the rest. */
  readonly known: boolean;
  readonly text: string;
}

function inWords(changes: readonly Change[]): string[] {
  const known = changes.filter((change) => change.known);
  const shown = (known.length > 0 ? known : changes).slice(0, 8).map((change) => change.text);
  const more = (known.length > 0 ? known : changes).length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}

function compareRecords(before: RawRecord, after: RawRecord, matters: (field: string) => boolean): Change[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return fields.flatMap((field) => {
    if (!counts(field) || !matters(field)) return [];
    const same =
      canonicalJson(comparableValue(before[field])) === canonicalJson(comparableValue(after[field]));
    if (same) return [];
    const word = WORDS[field];
    const text = `${word ?? field} was ${inText(before[field])}, is ${inText(after[field])}`;
    return [{ known: word !== undefined, text }];
  });
}

function inText(value: Json | undefined): string {
  return plainText(words(value), 60).text;
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

function label(line: RawRecord): string {
  const name = line.name;
  return typeof name === 'string' && name !== ''
    ? `line "${plainText(name, 60).text}"`
    : 'a line without a name';
}
