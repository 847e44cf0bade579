import { describe, expect } from 'vitest';
import { firstLine, taxAndTerm, write } from './changing.ts';
import { openContract } from './contract.ts';
import { draftBill, move, post, totals } from './drafting.ts';
import { faultOf } from './wire/fault.ts';

/* The tax of a paper may differ from Odoo's by rounding: it can be set on a draft. */

const contract = await openContract();

describe('a cent of tax', () => {
  contract('can be set on the tax, and what is to be paid follows', { odoo: [19] }, async (odoo) => {
    for (const [kind, currency, amount_currency, signed] of [
      ['in_invoice', 'EUR', 19.01, -119.01],
      ['in_invoice', 'USD', 19.01, -95.21],
      ['in_refund', 'EUR', -19.01, 119.01],
    ] as const) {
      const currencyId = odoo.sample.currency(currency);
      const id = await draftBill(odoo, { move_type: kind, 'currency_id/.id': `${currencyId}` });
      const { tax } = await taxAndTerm(odoo, id);
      await write(odoo, id, { line_ids: [[1, tax, { amount_currency }]] });
      expect(await totals(odoo, id)).toBe('100.00 + 19.01 = 119.01');
      expect(await move(odoo, id, ['amount_total_signed'])).toMatchObject({ amount_total_signed: signed });
    }
  });

  contract('stays with other words, and with posting', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const { tax } = await taxAndTerm(odoo, id);
    await write(odoo, id, { line_ids: [[1, tax, { amount_currency: 19.01 }]] });
    await write(odoo, id, { ref: odoo.unique('other words') });
    await write(odoo, id, { invoice_line_ids: [[1, await firstLine(odoo, id), { name: 'Tables' }]] });
    await post(odoo, [id]);
    expect(await totals(odoo, id)).toBe('100.00 + 19.01 = 119.01');
  });

  contract('goes with other prices, even those of the same write', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    const [line, { tax }] = [await firstLine(odoo, id), await taxAndTerm(odoo, id)];
    const cent = [1, tax, { amount_currency: 9.51 }];
    await write(odoo, id, { line_ids: [[1, line, { price_unit: 50 }], cent] });
    expect(await totals(odoo, id)).toBe('50.00 + 9.50 = 59.50');
    await write(odoo, id, { line_ids: [cent] });
    expect(await totals(odoo, id)).toBe('50.00 + 9.51 = 59.51');
    await write(odoo, id, { invoice_line_ids: [[1, line, { price_unit: 100 }]] });
    expect(await totals(odoo, id)).toBe('100.00 + 19.00 = 119.00');
  });

  contract('must be on the tax and on what is to be paid', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo);
    const { tax, term } = await taxAndTerm(odoo, id);
    for (const commands of [
      [[1, tax, { debit: 19.01, amount_currency: 19.01 }]],
      [
        [1, tax, { amount_currency: 19.01 }],
        [1, term, { amount_currency: -119.01 }],
      ],
    ]) {
      const fault = await faultOf(write(odoo, id, { line_ids: commands }));
      expect(fault.name).toMatch(/^odoo\.exceptions\./);
    }
    await write(odoo, id, {
      line_ids: [
        [1, tax, { debit: 19.01, amount_currency: 19.01 }],
        [1, term, { credit: 119.01, amount_currency: -119.01 }],
      ],
    });
    expect(await totals(odoo, id)).toBe('100.00 + 19.01 = 119.01');
    await write(odoo, id, { ref: odoo.unique('other words') });
    await post(odoo, [id]);
    expect(await totals(odoo, id)).toBe('100.00 + 19.01 = 119.01');
  });

  contract('is in both currencies, and on the other side of a credit note', { odoo: [14] }, async (odoo) => {
    const usd = await draftBill(odoo, { 'currency_id/.id': `${odoo.sample.currency('USD')}` });
    const of = await taxAndTerm(odoo, usd);
    await write(odoo, usd, {
      line_ids: [
        [1, of.tax, { debit: 15.21, amount_currency: 19.01 }],
        [1, of.term, { credit: 95.21, amount_currency: -119.01 }],
      ],
    });
    expect(await totals(odoo, usd)).toBe('100.00 + 19.01 = 119.01');

    const note = await draftBill(odoo, { move_type: 'in_refund' });
    const { tax, term } = await taxAndTerm(odoo, note);
    await write(odoo, note, {
      line_ids: [
        [1, tax, { credit: 19.01, amount_currency: -19.01 }],
        [1, term, { debit: 119.01, amount_currency: 119.01 }],
      ],
    });
    expect(await totals(odoo, note)).toBe('100.00 + 19.01 = 119.01');
  });

  contract('goes with any later word about a line', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo);
    const { tax, term } = await taxAndTerm(odoo, id);
    await write(odoo, id, {
      line_ids: [
        [1, tax, { debit: 19.01, amount_currency: 19.01 }],
        [1, term, { credit: 119.01, amount_currency: -119.01 }],
      ],
    });
    await write(odoo, id, { invoice_line_ids: [[1, await firstLine(odoo, id), { name: 'Tables' }]] });
    expect(await totals(odoo, id)).toBe('100.00 + 19.00 = 119.00');
  });
});
