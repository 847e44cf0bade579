import { describe, expect } from 'vitest';
import { ON_14, ON_19, ON_BOTH, openContract } from './contract.ts';
import { draftBill, itemsOf, linesOf, move, post } from './drafting.ts';
import type { Cells } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { faultOf } from './wire/fault.ts';

const contract = await openContract();

const act = (odoo: Odoo, method: string, id: number) => odoo.call('account.move', method, { ids: [id] });
const write = (odoo: Odoo, id: number, vals: object) =>
  odoo.call('account.move', 'write', { ids: [id], vals });

async function postedBill(odoo: Odoo, more: Cells = {}): Promise<number> {
  const id = await draftBill(odoo, more);
  await post(odoo, [id]);
  return id;
}

describe('a draft', () => {
  contract('may be changed, and its totals follow', ON_19, async (odoo) => {
    const id = await draftBill(odoo);
    const [line] = await linesOf(odoo, id, ['price_unit']);
    await write(odoo, id, { invoice_line_ids: [[1, line?.id, { price_unit: 200 }]] });
    expect(await move(odoo, id, ['amount_untaxed', 'amount_tax', 'amount_total'])).toMatchObject({
      amount_untaxed: 200,
      amount_tax: 38,
      amount_total: 238,
    });
    const items = await itemsOf(odoo, id, ['balance']);
    expect(items.map(({ balance }) => balance)).toEqual(expect.arrayContaining([200, 38, -238]));
  });

  contract('may lose and gain lines', ON_19, async (odoo) => {
    const id = await draftBill(odoo);
    const [line] = await linesOf(odoo, id, ['name']);
    const added = { name: 'Table', price_unit: 50, account_id: odoo.sample.account('600000'), tax_ids: [] };
    await write(odoo, id, {
      invoice_line_ids: [
        [2, line?.id],
        [0, 0, added],
      ],
    });
    expect(await linesOf(odoo, id, ['name'])).toMatchObject([{ name: 'Table' }]);
    expect(await move(odoo, id, ['amount_total'])).toMatchObject({ amount_total: 50 });
  });

  contract('may be thrown away', ON_BOTH, async (odoo) => {
    const id = await draftBill(odoo);
    expect(await act(odoo, 'unlink', id)).toBe(true);
    expect(await odoo.read('account.move', [id], ['state'])).toEqual([]);
  });

  contract('is not set back to draft: a UserError', ON_19, async (odoo) => {
    const fault = await faultOf(act(odoo, 'button_draft', await draftBill(odoo)));
    expect(fault.name).toBe('odoo.exceptions.UserError');
  });

  contract('keeps a tax that was put right by a cent, also when it is posted', ON_19, async (odoo) => {
    const id = await draftBill(odoo);
    const items = await itemsOf(odoo, id, ['tax_line_id']);
    const tax = items.find(({ tax_line_id }) => tax_line_id !== false);
    await write(odoo, id, { line_ids: [[1, tax?.id, { amount_currency: 19.01 }]] });
    const totals = { amount_tax: 19.01, amount_total: 119.01 };
    expect(await move(odoo, id, ['amount_tax', 'amount_total'])).toMatchObject(totals);
    await post(odoo, [id]);
    expect(await move(odoo, id, ['amount_tax', 'amount_total'])).toMatchObject(totals);
  });
});

describe('a posted bill', () => {
  contract('keeps its partner, dates and lines: a UserError', ON_19, async (odoo) => {
    const id = await postedBill(odoo);
    const [line] = await linesOf(odoo, id, ['name']);
    const changes = [
      { partner_id: odoo.sample.partner('Deco Addict') },
      { invoice_date: '2026-11-10' },
      { date: '2026-10-10' },
      { invoice_line_ids: [[1, line?.id, { price_unit: 1 }]] },
    ];
    for (const change of changes)
      expect((await faultOf(write(odoo, id, change))).name).toBe('odoo.exceptions.UserError');
    expect(await move(odoo, id, ['amount_total'])).toMatchObject({ amount_total: 119 });
  });

  contract('lets its reference and its note be changed', ON_BOTH, async (odoo) => {
    const id = await postedBill(odoo);
    const ref = odoo.unique('changed');
    await write(odoo, id, { ref, narration: 'A note' });
    expect(await move(odoo, id, ['ref', 'narration', 'state'])).toMatchObject({
      ref,
      narration: expect.stringContaining('A note'),
      state: 'posted',
    });
  });

  contract('lets nearly all be changed', ON_14, async (odoo) => {
    const id = await postedBill(odoo);
    const partner = odoo.sample.partner('Deco Addict');
    await write(odoo, id, { partner_id: partner });
    expect(await move(odoo, id, ['partner_id', 'state'])).toMatchObject({
      partner_id: [partner, 'Deco Addict'],
      state: 'posted',
    });
  });

  contract('is not thrown away: a UserError', ON_BOTH, async (odoo) => {
    const id = await postedBill(odoo);
    expect((await faultOf(act(odoo, 'unlink', id))).name).toBe('odoo.exceptions.UserError');
    expect(await move(odoo, id, ['state'])).toMatchObject({ state: 'posted' });
  });

  contract('goes back to draft and is posted again under its number', ON_BOTH, async (odoo) => {
    const id = await postedBill(odoo);
    const { name } = await move(odoo, id, ['name']);
    expect(await act(odoo, 'button_draft', id)).toBeNull();
    expect(await move(odoo, id, ['name', 'state'])).toMatchObject({ name, state: 'draft' });
    await post(odoo, [id]);
    expect(await move(odoo, id, ['name', 'state'])).toMatchObject({ name, state: 'posted' });
  });
});

describe('a draft that was posted once', () => {
  contract('may be thrown away when its number is the last', ON_19, async (odoo) => {
    const id = await postedBill(odoo);
    await act(odoo, 'button_draft', id);
    expect(await act(odoo, 'unlink', id)).toBe(true);
  });

  contract('stays when a later number is taken', ON_19, async (odoo) => {
    const id = await postedBill(odoo);
    await postedBill(odoo);
    await act(odoo, 'button_draft', id);
    expect((await faultOf(act(odoo, 'unlink', id))).name).toBe('odoo.exceptions.UserError');
  });

  contract('stays: a UserError', ON_14, async (odoo) => {
    const id = await postedBill(odoo);
    await act(odoo, 'button_draft', id);
    expect((await faultOf(act(odoo, 'unlink', id))).name).toBe('odoo.exceptions.UserError');
  });
});
