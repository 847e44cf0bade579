import { describe, expect } from 'vitest';
import { firstLine, itemDue, itemPartners, write } from './changing.ts';
import { openContract } from './contract.ts';
import { draftBill, itemsOf, linesOf, move, post, totals } from './drafting.ts';
import type { Odoo, Row } from './odoo.ts';
import { SECOND } from './sample.ts';
import { faultOf } from './wire/fault.ts';

/* Writing on a draft. Odoo 19 lets the rest of the document follow; Odoo 14 does so for its lines only. */

const contract = await openContract();

const goods = (odoo: Odoo, more: Row = {}): Row => ({
  name: 'Paper',
  quantity: 2,
  price_unit: 10,
  account_id: odoo.sample.account('620000'),
  tax_ids: [[6, 0, [odoo.sample.tax('purchase 19%')]]],
  ...more,
});

describe('writing lines of a draft', () => {
  const BOTH = { odoo: [14, 19] } as const;

  contract('lets taxes and total follow', BOTH, async (odoo) => {
    const changes: readonly (readonly [(line: number) => unknown, string])[] = [
      [(line) => [1, line, { price_unit: 50 }], '50.00 + 9.50 = 59.50'],
      [(line) => [1, line, { quantity: 2, discount: 10 }], '180.00 + 34.20 = 214.20'],
      [(line) => [1, line, { name: 'Tables' }], '100.00 + 19.00 = 119.00'],
      [(line) => [1, line, { tax_ids: [[6, 0, []]] }], '100.00 + 0.00 = 100.00'],
      [
        (line) => [1, line, { tax_ids: [[6, 0, [odoo.sample.tax('purchase 7%')]]] }],
        '100.00 + 7.00 = 107.00',
      ],
      [(line) => [1, line, { account_id: odoo.sample.account('620000') }], '100.00 + 19.00 = 119.00'],
      [() => [0, 0, goods(odoo)], '120.00 + 22.80 = 142.80'],
      [(line) => [2, line, 0], '0.00 + 0.00 = 0.00'],
      [() => [5, 0, 0], '0.00 + 0.00 = 0.00'],
    ];
    for (const [command, total] of changes) {
      const id = await draftBill(odoo);
      const line = await firstLine(odoo, id);
      expect(await write(odoo, id, { invoice_line_ids: [command(line)] })).toBe(true);
      expect(await totals(odoo, id)).toBe(total);
    }
  });

  contract('may replace them all', BOTH, async (odoo) => {
    const id = await draftBill(odoo);
    const line = await firstLine(odoo, id);
    await write(odoo, id, {
      invoice_line_ids: [
        [2, line, 0],
        [0, 0, goods(odoo)],
      ],
    });
    expect(await totals(odoo, id)).toBe('20.00 + 3.80 = 23.80');
    const items = await itemsOf(odoo, id, ['balance']);
    expect(items.map(({ balance }) => balance).toSorted((a, b) => Number(a) - Number(b))).toEqual([
      -23.8, 3.8, 20,
    ]);
  });

  contract('follows at the rate of the document', BOTH, async (odoo) => {
    const id = await draftBill(odoo, { 'currency_id/.id': `${odoo.sample.currency('USD')}` });
    const line = await firstLine(odoo, id);
    await write(odoo, id, { invoice_line_ids: [[1, line, { price_unit: 50 }]] });
    expect(await totals(odoo, id)).toBe('50.00 + 9.50 = 59.50');
    expect(await move(odoo, id, ['amount_total_signed'])).toMatchObject({ amount_total_signed: -47.6 });
  });

  contract('takes price, account and taxes from a product that is named', { odoo: [19] }, async (odoo) => {
    const product_id = odoo.sample.product('Handbook of Woods');
    const ofBook = {
      price_unit: 18.2,
      account_id: [odoo.sample.account('625000'), expect.any(String)],
      tax_ids: [odoo.sample.tax('purchase 7%')],
    };
    const other = `${odoo.sample.product('Office Chair')}`;
    for (const [before, values, after] of [
      [{}, {}, { ...ofBook, name: 'Chairs' }],
      [{ 'invoice_line_ids/product_id/.id': other }, { name: 'Book' }, { ...ofBook, name: 'Book' }],
      [
        {},
        { price_unit: 3, tax_ids: [[6, 0, []]] },
        { ...ofBook, name: 'Chairs', price_unit: 3, tax_ids: [] },
      ],
    ] as const) {
      const id = await draftBill(odoo, before);
      const line = await firstLine(odoo, id);
      await write(odoo, id, { invoice_line_ids: [[1, line, { product_id, ...values }]] });
      expect(await linesOf(odoo, id, ['name', 'price_unit', 'account_id', 'tax_ids'])).toMatchObject([after]);
    }
  });

  contract('keeps the description of the product before', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, {
      'invoice_line_ids/product_id/.id': `${odoo.sample.product('Office Chair')}`,
      'invoice_line_ids/name': undefined,
    });
    const line = await firstLine(odoo, id);
    const product_id = odoo.sample.product('Handbook of Woods');
    await write(odoo, id, { invoice_line_ids: [[1, line, { product_id }]] });
    expect(await linesOf(odoo, id, ['name'])).toMatchObject([{ name: '[CHAIR] Office Chair' }]);
  });

  contract('fills nothing in where nothing changes', { odoo: [19] }, async (odoo) => {
    const foreign = { 'partner_id/.id': `${odoo.sample.partner('Silicon Parts Inc.')}` };
    const id = await draftBill(odoo, foreign);
    await write(odoo, id, { invoice_line_ids: [[1, await firstLine(odoo, id), { product_id: false }]] });
    expect(await totals(odoo, id)).toBe('100.00 + 19.00 = 119.00');
  });

  contract('takes the description only from a product that is named', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo);
    const product_id = odoo.sample.product('Handbook of Woods');
    await write(odoo, id, { invoice_line_ids: [[1, await firstLine(odoo, id), { product_id }]] });
    expect(await linesOf(odoo, id, ['name', 'price_unit'])).toMatchObject([
      { name: '[BOOK] Handbook of Woods', price_unit: 100 },
    ]);
    expect(await totals(odoo, id)).toBe('100.00 + 19.00 = 119.00');
  });

  contract("refuses another company's account and tax", BOTH, async (odoo) => {
    const id = await draftBill(odoo);
    const line = await firstLine(odoo, id);
    for (const values of [
      { account_id: odoo.sample.account('600000', SECOND) },
      { tax_ids: [[6, 0, [odoo.sample.tax('purchase 19%', SECOND)]]] },
    ]) {
      const fault = await faultOf(write(odoo, id, { invoice_line_ids: [[1, line, values]] }));
      expect(fault.name).toBe('odoo.exceptions.AccessError');
    }
    expect(await totals(odoo, id)).toBe('100.00 + 19.00 = 119.00');
  });
});

