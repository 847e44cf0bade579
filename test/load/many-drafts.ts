import type { Dump } from '../../src/demo/orm/database.ts';
import type { Value } from '../../src/demo/orm/value.ts';

/** What a row of a list of drafts tells. Lines are read when one document is. */
const LISTED = [
  ...['move_type', 'state', 'company_id', 'journal_id', 'currency_id', 'company_currency_id'],
  ...['partner_id', 'commercial_partner_id', 'invoice_date', 'date', 'invoice_date_due'],
  ...['amount_total', 'amount_total_signed', 'create_uid', 'create_date', 'write_uid', 'write_date'],
];

/** The reference of the draft that was made so many drafts after the first one. */
export function referenceOf(place: number): string {
  return `MANY-${place}`;
}

/** Puts drafts of one vendor straight into the tables: Odoo's own way would take an hour for so many. */
export function withDrafts(books: Dump, count: number): Dump {
  const moves = books['account.move'];
  const bill = Object.values(moves?.rows ?? {}).find(({ move_type: type }) => type === 'in_invoice');
  if (moves === undefined || bill === undefined) throw new Error('The sample company has no bill.');
  const shared = Object.fromEntries(
    LISTED.flatMap((column): [string, Value][] => {
      const value = bill[column];
      return value === undefined ? [] : [[column, value]];
    }),
  );
  const rows = Object.fromEntries(
    Array.from({ length: count }, (_none, place) => [
      String(moves.lastId + 1 + place),
      { ...shared, state: 'draft', ref: referenceOf(place) },
    ]),
  );
  const grown = { lastId: moves.lastId + count, rows: { ...moves.rows, ...rows } };
  return { ...books, 'account.move': grown };
}
