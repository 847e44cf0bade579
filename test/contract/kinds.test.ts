import { describe, expect } from 'vitest';
import { openContract } from './contract.ts';
import {
  bill,
  draftAll,
  draftBill,
  headerOnly,
  invoice,
  itemsOf,
  linesOf,
  load,
  move,
  post,
} from './drafting.ts';
import type { Cells } from './drafting.ts';
import type { Odoo } from './odoo.ts';

/* The four kinds of invoices, through `load`, with all that a bookkeeper says about them. */

const contract = await openContract();

const KINDS = {
  in_invoice: bill,
  in_refund: bill,
  out_invoice: invoice,
  out_refund: invoice,
} as const;
type Kind = keyof typeof KINDS;
const ALL = ['in_invoice', 'in_refund', 'out_invoice', 'out_refund'] as const;

async function draft(odoo: Odoo, kind: Kind, more: Cells = {}): Promise<number> {
  const [id = 0] = await draftAll(odoo, [KINDS[kind](odoo, { move_type: kind, ...more })]);
  return id;
}

/** A line that only names a product. */
const ofProduct = (odoo: Odoo, more: Cells = {}): Cells => ({
  'invoice_line_ids/product_id/.id': `${odoo.sample.product('Handbook of Woods')}`,
  'invoice_line_ids/name': undefined,
  'invoice_line_ids/quantity': undefined,
  'invoice_line_ids/price_unit': undefined,
  'invoice_line_ids/account_id/.id': undefined,
  'invoice_line_ids/tax_ids/.id': undefined,
  ...more,
});

const richter = (odoo: Odoo): Cells => ({
  'partner_id/.id': `${odoo.sample.partner('Büromöbel Richter')}`,
});

describe('each kind of invoice', () => {
  contract('counts for or against the company, as its kind says', { odoo: [14, 19] }, async (odoo) => {
    const signed = { in_invoice: -119, in_refund: 119, out_invoice: 119, out_refund: -119 };
    for (const kind of ALL) {
      const id = await draft(odoo, kind);
      expect(await move(odoo, id, ['move_type', 'amount_total', 'amount_total_signed'])).toMatchObject({
        move_type: kind,
        amount_total: 119,
        amount_total_signed: signed[kind],
      });
    }
  });

  contract('takes price, account and taxes from its product', { odoo: [19] }, async (odoo) => {
    const { sample } = odoo;
    for (const kind of ALL) {
      const [line] = await linesOf(odoo, await draft(odoo, kind, ofProduct(odoo)), [
        'name',
        'price_unit',
        'account_id',
        'tax_ids',
      ]);
      const isBought = kind.startsWith('in_');
      expect(line).toMatchObject({
        name: '[BOOK] Handbook of Woods',
        price_unit: isBought ? 18.2 : 32,
        account_id: [sample.account(isBought ? '625000' : '400000'), expect.any(String)],
        tax_ids: [sample.tax(isBought ? 'purchase 7%' : 'sale 7%')],
      });
    }
  });

  contract(
    'takes account and description from its product, no price and no tax',
    { odoo: [14] },
    async (odoo) => {
      for (const kind of ALL) {
        const [line] = await linesOf(odoo, await draft(odoo, kind, ofProduct(odoo)), [
          'name',
          'price_unit',
          'account_id',
          'tax_ids',
        ]);
        expect(line).toMatchObject({
          name: '[BOOK] Handbook of Woods',
          price_unit: 0,
          account_id: [odoo.sample.account(kind.startsWith('in_') ? '625000' : '400000'), expect.any(String)],
          tax_ids: [],
        });
      }
    },
  );

  contract('keeps what is said about its product', { odoo: [14, 19] }, async (odoo) => {
    for (const kind of ALL) {
      const said = {
        'invoice_line_ids/name': 'In our words',
        'invoice_line_ids/quantity': '2',
        'invoice_line_ids/price_unit': '7.77',
      };
      const id = await draft(odoo, kind, ofProduct(odoo, said));
      expect(await linesOf(odoo, id, ['name', 'quantity', 'price_unit', 'price_subtotal'])).toMatchObject([
        { name: 'In our words', quantity: 2, price_unit: 7.77, price_subtotal: 15.54 },
      ]);
    }
  });

  contract('may be in another currency, at the rate of its day', { odoo: [14, 19] }, async (odoo) => {
    for (const kind of ALL) {
      const usd = odoo.sample.currency('USD');
      const id = await draft(odoo, kind, { 'currency_id/.id': `${usd}` });
      const row = await move(odoo, id, ['currency_id', 'amount_total', 'amount_total_signed']);
      expect(row).toMatchObject({ currency_id: [usd, 'USD'], amount_total: 119 });
      expect(Math.abs(Number(row.amount_total_signed))).toBe(95.2);
    }
  });

  contract('may be without lines, or less than nothing', { odoo: [14, 19] }, async (odoo) => {
    const [empty = 0] = await draftAll(odoo, [headerOnly(odoo)]);
    expect(await move(odoo, empty, ['amount_total', 'state'])).toMatchObject({
      amount_total: 0,
      state: 'draft',
    });
    const id = await draftBill(odoo, { 'invoice_line_ids/price_unit': '-5' });
    expect(await move(odoo, id, ['amount_total'])).toMatchObject({ amount_total: -5.95 });
  });

  contract(
    'has no price that is no number',
    { odoo: [14, 19], notInDemo: 'it says so of the cell' },
    async (odoo) => {
      const { ids, messages } = await load(odoo, [bill(odoo, { 'invoice_line_ids/price_unit': 'NaN' })]);
      expect({ ids, messages }).toMatchObject({ ids: false, messages: [{ type: 'error', record: 0 }] });
    },
  );

  contract('has prices of any precision, and quantities of two decimals', { odoo: [19] }, async (odoo) => {
    const id = await draftBill(odoo, {
      'invoice_line_ids/price_unit': '1.0123456789',
      'invoice_line_ids/quantity': '1.005',
    });
    expect(await linesOf(odoo, id, ['price_unit', 'quantity', 'price_subtotal'])).toMatchObject([
      { price_unit: 1.0123456789, quantity: 1.01, price_subtotal: 1.02 },
    ]);
  });
});

