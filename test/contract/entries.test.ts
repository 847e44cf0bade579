import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { below, itemsOf, load, move, newKey, post } from './drafting.ts';
import type { Cells, LoadAnswer } from './drafting.ts';
import type { Odoo, Row } from './odoo.ts';
import { SECOND } from './sample.ts';

const contract = await openContract();

/** An entry of November: its header's cells stand in the row of its first item. */
function entry(odoo: Odoo, items: readonly Cells[], header: Cells = {}): readonly Cells[] {
  const { sample } = odoo;
  const first = {
    id: newKey(),
    move_type: 'entry',
    'journal_id/.id': `${sample.journal('MISC')}`,
    date: '2026-11-20',
    ref: odoo.unique('entry'),
    'currency_id/.id': `${sample.currency('EUR')}`,
    ...header,
  };
  return items.map((cells, index) => ({ ...(index === 0 ? first : {}), ...below('line_ids', cells) }));
}

/** An item with every cell that our client sends. */
function item({ sample }: Odoo, account: string, balance: number, more: Cells = {}): Cells {
  return {
    'account_id/.id': `${sample.account(account)}`,
    name: 'Accrual',
    'partner_id/.id': '',
    'currency_id/.id': `${sample.currency('EUR')}`,
    amount_currency: balance.toFixed(2),
    debit: Math.max(balance, 0).toFixed(2),
    credit: Math.max(-balance, 0).toFixed(2),
    ...more,
  };
}

/** The cells of an item that is in dollars. */
const dollars = ({ sample }: Odoo, amount: number): Cells => ({
  'currency_id/.id': `${sample.currency('USD')}`,
  amount_currency: amount.toFixed(2),
});

async function draft(odoo: Odoo, rows: readonly Cells[]): Promise<number> {
  const { ids, messages } = await load(odoo, rows);
  if (ids === false) throw new Error(`Odoo did not load: ${JSON.stringify(messages)}`);
  return ids[0] ?? 0;
}

const AMOUNTS = ['debit', 'credit', 'balance', 'amount_currency'];

async function refused(
  odoo: Odoo,
  rows: readonly Cells[],
): Promise<LoadAnswer['messages'][number] | undefined> {
  const before = await odoo.count('account.move', []);
  const { ids, messages } = await load(odoo, rows);
  expect(ids).toBe(false);
  expect(await odoo.count('account.move', [])).toBe(before);
  expect(messages[0]).toMatchObject({ type: 'error', record: 0, rows: { from: 0, to: rows.length - 1 } });
  return messages[0];
}

const currencyOf = ({ currency_id: currency }: Row): unknown =>
  Array.isArray(currency) ? currency[1] : undefined;

describe('a journal entry', () => {
  contract('is drafted with its items, in their order', { odoo: [14, 19] }, async (odoo) => {
    const rows = entry(odoo, [
      item(odoo, '610000', 60),
      item(odoo, '620000', 40),
      item(odoo, '220000', -100),
    ]);
    const id = await draft(odoo, rows);
    expect(await move(odoo, id, ['state', 'move_type', 'date', 'ref', 'amount_total_signed'])).toMatchObject({
      state: 'draft',
      move_type: 'entry',
      date: '2026-11-20',
      ref: rows[0]?.ref,
      amount_total_signed: 100,
    });
    expect(await itemsOf(odoo, id, ['name', ...AMOUNTS])).toMatchObject([
      { name: 'Accrual', debit: 60, credit: 0, balance: 60, amount_currency: 60 },
      { name: 'Accrual', debit: 40, credit: 0, balance: 40, amount_currency: 40 },
      { name: 'Accrual', debit: 0, credit: 100, balance: -100, amount_currency: -100 },
    ]);
  });

  contract('keeps what its items say of themselves', { odoo: [14, 19] }, async (odoo) => {
    const partner = odoo.sample.partner('Azure Interior');
    const owed = { 'partner_id/.id': `${partner}`, date_maturity: '2026-12-31', name: 'Owed' };
    const id = await draft(odoo, entry(odoo, [item(odoo, '610000', 60), item(odoo, '200000', -60, owed)]));
    expect(await itemsOf(odoo, id, ['name', 'partner_id', 'date_maturity', 'tax_ids'])).toMatchObject([
      { name: 'Accrual', partner_id: false, date_maturity: false, tax_ids: [] },
      { name: 'Owed', partner_id: [partner, 'Azure Interior'], date_maturity: '2026-12-31', tax_ids: [] },
    ]);
  });

  contract("does not take the accounts' taxes", { odoo: [14, 19] }, async (odoo) => {
    const id = await draft(odoo, entry(odoo, [item(odoo, '600000', 60), item(odoo, '220000', -60)]));
    expect(await itemsOf(odoo, id, ['tax_ids', 'tax_line_id'])).toMatchObject([
      { tax_ids: [], tax_line_id: false },
      { tax_ids: [], tax_line_id: false },
    ]);
  });

  contract('an empty cell is no debit and no credit', { odoo: [14, 19] }, async (odoo) => {
    const rows = entry(odoo, [
      item(odoo, '610000', 60, { credit: '' }),
      item(odoo, '220000', -60, { debit: '' }),
    ]);
    expect(await itemsOf(odoo, await draft(odoo, rows), AMOUNTS)).toMatchObject([
      { debit: 60, credit: 0 },
      { debit: 0, credit: 60 },
    ]);
  });

  contract('is posted as it stands', { odoo: [14, 19] }, async (odoo) => {
    const id = await draft(odoo, entry(odoo, [item(odoo, '610000', 60), item(odoo, '220000', -60)]));
    await post(odoo, [id]);
    expect(await move(odoo, id, ['state', 'name', 'amount_total'])).toMatchObject({
      state: 'posted',
      name: expect.stringMatching(/^MISC\/2026\/11\/\d{4}$/),
      amount_total: 60,
    });
  });

  contract('is made once, whatever a repeat says', { odoo: [14, 19] }, async (odoo) => {
    const rows = entry(odoo, [item(odoo, '610000', 60), item(odoo, '220000', -60)]);
    const id = await draft(odoo, rows);
    const other = entry(odoo, [item(odoo, '610000', 7), item(odoo, '220000', -7)], { id: rows[0]?.id });
    expect(await draft(odoo, other)).toBe(id);
    expect(await itemsOf(odoo, id, ['balance'])).toMatchObject([{ balance: 60 }, { balance: -60 }]);
  });
});

