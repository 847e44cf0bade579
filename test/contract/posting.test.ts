import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { bill, draftAll, draftBill, invoice, move, numberOf, post } from './drafting.ts';
import type { Odoo, Row } from './odoo.ts';

const contract = await openContract();

describe('what action_post answers', () => {
  contract('false, when it has posted', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    expect(await post(odoo, [id])).toBe(false);
    expect(await move(odoo, id, ['state', 'posted_before'])).toMatchObject({
      state: 'posted',
      posted_before: true,
    });
  });

  contract('a text, when it has posted', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo);
    expect(await post(odoo, [id])).toBe(`account.move(${id},)`);
    expect(await move(odoo, id, ['state', 'posted_before'])).toMatchObject({
      state: 'posted',
      posted_before: true,
    });
  });

  contract(
    'a wizard, when asked to mind what is unusual: nothing is posted',
    { odoo: [19], notInDemo: 'our client never sends that context' },
    async (odoo) => {
      const id = await draftBill(odoo, {
        'partner_id/.id': `${odoo.sample.partner('Hausverwaltung König')}`,
        'invoice_line_ids/price_unit': '9999.00',
      });
      const answer = await post(odoo, [id], { disable_abnormal_invoice_detection: false });
      expect(answer).toMatchObject({ res_model: 'validate.account.move' });
      expect(await move(odoo, id, ['state'])).toMatchObject({ state: 'draft' });
    },
  );

  contract(
    'a wizard after posting, when the lines say that they were imported',
    { odoo: [19], notInDemo: 'our client never sends that column' },
    async (odoo) => {
      const id = await draftBill(odoo, {
        'partner_id/.id': `${odoo.sample.partner('Hausverwaltung König')}`,
        'invoice_line_ids/is_imported': 'True',
      });
      expect(await post(odoo, [id])).toMatchObject({ res_model: 'account.autopost.bills.wizard' });
      expect(await move(odoo, id, ['state'])).toMatchObject({ state: 'posted' });
    },
  );
});

describe('numbers', () => {
  contract('a draft has none', { odoo: [19] }, async (odoo) => {
    expect(await move(odoo, await draftBill(odoo), ['name'])).toMatchObject({ name: false });
  });

  contract(
    'a draft has a slash, but the first of a period already has its number',
    { odoo: [14] },
    async (odoo) => {
      await draftBill(odoo);
      expect(await move(odoo, await draftBill(odoo), ['name'])).toMatchObject({ name: '/' });
      const first = await draftBill(odoo, { invoice_date: '2031-03-20', date: '2031-03-20' });
      expect(await move(odoo, first, ['name'])).toMatchObject({ name: 'BILL/2031/03/0001' });
      await odoo.call('account.move', 'unlink', { ids: [first] });
    },
  );

  contract('follow the journal, the kind and the month', { odoo: [14, 19] }, async (odoo) => {
    const [billed = 0, refunded = 0] = await draftAll(odoo, [
      bill(odoo),
      bill(odoo, { move_type: 'in_refund' }),
    ]);
    await post(odoo, [billed, refunded]);
    expect(await move(odoo, billed, ['name'])).toMatchObject({
      name: expect.stringMatching(/^BILL\/2026\/11\/\d{4}$/),
    });
    expect(await move(odoo, refunded, ['name'])).toMatchObject({
      name: expect.stringMatching(/^RBILL\/2026\/11\/\d{4}$/),
    });
  });

  contract('of sales go by the year', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, invoice(odoo));
    await post(odoo, [id]);
    const { name, payment_reference } = await move(odoo, id, ['name', 'payment_reference']);
    expect(name).toMatch(/^INV\/2026\/\d{5}$/);
    expect(payment_reference).toBe(name);
  });

  contract('of sales go by the month', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo, invoice(odoo));
    await post(odoo, [id]);
    expect(await move(odoo, id, ['name'])).toMatchObject({
      name: expect.stringMatching(/^INV\/2026\/11\/\d{4}$/),
    });
  });

  contract('follow each other without gaps', { odoo: [14, 19] }, async (odoo) => {
    const ids = await draftAll(odoo, [bill(odoo), bill(odoo), bill(odoo)]);
    await post(odoo, ids.slice(0, 1));
    await post(odoo, ids.slice(1));
    const [first = 0, ...others] = (await odoo.read('account.move', ids, ['name'])).map(numberOf);
    expect(others.toSorted((a, b) => a - b)).toEqual([first + 1, first + 2]);
  });
});

describe('what posting changes elsewhere', () => {
  contract('a partner becomes a vendor when a bill of it is posted', { odoo: [14, 19] }, async (odoo) => {
    const partner = odoo.sample.partner('Azure Interior');
    const { supplier_rank } = await odoo.readOne('res.partner', partner, ['supplier_rank']);
    expect(supplier_rank).toBeGreaterThan(0);
  });
});

describe('a credit note about a posted bill', () => {
  async function settle(odoo: Odoo): Promise<Row> {
    const original = await draftBill(odoo);
    await post(odoo, [original]);
    const note = await draftBill(odoo, { move_type: 'in_refund', 'reversed_entry_id/.id': `${original}` });
    await post(odoo, [note]);
    return move(odoo, original, ['amount_residual', 'payment_state']);
  }

  contract('settles it at once', { odoo: [19] }, async (odoo) => {
    expect(await settle(odoo)).toMatchObject({ amount_residual: 0, payment_state: 'reversed' });
  });

  contract('settles nothing', { odoo: [14] }, async (odoo) => {
    expect(await settle(odoo)).toMatchObject({ amount_residual: 119, payment_state: 'not_paid' });
  });
});

describe('a document about nothing', () => {
  contract('is paid when it is posted', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo, { 'invoice_line_ids/price_unit': '0.00' });
    await post(odoo, [id]);
    expect(await move(odoo, id, ['payment_state', 'amount_total'])).toMatchObject({
      payment_state: 'paid',
      amount_total: 0,
    });
  });
});
