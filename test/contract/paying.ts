import { z } from 'zod';
import { loadInto, newKey } from './drafting.ts';
import type { Cells, LoadAnswer } from './drafting.ts';
import type { Context, Odoo, Row } from './odoo.ts';

/** 119.00 to a vendor, from the bank. */
export function payment(odoo: Odoo, more: Cells = {}): Cells {
  const { sample } = odoo;
  return {
    id: newKey(),
    payment_type: 'outbound',
    partner_type: 'supplier',
    'partner_id/.id': `${sample.partner('Azure Interior')}`,
    amount: '119.00',
    date: '2026-11-20',
    'journal_id/.id': `${sample.journal('BNK1')}`,
    'currency_id/.id': `${sample.currency('EUR')}`,
    [memoOf(odoo)]: 'Bill 7',
    ...more,
  };
}

/** 18 renamed the reference. */
export const memoOf = ({ major }: Odoo): string => (major < 18 ? 'ref' : 'memo');

/** Loads payments. */
export const loadPayments = (odoo: Odoo, rows: readonly Cells[], context?: Context): Promise<LoadAnswer> =>
  loadInto(odoo, 'account.payment', rows, context);

/** Drafts one payment, and gives its id. */
export async function draftPayment(odoo: Odoo, more: Cells = {}, context?: Context): Promise<number> {
  const { ids, messages } = await loadPayments(odoo, [payment(odoo, more)], context);
  if (ids === false) throw new Error(`Odoo did not load: ${JSON.stringify(messages)}`);
  return ids[0] ?? 0;
}

/** The fields of one payment. */
export const readPayment = (odoo: Odoo, id: number, fields: readonly string[]): Promise<Row> =>
  odoo.readOne('account.payment', id, fields);

/** A many2one that is not empty. */
export const many2one = z.tuple([z.int(), z.string()]);

export const postPayment = (odoo: Odoo, id: number): Promise<unknown> =>
  odoo.call('account.payment', 'action_post', { ids: [id] });

/** The item of a posted payment that can settle documents: what is owed. */
export async function owedItemOf(odoo: Odoo, id: number): Promise<number> {
  const { destination_account_id: account } = await readPayment(odoo, id, ['destination_account_id']);
  return itemOn(odoo, await entryOf(odoo, id), many2one.parse(account)[0]);
}

/** A document's item on an account. */
export async function itemOn(odoo: Odoo, document: number, account: number): Promise<number> {
  const [item] = await odoo.search('account.move.line', [
    ['move_id', '=', document],
    ['account_id', '=', account],
  ]);
  if (item === undefined) throw new Error(`Document ${document} has no item on account ${account}.`);
  return item;
}

/** Settles a document with another one's item, as far as both go. */
export const settle = (odoo: Odoo, document: number, item: number): Promise<unknown> =>
  odoo.call('account.move', 'js_assign_outstanding_line', { ids: [document], line_id: item });

/** The journal entry of a payment. */
export async function entryOf(odoo: Odoo, id: number): Promise<number> {
  return many2one.parse((await readPayment(odoo, id, ['move_id'])).move_id)[0];
}
