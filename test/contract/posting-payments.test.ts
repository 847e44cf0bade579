import { describe, expect } from 'vitest';
import { ON_19, ON_BOTH, openContract } from './contract.ts';
import { draftBill, invoice as invoiceCells, itemsOf, loadInto, move, post } from './drafting.ts';
import type { Odoo } from './odoo.ts';
import { draftPayment, entryOf, owedItemOf, postPayment, readPayment, settle } from './paying.ts';

const contract = await openContract();

describe('posting a payment', () => {
  contract('books it, and nothing else: no result, and twice is once', ON_BOTH, async (odoo) => {
    const id = await draftPayment(odoo);
    expect(await postPayment(odoo, id)).toBeNull();
    expect(await postPayment(odoo, id)).toBeNull();
    const entry = await entryOf(odoo, id);
    expect(await move(odoo, entry, ['state', 'ref', 'amount_total'])).toMatchObject({
      state: 'posted',
      ref: 'Bill 7',
      amount_total: 119,
    });
    expect(await itemsOf(odoo, entry, ['balance', 'partner_id', 'date_maturity'])).toMatchObject([
      { balance: -119, partner_id: [expect.any(Number), 'Azure Interior'], date_maturity: '2026-11-20' },
      { balance: 119 },
    ]);
  });

  contract('it is under way, with a number of its own kind', ON_19, async (odoo) => {
    const [first, second] = [await draftPayment(odoo), await draftPayment(odoo)];
    await postPayment(odoo, first);
    await postPayment(odoo, second);
    const rows = await odoo.read('account.payment', [first, second], ['name', 'state', 'display_name']);
    const number = Number(/^PBNK1\/2026\/(\d{5})$/.exec(String(rows[0]?.name))?.[1]);
    const name = (at: number): string => `PBNK1/2026/${`${at}`.padStart(5, '0')}`;
    expect(rows).toMatchObject([
      { name: name(number), state: 'in_process', display_name: name(number) },
      { name: name(number + 1), state: 'in_process' },
    ]);
    const entry = await entryOf(odoo, first);
    expect(await move(odoo, entry, ['name', 'origin_payment_id'])).toMatchObject({
      name: name(number),
      origin_payment_id: [first, name(number)],
    });
    expect((await itemsOf(odoo, entry, ['name'])).map((item) => item.name)).toEqual([
      'Manual Payment: Bill 7',
      'Manual Payment: Bill 7',
    ]);
  });

  contract('settles nothing, whatever it is for', ON_19, async (odoo) => {
    const bill = await draftBill(odoo);
    await post(odoo, [bill]);
    await postPayment(odoo, await draftPayment(odoo, { 'invoice_ids/.id': `${bill}` }));
    expect(await move(odoo, bill, ['payment_state', 'amount_residual'])).toMatchObject({
      payment_state: 'not_paid',
      amount_residual: 119,
    });
  });

  contract("a customer's payment is paid with the invoice", ON_19, async (odoo) => {
    const invoice = await customerInvoice(odoo);
    const id = await draftPayment(odoo, { payment_type: 'inbound', partner_type: 'customer' });
    await postPayment(odoo, id);
    await settle(odoo, invoice, await owedItemOf(odoo, id));
    expect(await move(odoo, invoice, ['payment_state'])).toMatchObject({ payment_state: 'paid' });
    expect(await readPayment(odoo, id, ['state', 'reconciled_invoice_ids'])).toMatchObject({
      state: 'paid',
      reconciled_invoice_ids: [invoice],
    });
  });
});

async function customerInvoice(odoo: Odoo): Promise<number> {
  const { ids } = await loadInto(odoo, 'account.move', [invoiceCells(odoo)]);
  const [id = 0] = ids === false ? [] : ids;
  await post(odoo, [id]);
  return id;
}