describe('a line that is not of the document', () => {
  contract('is deleted from the other document, which no longer balances', { odoo: [19] }, async (odoo) => {
    const [other, id] = [await draftBill(odoo), await draftBill(odoo)];
    await write(odoo, id, { invoice_line_ids: [[2, await firstLine(odoo, other), 0]] });
    expect(await totals(odoo, other)).toBe('0.00 + 19.00 = 19.00');
  });

  contract('is rewritten in the other document', { odoo: [14, 19] }, async (odoo) => {
    const [other, id] = [await draftBill(odoo), await draftBill(odoo)];
    await write(odoo, id, { line_ids: [[1, await firstLine(odoo, other), { name: 'Theirs' }]] });
    expect(await linesOf(odoo, other, ['name'])).toMatchObject([{ name: 'Theirs' }]);
  });

  contract('and is gone, is a MissingError', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    for (const command of [
      [1, 99_999_999, { price_unit: 5 }],
      [2, 99_999_999, 0],
    ]) {
      const fault = await faultOf(write(odoo, id, { invoice_line_ids: [command] }));
      expect(fault.name).toBe('odoo.exceptions.MissingError');
    }
  });

  contract('and is gone, is passed over when it is written', { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo);
    await write(odoo, id, { invoice_line_ids: [[1, 99_999_999, { price_unit: 5 }]] });
    expect(await totals(odoo, id)).toBe('100.00 + 19.00 = 119.00');
  });
});

