import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { bill, draftAll, draftBill, itemsOf, linesOf, load } from './drafting.ts';
import type { Cells } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { FIRST, SECOND } from './sample.ts';
import { faultOf } from './wire/fault.ts';

const contract = await openContract();

describe('analytic accounts', () => {
  contract('are read by everybody', { odoo: [14, 19] }, async (odoo) => {
    const { sample } = odoo;
    const rows = await odoo
      .as('readonly')
      .searchRead('account.analytic.account', [], ['name', 'code', 'company_id', 'active', 'display_name']);
    expect(rows).toHaveLength(4);
    expect(rows).toContainEqual({
      id: sample.analyticAccount('Showroom Leipzig'),
      name: 'Showroom Leipzig',
      code: 'P-100',
      company_id: [sample.company(), FIRST],
      active: true,
      display_name: '[P-100] Showroom Leipzig',
    });
    expect(rows).toContainEqual({
      id: sample.analyticAccount('Administration'),
      name: 'Administration',
      code: false,
      company_id: false,
      active: true,
      display_name: 'Administration',
    });
  });

  contract('stand in plans, whose names show', { odoo: [19] }, async (odoo) => {
    const id = odoo.sample.analyticAccount('Showroom Leipzig');
    expect(await odoo.readOne('account.analytic.account', id, ['plan_id'])).toMatchObject({
      plan_id: [expect.any(Number), 'Project'],
    });
  });

  contract('the plans themselves are for bookkeepers', { odoo: [19] }, async (odoo) => {
    const read = (who: Odoo) => who.searchRead('account.analytic.plan', [], ['name']);
    expect((await faultOf(read(odoo))).name).toBe('odoo.exceptions.AccessError');
    expect(await read(odoo.as('accountant'))).toMatchObject([{ name: 'Project' }]);
  });

  contract('of one company, or of all', { odoo: [14, 19] }, async (odoo) => {
    const names = async (company: typeof FIRST | typeof SECOND) => {
      const context = { allowed_company_ids: [odoo.sample.company(company)] };
      const rows = await odoo.searchRead(
        'account.analytic.account',
        [],
        ['name'],
        { order: 'name' },
        context,
      );
      return rows.map(({ name }) => name);
    };
    expect(await names(FIRST)).toEqual(['Administration', 'Showroom Leipzig', 'Trade Fair Cologne']);
    expect(await names(SECOND)).toEqual(['Administration', 'Warehouse Utrecht']);
  });

  contract('are found by parts of their name and by their code', { odoo: [14, 19] }, async (odoo) => {
    const domain = ['|', ['name', 'ilike', 'leipzig'], ['code', '=ilike', 'p-110']];
    const rows = await odoo.searchRead('account.analytic.account', domain, ['name'], { order: 'name' });
    expect(rows.map(({ name }) => name)).toEqual(['Showroom Leipzig', 'Trade Fair Cologne']);
  });
});

