import { describe, expect } from 'vitest';
import { z } from 'zod';
import { enter, entered, entryOfLine, LINE, transaction } from './banking.ts';
import { ON_14, ON_19, ON_BOTH, openContract } from './contract.ts';
import { bill, draftAll, draftBill, itemsOf, loadInto, move, newKey, post } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { itemOn, many2one, settle } from './paying.ts';
import { faultOf } from './wire/fault.ts';

const contract = await openContract();

describe('who may enter a bank transaction', () => {
  const may = (odoo: Odoo, operation: string, more: object = { raise_exception: false }) =>
    odoo.call('account.bank.statement.line', 'check_access_rights', { operation, ...more });

  contract('bookkeepers, and nobody else', { odoo: [14, 19] }, async (odoo) => {
    const answers = await Promise.all(
      (['billing', 'billing-one', 'accountant', 'readonly'] as const).map((role) =>
        may(odoo.as(role), 'create'),
      ),
    );
    expect(answers).toEqual([false, false, true, false]);
  });

  contract('not even the administrator', { odoo: [14, 19], notInDemo: 'it has none' }, async (odoo) => {
    expect(await may(odoo.as('admin'), 'create')).toBe(false);
  });

  contract('everybody in the books sees them', { odoo: [14, 19] }, async (odoo) => {
    for (const role of ['billing', 'accountant', 'readonly'] as const)
      expect(await may(odoo.as(role), 'read')).toBe(true);
  });

  contract('an AccessError names the right that is missing', { odoo: [19] }, async (odoo) => {
    const { name, message } = await faultOf(may(odoo, 'create', {}));
    expect(name).toBe('odoo.exceptions.AccessError');
    expect(message).toContain('This operation is allowed for the following groups:\n\t- Basic');
  });

  contract('an AccessError says so', { odoo: [14, 19] }, async (odoo) => {
    const { name } = await faultOf(may(odoo, 'create', {}));
    expect(name).toBe('odoo.exceptions.AccessError');
  });
});

