import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { bill, draftAll, draftBill, invoice, move, post } from './drafting.ts';

/* Closed periods, as an answer has to tell of them. The sample company's tax return is closed up to the end of 2025. */

const contract = await openContract();

const IN_2025 = { invoice_date: '2025-12-05', date: '2025-12-05' } as const;

describe('the lock dates of a company', () => {
  const read = ['billing', 'readonly', 'accountant'] as const;

  contract('are open to everybody who sees documents', { odoo: [19] }, async (odoo) => {
    const fields = [
      'fiscalyear_lock_date',
      'tax_lock_date',
      'sale_lock_date',
      'purchase_lock_date',
      'hard_lock_date',
    ];
    for (const role of read)
      expect(await odoo.as(role).readOne('res.company', odoo.sample.company(), fields)).toMatchObject({
        fiscalyear_lock_date: false,
        tax_lock_date: '2025-12-31',
        sale_lock_date: false,
        purchase_lock_date: false,
        hard_lock_date: false,
      });
  });

  contract('are three, and open to everybody who sees documents', { odoo: [14] }, async (odoo) => {
    const fields = ['fiscalyear_lock_date', 'tax_lock_date', 'period_lock_date'];
    for (const role of read)
      expect(await odoo.as(role).readOne('res.company', odoo.sample.company(), fields)).toMatchObject({
        fiscalyear_lock_date: false,
        tax_lock_date: '2025-12-31',
        period_lock_date: false,
      });
  });
});

describe('a draft of a closed period', () => {
  const message = ['tax_lock_date_message'];

  contract('with taxes says that its date will move', { odoo: [14, 19] }, async (odoo) => {
    const [sold = 0] = await draftAll(odoo, [invoice(odoo, IN_2025)]);
    for (const id of [await draftBill(odoo, IN_2025), sold])
      expect(await move(odoo, id, message)).toMatchObject({ tax_lock_date_message: expect.any(String) });
  });

  contract('says nothing without taxes, after it, or in the future', { odoo: [14, 19] }, async (odoo) => {
    for (const more of [
      { ...IN_2025, 'invoice_line_ids/tax_ids/.id': '' },
      {},
      { invoice_date: '2031-12-05', date: '2031-12-05' },
    ])
      expect(await move(odoo, await draftBill(odoo, more), message)).toMatchObject({
        tax_lock_date_message: false,
      });
  });

  contract(
    'moves when it is posted: a bill to the end of the first open month',
    { odoo: [19] },
    async (odoo) => {
      const id = await draftBill(odoo, IN_2025);
      await post(odoo, [id]);
      expect(await move(odoo, id, ['date', 'invoice_date'])).toMatchObject({
        date: '2026-01-31',
        invoice_date: '2025-12-05',
      });
    },
  );

  contract('moves when it is posted: an invoice to today', { odoo: [19] }, async (odoo) => {
    const [id = 0] = await draftAll(odoo, [invoice(odoo, IN_2025)]);
    await post(odoo, [id]);
    expect(await move(odoo, id, ['date'])).toMatchObject({ date: await odoo.today() });
  });

  contract('moves when it is posted to the first open day', { odoo: [14] }, async (odoo) => {
    const [sold = 0] = await draftAll(odoo, [invoice(odoo, IN_2025)]);
    for (const id of [await draftBill(odoo, IN_2025), sold]) {
      await post(odoo, [id]);
      expect(await move(odoo, id, ['date'])).toMatchObject({ date: '2026-01-01' });
    }
  });

  contract('without taxes stays where it is', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo, { ...IN_2025, 'invoice_line_ids/tax_ids/.id': '' });
    await post(odoo, [id]);
    expect(await move(odoo, id, ['date'])).toMatchObject({ date: '2025-12-05' });
  });
});

describe('a draft of the future', () => {
  contract('is taken, and posted, as it is dated', { odoo: [14, 19] }, async (odoo) => {
    const dates = { invoice_date: '2031-01-05', date: '2031-01-05' };
    const [id = 0] = await draftAll(odoo, [bill(odoo, dates)]);
    await post(odoo, [id]);
    expect(await move(odoo, id, ['date', 'invoice_date', 'state'])).toMatchObject({
      ...dates,
      state: 'posted',
    });
  });
});