describe('writing the header of a draft', () => {
  const BOTH = { odoo: [14, 19] } as const;
  const ONLY_19 = { odoo: [19] } as const;
  const ONLY_14 = { odoo: [14] } as const;

  contract('keeps what is written, and the lines as they are', BOTH, async (odoo) => {
    const id = await draftBill(odoo);
    const before = await linesOf(odoo, id, ['name', 'price_unit', 'tax_ids']);
    const ref = odoo.unique('changed');
    const vals = { ref, narration: 'Paid by card', invoice_date: '2026-10-05', date: '2026-10-06' };
    await write(odoo, id, vals);
    expect(await move(odoo, id, ['ref', 'narration', 'invoice_date', 'date'])).toMatchObject({
      ...vals,
      narration: odoo.major < 15 ? 'Paid by card' : '<p>Paid by card</p>',
    });
    expect(await linesOf(odoo, id, ['name', 'price_unit', 'tax_ids'])).toEqual(before);
  });

  contract('may empty it', BOTH, async (odoo) => {
    const id = await draftBill(odoo, { narration: 'x' });
    await write(odoo, id, { ref: false, narration: false });
    expect(await move(odoo, id, ['ref', 'narration'])).toMatchObject({ ref: false, narration: false });
  });

  contract('must leave it an accounting date', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    expect((await faultOf(write(odoo, id, { date: false }))).name).toBe('odoo.exceptions.ValidationError');
  });

  contract("a bill's date takes the accounting date with it", { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo);
    await write(odoo, id, { invoice_date: '2026-10-05' });
    expect(await move(odoo, id, ['date'])).toMatchObject({ date: '2026-10-31' });
  });

  contract("a bill's date leaves the accounting date", { odoo: [14] }, async (odoo) => {
    const id = await draftBill(odoo);
    await write(odoo, id, { invoice_date: '2026-10-05' });
    expect(await move(odoo, id, ['date'])).toMatchObject({ date: '2026-11-20' });
  });

  contract('a due date reaches what is to be paid', ONLY_19, async (odoo) => {
    const id = await draftBill(odoo, {
      'invoice_payment_term_id/.id': `${odoo.sample.paymentTerm('30 Days')}`,
    });
    await write(odoo, id, { invoice_payment_term_id: false, invoice_date_due: '2026-12-31' });
    expect(await move(odoo, id, ['invoice_date_due'])).toMatchObject({ invoice_date_due: '2026-12-31' });
    expect(await itemDue(odoo, id)).toBe('2026-12-31');
  });

  contract('a payment term reaches what is to be paid', ONLY_19, async (odoo) => {
    const id = await draftBill(odoo);
    await write(odoo, id, { invoice_payment_term_id: odoo.sample.paymentTerm('60 Days') });
    expect(await move(odoo, id, ['invoice_date_due'])).toMatchObject({ invoice_date_due: '2027-01-19' });
    expect(await itemDue(odoo, id)).toBe('2027-01-19');
  });

  contract('another partner brings payment term and due date, and keeps the taxes', ONLY_19, async (odoo) => {
    const id = await draftBill(odoo);
    const partner_id = odoo.sample.partner('Büromöbel Richter');
    await write(odoo, id, { partner_id });
    expect(await move(odoo, id, ['invoice_payment_term_id', 'invoice_date_due'])).toMatchObject({
      invoice_payment_term_id: [odoo.sample.paymentTerm('30 Days'), '30 Days'],
      invoice_date_due: '2026-12-20',
    });
    expect(await itemPartners(odoo, id)).toEqual([partner_id]);
    await write(odoo, id, { partner_id: odoo.sample.partner('Silicon Parts Inc.') });
    expect(await totals(odoo, id)).toBe('100.00 + 19.00 = 119.00');
  });

  contract('another currency keeps the amounts and takes its rate', ONLY_19, async (odoo) => {
    const id = await draftBill(odoo);
    await write(odoo, id, { currency_id: odoo.sample.currency('USD') });
    expect(await totals(odoo, id)).toBe('100.00 + 19.00 = 119.00');
    expect(await move(odoo, id, ['amount_total_signed'])).toMatchObject({ amount_total_signed: -95.2 });
  });

  contract("another company's journal, or one of the wrong kind, is refused", ONLY_19, async (odoo) => {
    const id = await draftBill(odoo);
    const kind = await faultOf(write(odoo, id, { journal_id: odoo.sample.journal('INV') }));
    expect(kind.name).toBe('odoo.exceptions.ValidationError');
    const other = await faultOf(write(odoo, id, { journal_id: odoo.sample.journal('BILL', SECOND) }));
    expect(other.name).toBe('builtins.ValueError');
  });

  contract('a closed period is no hindrance', BOTH, async (odoo) => {
    const id = await draftBill(odoo);
    await write(odoo, id, { date: '2025-12-15' });
    expect(await move(odoo, id, ['date', 'state'])).toMatchObject({ date: '2025-12-15', state: 'draft' });
  });

  contract('does not reach what is to be paid', ONLY_14, async (odoo) => {
    const id = await draftBill(odoo);
    await write(odoo, id, { invoice_payment_term_id: odoo.sample.paymentTerm('60 Days') });
    expect(await move(odoo, id, ['invoice_date_due'])).toMatchObject({ invoice_date_due: '2026-11-20' });
    expect(await itemDue(odoo, id)).toBe('2026-11-20');
  });

  contract('reaches what is to be paid when an empty list of lines goes along', ONLY_14, async (odoo) => {
    const term = await draftBill(odoo);
    const vals = { invoice_payment_term_id: odoo.sample.paymentTerm('60 Days') };
    await write(odoo, term, { ...vals, invoice_line_ids: [] });
    expect(await move(odoo, term, ['invoice_date_due'])).toMatchObject({ invoice_date_due: '2027-01-19' });
    expect(await itemDue(odoo, term)).toBe('2027-01-19');

    const due = await draftBill(odoo);
    await write(odoo, due, { invoice_date_due: '2026-12-31', invoice_line_ids: [] });
    expect(await itemDue(odoo, due)).toBe('2026-12-31');
    expect(await totals(odoo, due)).toBe('100.00 + 19.00 = 119.00');
  });

  contract('leaves the old partner on the items', ONLY_14, async (odoo) => {
    const id = await draftBill(odoo);
    await write(odoo, id, { partner_id: odoo.sample.partner('Deco Addict') });
    await post(odoo, [id]);
    expect(await itemPartners(odoo, id)).toEqual([odoo.sample.partner('Azure Interior')]);
  });

  contract('gives the items the new partner when all of them are named', ONLY_14, async (odoo) => {
    const id = await draftBill(odoo);
    const partner_id = odoo.sample.partner('Deco Addict');
    const items = await itemsOf(odoo, id, ['name']);
    await write(odoo, id, { partner_id, line_ids: items.map((item) => [1, item.id, { partner_id }]) });
    expect(await itemPartners(odoo, id)).toEqual([partner_id]);
    expect(await totals(odoo, id)).toBe('100.00 + 19.00 = 119.00');
  });

  contract('gets another currency wrong', ONLY_14, async (odoo) => {
    const id = await draftBill(odoo);
    await write(odoo, id, { currency_id: odoo.sample.currency('USD'), invoice_line_ids: [] });
    expect(await move(odoo, id, ['amount_total'])).not.toMatchObject({ amount_total: 119 });
  });

  contract("takes another company's journal", ONLY_14, async (odoo) => {
    const id = await draftBill(odoo);
    expect(await write(odoo, id, { journal_id: odoo.sample.journal('BILL', SECOND) })).toBe(true);
  });
});
