import { describe, expect } from 'vitest';
import { z } from 'zod';
import { openContract } from './contract.ts';
import {
  bill,
  draftAll,
  draftBill,
  draftBillOf,
  furtherLine,
  itemsOf,
  linesOf,
  move,
  totals,
} from './drafting.ts';
import type { Cells } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { FIRST, SECOND } from './sample.ts';
import type { CompanyName } from './sample.ts';

const contract = await openContract();

/** A bill with these lines: quantity, price, taxes by name, discount in percent. */
async function billed(
  odoo: Odoo,
  lines: readonly (readonly [quantity: string, price: string, taxes: readonly string[], discount?: string])[],
  company: CompanyName = FIRST,
  more: Cells = {},
): Promise<string> {
  const cells = lines.map(([quantity, price_unit, taxes, discount = '0']) => ({
    name: 'Goods',
    quantity,
    price_unit,
    discount,
    'account_id/.id': `${odoo.sample.account('600000', company)}`,
    'tax_ids/.id': taxes.map((tax) => odoo.sample.tax(`purchase ${tax}`, company)).join(','),
  }));
  const [first = {}, ...others] = cells;
  return totals(odoo, await draftBillOf(odoo, company, { ...furtherLine(first), ...more }, ...others));
}

/** The id of a reference. */
const referenced = (value: unknown) => z.tuple([z.int(), z.string()]).parse(value)[0];

describe('taxes', () => {
  contract('a rate goes on top of the price', { odoo: [14, 19] }, async (odoo) => {
    expect(await billed(odoo, [['3', '39.00', ['19%']]])).toBe('117.00 + 22.23 = 139.23');
  });

  contract('an included tax is taken out of the price', { odoo: [14, 19] }, async (odoo) => {
    expect(await billed(odoo, [['1', '178.50', ['19% incl.']]])).toBe('150.00 + 28.50 = 178.50');
    expect(await billed(odoo, [['1', '100.00', ['19% incl.']]])).toBe('84.03 + 15.97 = 100.00');
  });

  contract('a levy is taxed itself', { odoo: [14, 19] }, async (odoo) => {
    expect(await billed(odoo, [['1', '180.00', ['5% Levy', '19%']]])).toBe('180.00 + 44.91 = 224.91');
    expect(await billed(odoo, [['1', '19.90', ['5% Levy', '19%']]])).toBe('19.90 + 4.97 = 24.87');
  });

  contract('lines of several rates each have theirs', { odoo: [14, 19] }, async (odoo) => {
    const lines = [
      ['1', '164.49', ['7%']],
      ['1', '41.18', ['19%']],
      ['1', '19.90', ['5% Levy', '19%']],
    ] as const;
    expect(await billed(odoo, lines)).toBe('225.57 + 24.30 = 249.87');
  });

  contract('a discount lowers the base', { odoo: [14, 19] }, async (odoo) => {
    expect(await billed(odoo, [['24', '179.00', ['19%'], '10']])).toBe('3866.40 + 734.62 = 4601.02');
    expect(await billed(odoo, [['1', '100.00', ['19%'], '100']])).toBe('0.00 + 0.00 = 0.00');
  });

  contract('a negative line is a deduction', { odoo: [14, 19] }, async (odoo) => {
    const lines = [
      ['1', '100.00', ['19%']],
      ['1', '-10.00', ['19%']],
    ] as const;
    expect(await billed(odoo, lines)).toBe('90.00 + 17.10 = 107.10');
  });

  contract('no tax at all', { odoo: [14, 19] }, async (odoo) => {
    expect(await billed(odoo, [['1', '1450.00', []]])).toBe('1450.00 + 0.00 = 1450.00');
  });

  contract('a price of three decimals counts in full', { odoo: [14, 19] }, async (odoo) => {
    expect(await billed(odoo, [['64', '14.375', ['0% Foreign']]])).toBe('920.00 + 0.00 = 920.00');
  });
});

describe('rounding', () => {
  const three = [
    ['1', '0.13', ['19%']],
    ['1', '0.13', ['19%']],
    ['1', '0.13', ['19%']],
  ] as const;

  contract('by line: each tax is rounded, then they are added', { odoo: [14, 19] }, async (odoo) => {
    expect(await billed(odoo, three)).toBe('0.39 + 0.06 = 0.45');
  });

  contract('globally: the taxes are added, then rounded', { odoo: [14, 19] }, async (odoo) => {
    expect(await billed(odoo, three, SECOND)).toBe('0.39 + 0.07 = 0.46');
  });

  const thirdDecimal = [
    ['70', '0.335', ['19%']],
    ['5', '1.115', ['19%']],
  ] as const;

  contract('globally, with prices that have three decimals', { odoo: [19] }, async (odoo) => {
    expect(await billed(odoo, thirdDecimal, SECOND)).toBe('29.03 + 5.51 = 34.54');
  });

  contract(
    'globally, with prices that have three decimals: each base is rounded first',
    { odoo: [14] },
    async (odoo) => {
      expect(await billed(odoo, thirdDecimal, SECOND)).toBe('29.03 + 5.52 = 34.55');
    },
  );

  const included = [
    ['1', '1.05', ['19% incl.']],
    ['1', '1.05', ['19% incl.']],
    ['1', '1.05', ['19% incl.']],
  ] as const;

  contract('by line, included', { odoo: [14, 19] }, async (odoo) => {
    expect(await billed(odoo, included)).toBe('2.64 + 0.51 = 3.15');
  });

  contract('globally, included: the base is what is left of the total', { odoo: [19] }, async (odoo) => {
    expect(await billed(odoo, included, SECOND)).toBe('2.65 + 0.50 = 3.15');
  });

  contract('globally, included: as by line', { odoo: [14] }, async (odoo) => {
    expect(await billed(odoo, included, SECOND)).toBe('2.64 + 0.51 = 3.15');
  });
});

