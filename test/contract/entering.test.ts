import { describe, expect } from 'vitest';
import { LINE } from './banking.ts';
import { ON_14, ON_19, ON_BOTH, openContract } from './contract.ts';
import { itemsOf } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { many2one } from './paying.ts';

const contract = await openContract();

/** What a transaction is made of, its counterpart named in the same call. */
function made(odoo: Odoo, payment_ref: string) {
  return {
    ...{ date: '2026-11-20', payment_ref, amount: -50 },
    partner_id: odoo.sample.partner('Azure Interior'),
    counterpart_account_id: odoo.sample.account('600000'),
  };
}

/** Enters it the way of its version. */
async function enter(odoo: Odoo, label: string): Promise<void> {
  const as = odoo.as('accountant');
  const journal_id = odoo.sample.journal('BNK1');
  if (odoo.major >= 16) {
    const vals_list = { journal_id, ...made(odoo, label) };
    await as.call('account.bank.statement.line', 'create', { vals_list });
    return;
  }
  const line_ids = [[0, 0, made(odoo, label)]];
  const vals_list = { name: label, journal_id, date: '2026-11-20', line_ids };
  const id = await as.call('account.bank.statement', 'create', { vals_list });
  await as.call('account.bank.statement', 'button_post', { ids: [id] });
}

describe('a transaction that is made with its counterpart', () => {
  contract(
    'is found by journal, date and text, posted, on the money and that account alone',
    ON_BOTH,
    async (odoo) => {
      const label = odoo.unique('counterpart');
      await enter(odoo, label);
      const like = [
        ['journal_id', 'in', [odoo.sample.journal('BNK1')]],
        ['date', 'in', ['2026-11-20']],
        ['payment_ref', 'in', [label]],
      ];
      const lines = await odoo.searchRead('account.bank.statement.line', like, [
        ...LINE,
        'create_uid',
        'create_date',
      ]);
      expect(lines).toMatchObject([
        { amount: -50, state: 'posted', date: '2026-11-20', is_reconciled: true },
      ]);
      const [line = {}] = lines;
      const [entry] = many2one.parse(line.move_id);
      const items = await itemsOf(odoo, entry, ['account_id', 'balance', 'amount_currency', 'partner_id']);
      const accounts = items.map((item) => [
        many2one.parse(item.account_id)[0],
        item.balance,
        item.amount_currency,
      ]);
      expect(accounts.toSorted((one, other) => Number(one[1]) - Number(other[1]))).toEqual([
        [odoo.sample.account('100000'), -50, -50],
        [odoo.sample.account('600000'), 50, 50],
      ]);
    },
  );

  contract('answers with its id, or a list of it', ON_19, async (odoo) => {
    const vals = { journal_id: odoo.sample.journal('BNK1'), ...made(odoo, odoo.unique('answer')) };
    const as = odoo.as('accountant');
    const create = (vals_list: object) => as.call('account.bank.statement.line', 'create', { vals_list });
    expect([await create(vals), await create([vals])].flat()).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
  });

  contract('stands in a statement that is found by its name', ON_14, async (odoo) => {
    const label = odoo.unique('statement');
    await enter(odoo, label);
    const fields = ['name', 'state', 'line_ids', 'balance_end', 'balance_end_real'];
    const [statement, ...more] = await odoo.searchRead(
      'account.bank.statement',
      [['name', 'in', [label]]],
      fields,
    );
    expect(more).toEqual([]);
    expect(statement).toMatchObject({ state: 'posted', line_ids: [expect.any(Number)] });
    expect(statement?.balance_end).toBe(statement?.balance_end_real);
  });
});