/** Entered, it is posted at once: there are no drafts. */
describe('entering a bank transaction', () => {
  const ITEM = ['account_id', 'balance', 'name', 'partner_id', 'display_type', 'parent_state'];

  contract('posts an entry of the money and what it was for', ON_19, async (odoo) => {
    const line = await entered(odoo, -50, { account: '600000', partner: 'Azure Interior' });
    expect(line).toMatchObject({
      amount: -50,
      amount_residual: 0,
      is_reconciled: true,
      state: 'posted',
      date: '2026-11-20',
    });
    const entry = entryOfLine(line);
    expect(
      await move(odoo, entry, [
        'name',
        'move_type',
        'state',
        'statement_line_id',
        'posted_before',
        'checked',
      ]),
    ).toMatchObject({
      name: expect.stringMatching(/^BNK1\/2026\/\d{5}$/),
      move_type: 'entry',
      state: 'posted',
      statement_line_id: [line.id, expect.any(String)],
      posted_before: true,
      checked: true,
    });
    const partner_id = [odoo.sample.partner('Azure Interior'), 'Azure Interior'];
    const rest = { name: expect.stringContaining('transfer'), partner_id, display_type: 'product' };
    expect(await itemsOf(odoo, entry, ITEM)).toMatchObject([
      { account_id: [odoo.sample.account('100000'), expect.any(String)], balance: -50, ...rest },
      { account_id: [odoo.sample.account('600000'), expect.any(String)], balance: 50, ...rest },
    ]);
  });

  contract('of cash, and of money that came in', ON_BOTH, async (odoo) => {
    const line = await entered(odoo, 12.5, { account: '400000' });
    const balances = (await itemsOf(odoo, entryOfLine(line), ['balance'])).map(({ balance }) => balance);
    expect(balances).toEqual([12.5, -12.5]);
    const { ids } = await enter(odoo, transaction(odoo, -5, { account: '600000', journal: 'CSH1' }));
    expect(ids).toEqual([expect.any(Number)]);
  });

  contract('once: again under its external id it is left alone', ON_BOTH, async (odoo) => {
    const rows = transaction(odoo, -50, { account: '600000' });
    const { ids } = await enter(odoo, rows);
    expect((await enter(odoo, rows)).ids).toEqual(ids);
    const [module, xml_id] = (rows[0]?.id ?? '').split('.');
    const model = odoo.major < 16 ? 'account.bank.statement' : 'account.bank.statement.line';
    const found = await odoo.call('ir.model.data', 'check_object_reference', { module, xml_id });
    expect(found).toEqual([model, ids === false ? 0 : ids[0]]);
  });

  contract('several, one that does not balance keeps all back', ON_19, async (odoo) => {
    const [money = {}, other = {}] = transaction(odoo, -50, { account: '600000' });
    const before = await odoo.count('account.bank.statement.line', []);
    const { ids, messages } = await enter(odoo, [
      ...transaction(odoo, -7, { account: '600000' }),
      money,
      { ...other, 'line_ids/debit': '40', 'line_ids/amount_currency': '40' },
    ]);
    expect(ids).toBe(false);
    expect(messages.at(-1)).toMatchObject({ record: 1, message: 'The entry is not balanced.' });
    expect(await odoo.count('account.bank.statement.line', [])).toBe(before);
  });

  contract('its items are not held against its amount', ON_19, async (odoo) => {
    const [money = {}, other = {}] = transaction(odoo, -50, { account: '600000' });
    const { ids } = await enter(odoo, [{ ...money, amount: '-60.00' }, other]);
    const [line] = ids === false ? [] : await odoo.read('account.bank.statement.line', ids, LINE);
    expect(line).toMatchObject({ amount: -60, is_reconciled: true });
  });

  contract('without items it waits to be told what it was for', ON_19, async (odoo) => {
    const header = Object.entries(transaction(odoo, -50, { account: '600000' })[0] ?? {});
    const { ids } = await enter(odoo, [
      Object.fromEntries(header.filter(([column]) => !column.startsWith('line_ids/'))),
    ]);
    const [line = {}] = ids === false ? [] : await odoo.read('account.bank.statement.line', ids, LINE);
    expect(line).toMatchObject({ is_reconciled: false, amount_residual: 50, state: 'posted' });
    const accounts = (await itemsOf(odoo, entryOfLine(line), ['account_id'])).map(
      ({ account_id: account }) => many2one.parse(account)[0],
    );
    expect(accounts).toEqual([odoo.sample.account('100000'), odoo.sample.account('100900')]);
  });

  contract('by create, which alone takes an account for it', ON_19, async (odoo) => {
    const { sample } = odoo;
    const accountant = odoo.as('accountant');
    const values = { journal_id: sample.journal('BNK1'), date: '2026-11-20', payment_ref: 'x', amount: -5 };
    const made = await accountant.call('account.bank.statement.line', 'create', {
      vals_list: [{ ...values, counterpart_account_id: sample.account('600000') }],
    });
    const [id = 0] = z.array(z.int()).parse(made);
    expect(await odoo.read('account.bank.statement.line', [id], LINE)).toMatchObject([
      { is_reconciled: true, state: 'posted' },
    ]);
    const loading = enter(odoo, [
      {
        id: newKey(),
        'journal_id/.id': `${values.journal_id}`,
        amount: '5',
        'counterpart_account_id/.id': '1',
      },
    ]);
    expect((await faultOf(loading)).name).toBe('builtins.ValueError');
  });

  contract('in another currency, both amounts said', ON_19, async (odoo) => {
    const { sample } = odoo;
    const made = await odoo.as('accountant').call('account.bank.statement.line', 'create', {
      vals_list: [
        {
          journal_id: sample.journal('BNK1'),
          date: '2026-11-20',
          payment_ref: 'x',
          amount: -100,
          foreign_currency_id: sample.currency('USD'),
          amount_currency: -125,
          counterpart_account_id: sample.account('600000'),
        },
      ],
    });
    const [line = {}] = await odoo.read('account.bank.statement.line', z.array(z.int()).parse(made), LINE);
    expect(await itemsOf(odoo, entryOfLine(line), ['balance', 'amount_currency'])).toMatchObject([
      { balance: -100, amount_currency: -100 },
      { balance: 100, amount_currency: 125 },
    ]);
  });

  contract('is refused to billing users: a message, and nothing made', ON_19, async (odoo) => {
    const rows = transaction(odoo, -50, { account: '600000' });
    const { ids, messages } = await loadInto(odoo, 'account.bank.statement.line', rows);
    expect(ids).toBe(false);
    expect(messages).toMatchObject([
      { message: expect.stringContaining("not allowed to create 'Bank Statement Line'") },
    ]);
  });

  contract('in no bank or cash journal: a UserError', ON_19, async (odoo) => {
    const vals = { journal_id: odoo.sample.journal('MISC'), date: '2026-11-20', amount: 1 };
    const call = odoo.as('accountant').call('account.bank.statement.line', 'create', { vals_list: [vals] });
    expect((await faultOf(call)).name).toBe('odoo.exceptions.UserError');
  });
});

