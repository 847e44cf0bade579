import { below, loadInto, newKey } from './drafting.ts';
import type { Cells, LoadAnswer } from './drafting.ts';
import type { Odoo, Row } from './odoo.ts';
import { many2one } from './paying.ts';

/** What a bank transaction was for. */
export interface Purpose {
  /** An account's code. */
  readonly account: string;
  readonly partner?: string;
  readonly journal?: 'BNK1' | 'CSH1';
  readonly key?: string;
}

/** The rows of one transaction, its two items written out: the money, and what it was for. */
export function transaction(odoo: Odoo, amount: number, purpose: Purpose): readonly Cells[] {
  const { sample } = odoo;
  const { account, journal = 'BNK1', key = newKey() } = purpose;
  const partner = purpose.partner === undefined ? '' : `${sample.partner(purpose.partner)}`;
  const label = odoo.unique('transfer');
  const item = (code: string, balance: number): Cells => ({
    'account_id/.id': `${sample.account(code)}`,
    name: label,
    'partner_id/.id': partner,
    'currency_id/.id': `${sample.currency('EUR')}`,
    amount_currency: balance.toFixed(2),
    debit: Math.max(balance, 0).toFixed(2),
    credit: Math.max(-balance, 0).toFixed(2),
  });
  const header = {
    date: '2026-11-20',
    payment_ref: label,
    amount: amount.toFixed(2),
    'partner_id/.id': partner,
  };
  const items = [item(journal === 'BNK1' ? '100000' : '100100', amount), item(account, -amount)];
  const place = { id: key, 'journal_id/.id': `${sample.journal(journal)}` };
  // Up to 15 a transaction stands in a statement, which is what can be a draft.
  if (odoo.major >= 16) {
    const [money = {}, other = {}] = items.map((cells) => below('line_ids', cells));
    return [{ ...place, ...header, ...money }, other];
  }
  const [money = {}, other = {}] = items.map((cells) => below('line_ids', below('line_ids', cells)));
  return [{ ...place, date: '2026-11-20', name: label, ...below('line_ids', header), ...money }, other];
}

/** Enters a transaction as the accountant. On 14 it is a draft until its statement is posted. */
export function enter(odoo: Odoo, rows: readonly Cells[]): Promise<LoadAnswer> {
  const model = odoo.major >= 16 ? 'account.bank.statement.line' : 'account.bank.statement';
  return loadInto(odoo.as('accountant'), model, rows);
}

/** Enters a transaction and posts it, and gives its line. */
export async function entered(odoo: Odoo, amount: number, purpose: Purpose): Promise<Row> {
  const { ids, messages } = await enter(odoo, transaction(odoo, amount, purpose));
  if (ids === false) throw new Error(`Odoo did not load: ${JSON.stringify(messages)}`);
  const domain = odoo.major >= 16 ? [['id', 'in', ids]] : [['statement_id', 'in', ids]];
  if (odoo.major < 16) await odoo.as('accountant').call('account.bank.statement', 'button_post', { ids });
  const [line = {}] = await odoo.searchRead('account.bank.statement.line', domain, LINE);
  return line;
}

export const LINE = ['move_id', 'amount', 'amount_residual', 'is_reconciled', 'state', 'date', 'partner_id'];

/** The journal entry of a transaction. */
export const entryOfLine = (line: Row): number => many2one.parse(line.move_id)[0];
