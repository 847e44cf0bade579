import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import { bill, draftAll, draftBill, draftBillOf, invoice, move, post } from './drafting.ts';
import type { Cells } from './drafting.ts';
import { SECOND } from './sample.ts';
import { faultOf } from './wire/fault.ts';

const contract = await openContract();

describe('dates', () => {
  contract('the future is posted at once', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo, { invoice_date: '2027-05-20', date: '2027-05-20' });
    await post(odoo, [id]);
    expect(await move(odoo, id, ['state', 'date'])).toMatchObject({ state: 'posted', date: '2027-05-20' });
  });

  contract('an invoice without a date gets that of today', { odoo: [14, 19] }, async (odoo) => {
    const id = await draftBill(odoo, invoice(odoo, { invoice_date: undefined, date: undefined }));
    await post(odoo, [id]);
    const today = await odoo.today();
    expect(await move(odoo, id, ['invoice_date', 'date'])).toMatchObject({
      invoice_date: today,
      date: today,
    });
  });

  contract('a bill without a date is refused', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, { invoice_date: undefined });
    const { name, message } = await faultOf(post(odoo, [id]));
    expect(name).toBe('odoo.exceptions.UserError');
    expect(message).toBe('The Bill/Refund date is required to validate this document.');
  });

  contract('a bill without a date gets that of today', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo, { invoice_date: undefined, date: undefined });
    await post(odoo, [id]);
    expect(await move(odoo, id, ['invoice_date'])).toMatchObject({ invoice_date: await odoo.today() });
  });
});

describe('a locked period', () => {
  const december: Cells = { invoice_date: '2025-12-15', date: '2025-12-15' };

  contract('of taxes: the draft is made, and says where it will go', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, december);
    const { date, tax_lock_date_message: message } = await move(odoo, id, ['date', 'tax_lock_date_message']);
    expect(date).toBe('2025-12-15');
    expect(message).toMatch(/\S/);
    await post(odoo, [id]);
    expect(await move(odoo, id, ['state', 'date', 'invoice_date', 'name'])).toMatchObject({
      state: 'posted',
      date: '2026-01-31',
      invoice_date: '2025-12-15',
      name: expect.stringMatching(/^BILL\/2026\/01\//),
    });
  });

  contract('of taxes: without taxes nothing moves', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, { ...december, 'invoice_line_ids/tax_ids/.id': '' });
    expect(await move(odoo, id, ['tax_lock_date_message'])).toMatchObject({ tax_lock_date_message: false });
    await post(odoo, [id]);
    expect(await move(odoo, id, ['state', 'date'])).toMatchObject({ state: 'posted', date: '2025-12-15' });
  });

  contract('of the books: the date moves, taxes or not', { odoo: [19] }, async (odoo) => {
    const id = await draftBillOf(odoo, SECOND, { ...december, 'invoice_line_ids/tax_ids/.id': '' });
    await post(odoo, [id], { allowed_company_ids: [odoo.sample.company(SECOND)] });
    expect(await move(odoo, id, ['state', 'date'])).toMatchObject({ state: 'posted', date: '2026-01-31' });
  });

  contract(
    'an invoice of a year-long sequence moves to today, or the end of its year',
    { odoo: [19] },
    async (odoo) => {
      const id = await draftBill(odoo, invoice(odoo, december));
      await post(odoo, [id]);
      const today = await odoo.today();
      const date = today < '2026-12-31' ? today : '2026-12-31';
      expect(await move(odoo, id, ['date', 'invoice_date'])).toMatchObject({
        date,
        invoice_date: '2025-12-15',
      });
    },
  );

  contract('is refused at once, as a draft', { odoo: [14] }, async (odoo) => {
    const context = { allowed_company_ids: [odoo.sample.company(SECOND)] };
    const cells = bill(odoo, december, SECOND);
    await expect(draftAll(odoo, [cells], context)).rejects.toThrow(/did not load/);
  });
});