describe('a statement with one transaction', () => {
  const post = (odoo: Odoo, id: number) =>
    odoo.as('accountant').call('account.bank.statement', 'button_post', { ids: [id] });

  contract('is a draft until it is posted', ON_14, async (odoo) => {
    const { ids } = await enter(odoo, transaction(odoo, -50, { account: '600000' }));
    const [id = 0] = ids === false ? [] : ids;
    const read = () =>
      odoo.readOne('account.bank.statement', id, ['state', 'balance_end_real', 'balance_end']);
    const { state, balance_end, balance_end_real } = await read();
    expect({ state, balance_end_real }).toEqual({ state: 'open', balance_end_real: balance_end });
    expect(await post(odoo, id)).toBeNull();
    expect(await read()).toMatchObject({ state: 'posted' });
    expect((await faultOf(post(odoo, id))).name).toBe('odoo.exceptions.UserError');
  });

  contract('of cash has to be told how much is left', ON_14, async (odoo) => {
    const { ids } = await enter(odoo, transaction(odoo, -5, { account: '600000', journal: 'CSH1' }));
    const [id = 0] = ids === false ? [] : ids;
    expect((await faultOf(post(odoo, id))).name).toBe('odoo.exceptions.UserError');
    const { balance_end } = await odoo.readOne('account.bank.statement', id, ['balance_end']);
    const told = { ids: [id], vals: { balance_end_real: balance_end } };
    await odoo.as('accountant').call('account.bank.statement', 'write', told);
    expect(await post(odoo, id)).toBeNull();
  });
});

describe('a transaction that pays documents', () => {
  const PAID = ['payment_state', 'amount_residual'];

  contract('settles them from the account that they wait on', ON_BOTH, async (odoo) => {
    const ids = await draftAll(odoo, [bill(odoo), bill(odoo)]);
    await post(odoo, ids);
    const [first = 0, second = 0] = ids;
    const line = await entered(odoo, -200, { account: '200000', partner: 'Azure Interior' });
    const item = await itemOn(odoo, entryOfLine(line), odoo.sample.account('200000'));
    await settle(odoo.as('accountant'), first, item);
    await settle(odoo, second, item);
    expect(await move(odoo, first, PAID)).toMatchObject({ payment_state: 'paid', amount_residual: 0 });
    expect(await move(odoo, second, PAID)).toMatchObject({ payment_state: 'partial', amount_residual: 38 });
  });

  contract('cannot, once it waits to be told what it was for', ON_19, async (odoo) => {
    const id = await draftBill(odoo);
    await post(odoo, [id]);
    const line = await entered(odoo, -119, { account: '100900', partner: 'Azure Interior' });
    const item = await itemOn(odoo, entryOfLine(line), odoo.sample.account('100900'));
    expect((await faultOf(settle(odoo, id, item))).name).toBe('odoo.exceptions.UserError');
    const money = await itemOn(odoo, entryOfLine(line), odoo.sample.account('100000'));
    expect(await settle(odoo, id, money)).toBeNull();
    expect(await move(odoo, id, PAID)).toMatchObject({ payment_state: 'not_paid' });
  });

  contract('goes back to draft with its entry; what it paid stays paid', ON_19, async (odoo) => {
    const id = await draftBill(odoo);
    await post(odoo, [id]);
    const line = await entered(odoo, -119, { account: '200000', partner: 'Azure Interior' });
    const entry = entryOfLine(line);
    await settle(odoo, id, await itemOn(odoo, entry, odoo.sample.account('200000')));
    await odoo.as('accountant').call('account.move', 'button_draft', { ids: [entry] });
    const after = await odoo.readOne('account.bank.statement.line', Number(line.id), LINE);
    expect(after).toMatchObject({ state: 'draft', is_reconciled: true });
    expect(await move(odoo, id, PAID)).toMatchObject({ payment_state: 'paid' });
  });
});
