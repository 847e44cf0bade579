import { z } from 'zod';
import { formatDecimal, fromOdooFloat } from '../../common/decimal.ts';
import { moveHandle } from '../../accounting/handle.ts';
import type { MoveHandle } from '../../accounting/handle.ts';
import type { BankTransaction } from '../../accounting/proposals/bank-transaction.ts';
import { odooFloat, odooMany2one, odooText } from '../../accounting/reading/odoo-values.ts';
import { search } from '../looking/asking-odoo.ts';
import type { AskingOdoo } from '../looking/asking-odoo.ts';
import { LINE_FIELDS } from './allowed.ts';

const rowsShape = z.array(
  z.object({
    id: z.int(),
    journal_id: odooMany2one,
    date: odooText,
    amount: odooFloat,
    payment_ref: odooText,
    partner_id: odooMany2one,
    move_id: odooMany2one,
    create_date: odooText,
    create_uid: odooMany2one,
  }),
);

/** A transaction that Odoo has. */
export type LineRow = z.output<typeof rowsShape>[number];

/** What a transaction is recognised by. */
export type Recognised = Pick<BankTransaction, 'date' | 'amount' | 'currency' | 'description'> & {
  readonly journal: { readonly id: number };
};

/** More than these of one text on one day are no bank's paper. */
const MOST = 1_000;

/** The transactions in Odoo that may look like one of these. */
export async function linesLike(
  asking: AskingOdoo,
  transactions: readonly Recognised[],
): Promise<readonly LineRow[]> {
  const all = <T>(of: (transaction: Recognised) => T) => [...new Set(transactions.map(of))];
  return readLines(asking, [
    ['journal_id', 'in', all(({ journal }) => journal.id)],
    ['date', 'in', all(({ date }) => date)],
    ['payment_ref', 'in', all(({ description }) => description)],
  ]);
}

/** @param domain which ones */
export async function readLines(
  asking: AskingOdoo,
  domain: Parameters<typeof search>[1]['domain'],
): Promise<readonly LineRow[]> {
  const model = 'account.bank.statement.line';
  return rowsShape.parse(
    await search(asking, { model, domain, fields: LINE_FIELDS, order: 'id', limit: MOST }),
  );
}

/** Whether a transaction in Odoo has the same journal, date, amount and text. */
export function looksLike(row: LineRow, transaction: Recognised): boolean {
  const { journal, date, amount, currency, description } = transaction;
  return (
    row.journal_id?.id === journal.id &&
    row.date === date &&
    row.payment_ref === description &&
    formatDecimal(fromOdooFloat(row.amount, currency.places)) === amount
  );
}

/** The entry of a transaction in Odoo. */
export function moveOfLine({ move_id: move }: LineRow): MoveHandle | undefined {
  return move === undefined ? undefined : moveHandle(move.id);
}