describe('what is booked', () => {
  contract('goods, tax and what is owed, in balance', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const items = await itemsOf(odoo, id, ['account_id', 'balance', 'tax_line_id', 'date_maturity']);
    const { sample } = odoo;
    const booked = items.map(({ account_id, balance }) => [referenced(account_id), balance]);
    expect(booked).toEqual(
      expect.arrayContaining([
        [sample.account('600000'), 100],
        [sample.account('140000'), 19],
        [sample.account('200000'), -119],
      ]),
    );
    expect(booked).toHaveLength(3);
  });

  contract(
    'a credit note is the other way round, its total is positive',
    { odoo: [14, 19] },
    async (odoo) => {
      const id = await draftBill(odoo, { move_type: 'in_refund' });
      const items = await itemsOf(odoo, id, ['balance']);
      expect(items.map(({ balance }) => balance)).toEqual(expect.arrayContaining([-100, -19, 119]));
      expect(await move(odoo, id, ['amount_total', 'amount_total_signed'])).toMatchObject({
        amount_total: 119,
        amount_total_signed: 119,
      });
    },
  );

  contract('a bill is owed: its signed total is negative', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo);
    expect(await move(odoo, id, ['amount_total_signed', 'amount_residual'])).toMatchObject({
      amount_total_signed: -119,
      amount_residual: 119,
    });
  });

  contract('a tax of 0 % has an item of its own', { odoo: [19] }, async (odoo) => {
    const tax = odoo.sample.tax('purchase 0% Foreign');
    const id = await draftBill(odoo, { 'invoice_line_ids/tax_ids/.id': `${tax}` });
    const items = await itemsOf(odoo, id, ['tax_line_id', 'balance', 'tax_base_amount']);
    expect(items.filter(({ tax_line_id }) => tax_line_id !== false)).toEqual([]);
  });

  contract('lines of one rate share one item of tax', { odoo: [14, 19] }, async (odoo) => {
    const line = {
      name: 'More',
      quantity: '1',
      price_unit: '50.00',
      'account_id/.id': `${odoo.sample.account('620000')}`,
      'tax_ids/.id': `${odoo.sample.tax('purchase 19%')}`,
    };
    const id = await draftBill(odoo, {}, line);
    const items = await itemsOf(odoo, id, ['tax_line_id', 'balance', 'tax_base_amount']);
    expect(items.filter(({ tax_line_id }) => tax_line_id !== false)).toMatchObject([
      { balance: 28.5, tax_base_amount: 150 },
    ]);
  });
});

describe('another currency', () => {
  contract('has its own totals; the books have the rate of the day', { odoo: [14, 19] }, async (odoo) => {
    const usd = { 'currency_id/.id': `${odoo.sample.currency('USD')}` };
    const [may = 0, november = 0] = await draftAll(odoo, [
      bill(odoo, { ...usd, invoice_date: '2026-05-20', date: '2026-05-20' }),
      bill(odoo, usd),
    ]);
    const fields = ['amount_total', 'amount_total_signed'];
    expect(await move(odoo, may, fields)).toMatchObject({ amount_total: 119, amount_total_signed: -108.18 });
    expect(await move(odoo, november, fields)).toMatchObject({
      amount_total: 119,
      amount_total_signed: -95.2,
    });
    const items = await itemsOf(odoo, november, ['balance', 'amount_currency']);
    expect(items.map(({ balance, amount_currency }) => [balance, amount_currency])).toEqual(
      expect.arrayContaining([
        [80, 100],
        [15.2, 19],
        [-95.2, -119],
      ]),
    );
  });
});

describe('fiscal positions', () => {
  const dupont = (odoo: Odoo) => ({ 'partner_id/.id': `${odoo.sample.partner('Meubles Dupont')}` });

  contract('map the taxes that Odoo fills in', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, { ...dupont(odoo), 'invoice_line_ids/tax_ids/.id': undefined });
    const tax_ids = [odoo.sample.tax('purchase 0% Foreign')];
    expect(await linesOf(odoo, id, ['tax_ids'])).toMatchObject([{ tax_ids }]);
  });

  contract('leave taxes alone that were sent', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo, dupont(odoo));
    const tax_ids = [odoo.sample.tax('purchase 19%')];
    expect(await linesOf(odoo, id, ['tax_ids'])).toMatchObject([{ tax_ids }]);
  });
});