describe('an entry in another currency', () => {
  const usd = (odoo: Odoo): Cells => ({ 'currency_id/.id': `${odoo.sample.currency('USD')}` });

  contract('has both amounts, at whatever rate they say', { odoo: [14, 19] }, async (odoo) => {
    const rows = entry(
      odoo,
      [item(odoo, '610000', 110, dollars(odoo, 125)), item(odoo, '220000', -110, dollars(odoo, -125))],
      usd(odoo),
    );
    const id = await draft(odoo, rows);
    expect(await move(odoo, id, ['amount_total', 'amount_total_signed'])).toMatchObject({
      amount_total: 125,
      amount_total_signed: 110,
    });
    const items = await itemsOf(odoo, id, ['currency_id', ...AMOUNTS]);
    expect(items).toMatchObject([
      { debit: 110, credit: 0, amount_currency: 125 },
      { debit: 0, credit: 110, amount_currency: -125 },
    ]);
    expect(items.map(currencyOf)).toEqual(['USD', 'USD']);
  });

  contract('may have items in several', { odoo: [14, 19] }, async (odoo) => {
    const rows = entry(odoo, [item(odoo, '610000', 100, dollars(odoo, 125)), item(odoo, '220000', -100)]);
    const id = await draft(odoo, rows);
    const items = await itemsOf(odoo, id, ['currency_id', ...AMOUNTS]);
    expect(items).toMatchObject([
      { balance: 100, amount_currency: 125 },
      { balance: -100, amount_currency: -100 },
    ]);
    expect(items.map(currencyOf)).toEqual(['USD', 'EUR']);
    expect(await move(odoo, id, ['amount_total_signed'])).toMatchObject({ amount_total_signed: 100 });
  });

  contract('its foreign amounts need not balance', { odoo: [14, 19] }, async (odoo) => {
    const rows = entry(
      odoo,
      [item(odoo, '610000', 100, dollars(odoo, 125)), item(odoo, '220000', -100, dollars(odoo, -120))],
      usd(odoo),
    );
    expect(await itemsOf(odoo, await draft(odoo, rows), ['amount_currency'])).toMatchObject([
      { amount_currency: 125 },
      { amount_currency: -120 },
    ]);
  });

  contract("without debit and credit they follow at the day's rate", { odoo: [19] }, async (odoo) => {
    const only = { debit: undefined, credit: undefined };
    const rows = entry(
      odoo,
      [
        item(odoo, '610000', 0, { ...dollars(odoo, 125), ...only }),
        item(odoo, '220000', 0, { ...dollars(odoo, -125), ...only }),
      ],
      usd(odoo),
    );
    expect(await itemsOf(odoo, await draft(odoo, rows), AMOUNTS)).toMatchObject([
      { debit: 100, credit: 0, amount_currency: 125 },
      { debit: 0, credit: 100, amount_currency: -125 },
    ]);
  });

  contract('without debit and credit it is an entry of nothing', { odoo: [14] }, async (odoo) => {
    const only = { debit: undefined, credit: undefined };
    const rows = entry(odoo, [
      item(odoo, '610000', 0, { ...dollars(odoo, 125), ...only }),
      item(odoo, '220000', 0, { ...dollars(odoo, -125), ...only }),
    ]);
    expect(await itemsOf(odoo, await draft(odoo, rows), AMOUNTS)).toMatchObject([
      { debit: 0, credit: 0, amount_currency: 125 },
      { debit: 0, credit: 0, amount_currency: -125 },
    ]);
  });

  contract('a currency without its amount is an amount of nothing', { odoo: [14, 19] }, async (odoo) => {
    const only = { ...dollars(odoo, 0), amount_currency: undefined };
    const rows = entry(odoo, [item(odoo, '610000', 100, only), item(odoo, '220000', -100, only)], usd(odoo));
    expect(await itemsOf(odoo, await draft(odoo, rows), AMOUNTS)).toMatchObject([
      { debit: 100, credit: 0, amount_currency: 0 },
      { debit: 0, credit: 100, amount_currency: 0 },
    ]);
  });

  contract('the currency of the entry alone says nothing of its items', { odoo: [14, 19] }, async (odoo) => {
    const none = { 'currency_id/.id': undefined, amount_currency: undefined };
    const rows = entry(odoo, [item(odoo, '610000', 125, none), item(odoo, '220000', -125, none)], usd(odoo));
    const items = await itemsOf(odoo, await draft(odoo, rows), ['currency_id', ...AMOUNTS]);
    expect(items).toMatchObject([{ debit: 125 }, { credit: 125 }]);
    expect(items.map(currencyOf)).toEqual(['EUR', 'EUR']);
  });
});

