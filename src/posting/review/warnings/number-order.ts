import { z } from 'zod';
import type { Json } from '../../../common/json.ts';
import type { MoveType } from '../../../accounting/kinds.ts';
import { odooMany2one } from '../../../accounting/reading/odoo-values.ts';
import { anyOf, search } from '../../looking/asking-odoo.ts';
import type { AskingOdoo } from '../../looking/asking-odoo.ts';
import type { Numbered } from './findings.ts';
import { notOfTheirSets } from './looked-at.ts';
import type { LookedAt } from './looked-at.ts';

const rows = z.array(
  z.object({
    id: z.int(),
    name: z.string(),
    date: z.string(),
    move_type: z.string(),
    journal_id: odooMany2one,
    sequence_prefix: z.string(),
    sequence_number: z.int(),
  }),
);
type Row = z.output<typeof rows>[number];

export const NUMBER_FIELDS = [
  ...['name', 'date', 'move_type', 'journal_id'],
  ...['sequence_prefix', 'sequence_number'],
];

const MOST = 200;

/**
 * Kinds whose numbers we give out, so that they should follow the dates. A vendor's bill has the vendor's number; ours
 * only says in which order bills came in.
 */
const OURS: ReadonlySet<MoveType> = new Set(['out_invoice', 'out_refund', 'out_receipt', 'entry']);

/**
 * Posted documents of the journal whose number and date stand the other way round: a draft without a number gets one
 * after all that are there, and one that has a number keeps it.
 */
export async function outOfOrder(
  documents: readonly LookedAt[],
  asking: AskingOdoo,
): Promise<readonly (readonly Numbered[])[]> {
  const terms = documents.flatMap(termsOf);
  if (terms.length === 0) return documents.map(() => []);
  const found = rows.parse(
    await search(asking, {
      model: 'account.move',
      domain: [
        ...[['state', '=', 'posted'], ['sequence_number', '>', 0], notOfTheirSets(documents)],
        ...anyOf(terms),
      ],
      fields: NUMBER_FIELDS,
      order: 'date desc, sequence_number desc',
      limit: MOST,
    }),
  );
  return documents.map((looked) => (OURS.has(looked.type) ? nearest(looked, found) : []));
}

function termsOf({ type, journal, date, numbered }: LookedAt): Json[][] {
  if (!OURS.has(type) || date === undefined) return [];
  const ofJournal: Json = ['journal_id', '=', journal];
  if (numbered === undefined)
    return [[ofJournal, ['date', '>', date], ['date', '<=', `${date.slice(0, 4)}-12-31`]]];
  const { prefix, number } = numbered;
  const ofSequence: Json[] = [ofJournal, ['sequence_prefix', '=', prefix]];
  return [
    [...ofSequence, ['sequence_number', '<', number], ['date', '>', date]],
    [...ofSequence, ['sequence_number', '>', number], ['date', '<', date]],
  ];
}

/** The one that says most: the last before it, and the first after it, by their numbers. */
function nearest({ id, type, journal, date = '', numbered }: LookedAt, found: readonly Row[]): Numbered[] {
  const isOfSequence = (row: Row) =>
    // Credit notes are mostly counted for themselves.
    numbered === undefined
      ? (row.move_type === 'out_refund') === (type === 'out_refund')
      : row.sequence_prefix === numbered.prefix;
  const own = found
    .filter((row) => row.id !== id)
    .filter((row) => row.journal_id?.id === journal && isOfSequence(row))
    .toSorted((a, b) => a.sequence_number - b.sequence_number);
  const before = own.findLast(
    (row) =>
      row.date > date &&
      (numbered === undefined ? isOfPeriod(row, date) : row.sequence_number < numbered.number),
  );
  const after = own.find(
    (row) => numbered !== undefined && row.sequence_number > numbered.number && row.date < date,
  );
  return [
    ...(before === undefined ? [] : [{ number: before.name, date: before.date, isBefore: true }]),
    ...(after === undefined ? [] : [{ number: after.name, date: after.date, isBefore: false }]),
  ];
}

/** Whether a document of that date would be numbered after this one: "INV/2026/11/" begins anew each month. */
function isOfPeriod({ sequence_prefix: prefix, date: own }: Row, date: string): boolean {
  const [year = '', month = ''] = own.split('-');
  const isMonthly = new RegExp(`(?:${year}|${year.slice(2)})\\D?${month}\\D*$`).test(prefix);
  return date.startsWith(isMonthly ? `${year}-${month}` : year);
}
