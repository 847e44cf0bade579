import { describe, expect } from 'vitest';
import { ON_14, ON_19, ON_BOTH, openContract } from './contract.ts';
import { bill, draftAll, draftBill, move, post } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { draftPayment, owedItemOf, postPayment, readPayment, settle } from './paying.ts';
import { Watch } from './watching.ts';
import { faultOf } from './wire/fault.ts';

/* What a payment's item does to the documents that it is assigned to: no amount can be said. */

const contract = await openContract();

const PAID = ['payment_state', 'amount_residual'];
const AMOUNTS = ['amount_residual', 'amount_residual_signed'];
const MATCHED = ['amount_residual', 'amount_residual_currency', 'matched_debit_ids', 'matching_number'];

async function postedBills(odoo: Odoo, count: number): Promise<number[]> {
  const ids = await draftAll(
    odoo,
    Array.from({ length: count }, () => bill(odoo)),
  );
  await post(odoo, ids);
  return ids;
}

/** The item of a posted payment over that amount. */
async function itemOver(odoo: Odoo, amount: string): Promise<{ payment: number; item: number }> {
  const payment = await draftPayment(odoo, { amount });
  await postPayment(odoo, payment);
  return { payment, item: await owedItemOf(odoo, payment) };
}

describe('settling documents with a payment', () => {
  contract('each takes what it can, in the order asked', ON_BOTH, async (odoo) => {
    const [first = 0, second = 0] = await postedBills(odoo, 2);
    const { payment, item } = await itemOver(odoo, '150.00');
    await settle(odoo, first, item);
    await settle(odoo, second, item);
    expect(await move(odoo, first, PAID)).toMatchObject({ payment_state: 'paid', amount_residual: 0 });
    expect(await move(odoo, second, PAID)).toMatchObject({ payment_state: 'partial', amount_residual: 88 });
    expect(
      await readPayment(odoo, payment, ['is_reconciled', 'is_matched', 'state', 'reconciled_bill_ids']),
    ).toMatchObject({
      is_reconciled: true,
      is_matched: false,
      state: odoo.major < 18 ? 'posted' : 'in_process',
      reconciled_bill_ids: expect.arrayContaining([first, second]),
    });
    const partials = await odoo.searchRead(
      'account.partial.reconcile',
      [['debit_move_id', '=', item]],
      ['amount', 'debit_amount_currency', 'credit_amount_currency'],
      { order: 'id' },
    );
    expect(partials).toMatchObject(
      [119, 31].map((amount) => ({
        amount,
        debit_amount_currency: amount,
        credit_amount_currency: amount,
      })),
    );
  });

  contract('changes what is open of the document', ON_19, async (odoo) => {
    const [part = 0, whole = 0] = await postedBills(odoo, 2);
    const watch = await Watch.over(odoo, [part, whole]);
    await settle(odoo, part, (await itemOver(odoo, '50.00')).item);
    await settle(odoo, whole, (await itemOver(odoo, '119.00')).item);
    const header = [...AMOUNTS, 'is_manually_modified', 'payment_state'];
    expect(await watch.changes(part)).toEqual({ header, items: MATCHED });
    expect(await watch.changes(whole)).toEqual({
      header,
      items: [...MATCHED, 'full_reconcile_id', 'reconciled'].toSorted(),
    });
  });

  contract('changes what is open of the document, and no more', ON_14, async (odoo) => {
    const [part = 0, whole = 0] = await postedBills(odoo, 2);
    const watch = await Watch.over(odoo, [part, whole]);
    await settle(odoo, part, (await itemOver(odoo, '50.00')).item);
    await settle(odoo, whole, (await itemOver(odoo, '119.00')).item);
    expect(await watch.changes(part)).toEqual({ header: [...AMOUNTS, 'payment_state'], items: MATCHED });
    expect(await watch.changes(whole)).toEqual({
      header: [...AMOUNTS, 'payment_state'],
      items: [...MATCHED, 'full_reconcile_id', 'reconciled'].toSorted(),
    });
  });

  contract('with one of another partner: without a word', ON_BOTH, async (odoo) => {
    const [id = 0] = await postedBills(odoo, 1);
    const payment = await draftPayment(odoo, { 'partner_id/.id': `${odoo.sample.partner('Deco Addict')}` });
    await postPayment(odoo, payment);
    await settle(odoo, id, await owedItemOf(odoo, payment));
    expect(await move(odoo, id, PAID)).toMatchObject({ payment_state: 'paid' });
  });

  contract('with one on another account: nothing, without a word', ON_BOTH, async (odoo) => {
    const [id = 0] = await postedBills(odoo, 1);
    const payment = await draftPayment(odoo, { payment_type: 'inbound', partner_type: 'customer' });
    await postPayment(odoo, payment);
    await settle(odoo, id, await owedItemOf(odoo, payment));
    expect(await move(odoo, id, PAID)).toMatchObject({ payment_state: 'not_paid' });
  });

  contract('that are paid already: a UserError', ON_BOTH, async (odoo) => {
    const [id = 0] = await postedBills(odoo, 1);
    const { item } = await itemOver(odoo, '119.00');
    await settle(odoo, id, item);
    expect((await faultOf(settle(odoo, id, item))).name).toBe('odoo.exceptions.UserError');
  });

  contract('with one that has nothing left: nothing, without a word', ON_19, async (odoo) => {
    const [id = 0] = await postedBills(odoo, 1);
    const { item } = await itemOver(odoo, '50.00');
    await settle(odoo, id, item);
    expect(await settle(odoo, id, item)).toBeNull();
    expect(await move(odoo, id, PAID)).toMatchObject({ amount_residual: 69 });
  });

  contract('with one that has nothing left: a UserError', ON_14, async (odoo) => {
    const [id = 0] = await postedBills(odoo, 1);
    const { item } = await itemOver(odoo, '50.00');
    await settle(odoo, id, item);
    expect((await faultOf(settle(odoo, id, item))).name).toBe('odoo.exceptions.UserError');
  });

  contract('is not for readers: an AccessError', ON_19, async (odoo) => {
    const [id = 0] = await postedBills(odoo, 1);
    const { item } = await itemOver(odoo, '50.00');
    const fault = await faultOf(settle(odoo.as('readonly'), id, item));
    expect(fault.name).toBe('odoo.exceptions.AccessError');
  });
});

describe('settling a draft', () => {
  contract('is done without a word, and posting it keeps that', ON_19, async (odoo) => {
    const id = await draftBill(odoo);
    await settle(odoo, id, (await itemOver(odoo, '119.00')).item);
    expect(await move(odoo, id, ['state', ...PAID])).toMatchObject({
      state: 'draft',
      payment_state: 'paid',
      amount_residual: 0,
    });
    await post(odoo, [id]);
    expect(await move(odoo, id, ['state', ...PAID])).toMatchObject({
      state: 'posted',
      payment_state: 'paid',
    });
  });

  contract('is refused: a UserError', ON_14, async (odoo) => {
    const id = await draftBill(odoo);
    const fault = await faultOf(settle(odoo, id, (await itemOver(odoo, '119.00')).item));
    expect(fault.name).toBe('odoo.exceptions.UserError');
  });
});