describe('what an entry may not be', () => {
  contract('unbalanced, by a cent', { odoo: [14, 19] }, async (odoo) => {
    const said = await refused(odoo, entry(odoo, [item(odoo, '610000', 100), item(odoo, '220000', -99.99)]));
    if (odoo.major >= 16) expect(said?.message).toBe('The entry is not balanced.');
  });

  contract('balanced by amounts of opposite signs', { odoo: [14, 19] }, async (odoo) => {
    const rows = entry(odoo, [
      item(odoo, '610000', 100, dollars(odoo, -125)),
      item(odoo, '220000', -100, dollars(odoo, 125)),
    ]);
    await refused(odoo, rows);
  });

  contract('on no account', { odoo: [14, 19] }, async (odoo) => {
    await refused(
      odoo,
      entry(odoo, [item(odoo, '610000', 1, { 'account_id/.id': '' }), item(odoo, '220000', -1)]),
    );
  });

  contract('on an account that is not there', { odoo: [14, 19] }, async (odoo) => {
    const unknown = { 'account_id/.id': '99999999' };
    const said = await refused(
      odoo,
      entry(odoo, [item(odoo, '610000', 1, unknown), item(odoo, '220000', -1)]),
    );
    expect(said).toMatchObject({
      field: 'line_ids',
      message: "No matching record found for database id '99999999' in field 'Journal Items/Account'",
    });
  });

  contract("on another company's account", { odoo: [14, 19] }, async (odoo) => {
    const other = { 'account_id/.id': `${odoo.sample.account('610000', SECOND)}` };
    const said = await refused(odoo, entry(odoo, [item(odoo, '610000', 1, other), item(odoo, '220000', -1)]));
    if (odoo.major >= 18)
      expect(said?.message).toMatch(/^Uh-oh! You’ve got some company inconsistencies here:/);
  });

  contract('in no journal, or on no day', { odoo: [14, 19] }, async (odoo) => {
    const items = [item(odoo, '610000', 1), item(odoo, '220000', -1)];
    for (const [column, named] of [
      ['journal_id/.id', 'journal_id'],
      ['date', 'date'],
    ] as const) {
      const said = await refused(odoo, entry(odoo, items, { [column]: '' }));
      expect(said).toMatchObject({ field: named, message: expect.stringMatching(/^Missing required value/) });
    }
  });
});

describe('what Odoo takes, and our client does not send', () => {
  contract('a bank journal', { odoo: [14, 19] }, async (odoo) => {
    const bank = { 'journal_id/.id': `${odoo.sample.journal('BNK1')}` };
    const id = await draft(odoo, entry(odoo, [item(odoo, '610000', 1), item(odoo, '220000', -1)], bank));
    expect(await move(odoo, id, ['state'])).toMatchObject({ state: 'draft' });
  });

  contract('items of nothing', { odoo: [14, 19] }, async (odoo) => {
    const id = await draft(odoo, entry(odoo, [item(odoo, '610000', 0), item(odoo, '220000', 0)]));
    expect(await move(odoo, id, ['amount_total'])).toMatchObject({ amount_total: 0 });
  });

  contract('debit and credit in one item: what is left of them', { odoo: [19] }, async (odoo) => {
    const both = { debit: '100.00', credit: '40.00', amount_currency: undefined };
    const rows = entry(odoo, [
      item(odoo, '610000', 60, both),
      item(odoo, '220000', -60, { amount_currency: undefined }),
    ]);
    expect(await itemsOf(odoo, await draft(odoo, rows), AMOUNTS)).toMatchObject([
      { debit: 60, credit: 0 },
      { debit: 0, credit: 60 },
    ]);
  });

  contract('a negative debit: a credit', { odoo: [19] }, async (odoo) => {
    const none = { amount_currency: undefined };
    const rows = entry(odoo, [
      item(odoo, '610000', -60, { debit: '-60.00', credit: '0', ...none }),
      item(odoo, '220000', 60, { debit: '0', credit: '-60.00', ...none }),
    ]);
    expect(await itemsOf(odoo, await draft(odoo, rows), AMOUNTS)).toMatchObject([
      { credit: 60 },
      { debit: 60 },
    ]);
  });
});