describe('when a document is due', () => {
  /** When the item that is to be paid is due. */
  async function itemDue(odoo: Odoo, id: number): Promise<unknown> {
    const items = await itemsOf(odoo, id, ['date_maturity']);
    return items.find(({ date_maturity }) => date_maturity !== false)?.date_maturity;
  }

  contract('is the day that is said, with an empty payment term', { odoo: [14, 19] }, async (odoo) => {
    for (const kind of ALL) {
      const said = { invoice_date_due: '2026-12-31', 'invoice_payment_term_id/.id': '' };
      const id = await draft(odoo, kind, { ...richter(odoo), ...said });
      expect(await move(odoo, id, ['invoice_date_due', 'invoice_payment_term_id'])).toMatchObject({
        invoice_date_due: '2026-12-31',
        invoice_payment_term_id: false,
      });
      expect(await itemDue(odoo, id)).toBe('2026-12-31');
    }
  });

  contract(
    "said without a word about the term is two days at once: the item's follows the vendor's term",
    { odoo: [19] },
    async (odoo) => {
      const id = await draft(odoo, 'in_invoice', { ...richter(odoo), invoice_date_due: '2026-12-31' });
      expect(await move(odoo, id, ['invoice_date_due', 'invoice_payment_term_id'])).toMatchObject({
        invoice_date_due: '2026-12-31',
        invoice_payment_term_id: [odoo.sample.paymentTerm('30 Days'), '30 Days'],
      });
      expect(await itemDue(odoo, id)).toBe('2026-12-20');
    },
  );

  contract(
    "follows the vendor's term for credit notes, too, and not for sales",
    { odoo: [19] },
    async (odoo) => {
      for (const kind of ALL) {
        const id = await draft(odoo, kind, richter(odoo));
        const { invoice_payment_term_id } = await move(odoo, id, ['invoice_payment_term_id']);
        const term = [odoo.sample.paymentTerm('30 Days'), '30 Days'];
        expect(invoice_payment_term_id).toEqual(kind.startsWith('in_') ? term : false);
      }
    },
  );
});

describe('a note on a document', () => {
  const narrated = async (odoo: Odoo, narration: string): Promise<unknown> =>
    (await move(odoo, await draftBill(odoo, { narration }), ['narration'])).narration;

  contract('is markup: a text must be escaped before', { odoo: [19] }, async (odoo) => {
    for (const [sent, kept] of [
      ['plain', '<p>plain</p>'],
      ['  a & b > c ', '<p>a &amp; b &gt; c </p>'],
      ['a &lt;b&gt; &amp;amp;<br/>line 2', '<p>a &lt;b&gt; &amp;amp;<br>line 2</p>'],
      ['<p>&quot;a&quot; &#39;b&#39;<br>c\u00a0d</p><p></p>', `<p>"a" 'b'<br>c&nbsp;d</p><p></p>`],
    ] as const)
      expect(await narrated(odoo, sent)).toBe(kept);
    expect(await narrated(odoo, '')).toBe(false);
  });

  contract('obeys what looks like markup', { odoo: [19], notInDemo: 'it keeps text only' }, async (odoo) => {
    expect(await narrated(odoo, 'a <b>x</b>')).toBe('<p>a <b>x</b></p>');
    expect(await narrated(odoo, '<script>x</script><p onclick="y">z</p>')).toBe('<p>z</p>');
  });

  contract('is a text, as it is', { odoo: [14] }, async (odoo) => {
    const text = 'a <b>x</b> & "y"\nline 2';
    expect(await narrated(odoo, text)).toBe(text);
  });
});

describe('what a credit note is about', () => {
  const about = (odoo: Odoo, original: number, more: Cells = {}) =>
    draftBill(odoo, { move_type: 'in_refund', 'reversed_entry_id/.id': `${original}`, ...more });

  contract('is not checked: a draft, and the bill of another vendor', { odoo: [14, 19] }, async (odoo) => {
    const original = await draftBill(odoo);
    const id = await about(odoo, original, richter(odoo));
    expect(await move(odoo, id, ['reversed_entry_id'])).toMatchObject({
      reversed_entry_id: [original, expect.any(String)],
    });
  });

  contract('leaves the original as it is while the note is a draft', { odoo: [14, 19] }, async (odoo) => {
    const original = await draftBill(odoo);
    await post(odoo, [original]);
    await about(odoo, original);
    expect(await move(odoo, original, ['payment_state', 'amount_residual'])).toMatchObject({
      payment_state: 'not_paid',
      amount_residual: 119,
    });
  });

  contract('must be there', { odoo: [14, 19] }, async (odoo) => {
    const note = bill(odoo, { move_type: 'in_refund', 'reversed_entry_id/.id': '99999999' });
    expect(await load(odoo, [note])).toMatchObject({
      ids: false,
      messages: [{ record: 0, field: 'reversed_entry_id' }],
    });
  });

  contract('shows the credit notes about it', { odoo: [14, 19] }, async (odoo) => {
    const original = await draftBill(odoo);
    const id = await about(odoo, original);
    expect(await odoo.search('account.move', [['reversed_entry_id', '=', original]])).toEqual([id]);
  });
});