describe('the analytic account of a line', () => {
  const half = (odoo: Odoo): Cells => {
    const { sample } = odoo;
    const shares = {
      [sample.analyticAccount('Showroom Leipzig')]: 60,
      [sample.analyticAccount('Administration')]: 40,
    };
    return { 'invoice_line_ids/analytic_distribution': JSON.stringify(shares) };
  };

  contract('is a share of each of several', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, half(odoo), {
      name: 'Tables',
      'account_id/.id': `${odoo.sample.account('600000')}`,
    });
    const shares: unknown = JSON.parse(half(odoo)['invoice_line_ids/analytic_distribution'] ?? '');
    expect(await linesOf(odoo, id, ['name', 'analytic_distribution'])).toMatchObject([
      { name: 'Chairs', analytic_distribution: shares },
      { name: 'Tables', analytic_distribution: false },
    ]);
  });

  contract('stays off the taxes and what is owed', { odoo: [19] }, async (odoo) => {
    const items = await itemsOf(odoo, await draftBill(odoo, half(odoo)), [
      'display_type',
      'analytic_distribution',
    ]);
    const others = items.filter(({ display_type }) => display_type !== 'product');
    expect(others.map(({ analytic_distribution }) => analytic_distribution)).toEqual([false, false]);
  });

  contract('is one', { odoo: [14] }, async (odoo) => {
    const account = odoo.sample.analyticAccount('Showroom Leipzig');
    const id = await draftBill(odoo, { 'invoice_line_ids/analytic_account_id/.id': `${account}` });
    expect(await linesOf(odoo, id, ['analytic_account_id'])).toMatchObject([
      { analytic_account_id: [account, '[P-100] Showroom Leipzig'] },
    ]);
  });

  contract('of another company is not found', { odoo: [14] }, async (odoo) => {
    const account = odoo.sample.analyticAccount('Warehouse Utrecht');
    const cells = bill(odoo, { 'invoice_line_ids/analytic_account_id/.id': `${account}` });
    expect((await load(odoo, [cells])).ids).toBe(false);
  });

  contract('is whatever it is said to be: nothing is checked', { odoo: [19] }, async (odoo) => {
    const utrecht = odoo.sample.analyticAccount('Warehouse Utrecht');
    for (const shares of [{ 99999999: 100 }, { [utrecht]: 100 }, { abc: 150 }, { '1,2': -5 }]) {
      const cells = { 'invoice_line_ids/analytic_distribution': JSON.stringify(shares) };
      const [line] = await linesOf(odoo, await draftBill(odoo, cells), ['analytic_distribution']);
      expect(line).toMatchObject({ analytic_distribution: shares });
    }
  });

  contract('shares have two decimals', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, { 'invoice_line_ids/analytic_distribution': '{"1": 33.335}' });
    const [line] = await linesOf(odoo, id, ['analytic_distribution']);
    expect(line).toMatchObject({ analytic_distribution: { 1: 33.34 } });
  });

  contract('is JSON that says so', { odoo: [19] }, async (odoo) => {
    for (const [cell, message] of [
      [
        'garbage',
        "'garbage' does not seem to be a valid JSON for field 'Invoice lines/Analytic Distribution'",
      ],
      [
        '[1]',
        "Unknown error during import: <class 'AttributeError'>: 'list' object has no attribute 'items'",
      ],
      ['5', "Unknown error during import: <class 'AttributeError'>: 'int' object has no attribute 'items'"],
    ] as const) {
      const { messages } = await load(odoo, [bill(odoo, { 'invoice_line_ids/analytic_distribution': cell })]);
      expect(messages).toMatchObject([{ type: 'error', message }]);
    }
  });

  contract('may be written later', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, half(odoo));
    const [line] = await odoo.search('account.move.line', [
      ['move_id', '=', id],
      ['display_type', '=', 'product'],
    ]);
    const write = (values: object) =>
      odoo.call('account.move', 'write', { ids: [id], vals: { invoice_line_ids: [[1, line, values]] } });
    await write({ price_unit: 50, account_id: odoo.sample.account('620000') });
    expect(await linesOf(odoo, id, ['price_unit', 'analytic_distribution'])).toMatchObject([
      { price_unit: 50, analytic_distribution: expect.objectContaining({}) },
    ]);
    await write({ analytic_distribution: { 1: 100 } });
    expect(await linesOf(odoo, id, ['analytic_distribution'])).toMatchObject([
      { analytic_distribution: { 1: 100 } },
    ]);
    await write({ analytic_distribution: false });
    expect(await linesOf(odoo, id, ['analytic_distribution'])).toMatchObject([
      { analytic_distribution: false },
    ]);
  });

  contract('of an item of an entry is the same', { odoo: [19] }, async (odoo) => {
    const { sample } = odoo;
    const cells = (account: string, more: Cells): Cells => ({
      'line_ids/account_id/.id': `${sample.account(account)}`,
      'line_ids/name': 'Accrual',
      ...more,
    });
    const header = { id: bill(odoo).id, move_type: 'entry', date: '2026-11-20' };
    const journal = { 'journal_id/.id': `${sample.journal('MISC')}` };
    const shares = { 'line_ids/analytic_distribution': half(odoo)['invoice_line_ids/analytic_distribution'] };
    const [id = 0] = await draftAll(odoo, [
      { ...header, ...journal, ...cells('610000', { 'line_ids/debit': '10', ...shares }) },
      cells('220000', { 'line_ids/credit': '10' }),
    ]);
    expect(await itemsOf(odoo, id, ['analytic_distribution'])).toMatchObject([
      { analytic_distribution: expect.objectContaining({}) },
      { analytic_distribution: false },
    ]);
  });
});
