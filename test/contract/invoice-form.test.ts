import { describe, expect } from 'vitest';
import { z } from 'zod';
import { openContract } from './contract.ts';
import { bill, draftAll, draftBill, invoice, linesOf } from './drafting.ts';
import type { Odoo, Row } from './odoo.ts';

/* What an invoice gets that names no taxes: from Odoo 19 by itself, from Odoo 14 by asking its form. */

const contract = await openContract();

const FOREIGN = 'Meubles Dupont';

describe('a line without taxes', () => {
  const ONLY_19 = { odoo: [19] } as const;

  contract('of a foreign vendor or customer is mapped, product or not', ONLY_19, async (odoo) => {
    const partner = { 'partner_id/.id': `${odoo.sample.partner(FOREIGN)}` };
    const untaxed = { ...partner, 'invoice_line_ids/tax_ids/.id': undefined };
    const product = {
      'invoice_line_ids/product_id/.id': `${odoo.sample.product('Handbook of Woods')}`,
      'invoice_line_ids/account_id/.id': undefined,
    };
    const bought = [odoo.sample.tax('purchase 0% Foreign')];
    for (const more of [untaxed, { ...untaxed, ...product }])
      expect(await linesOf(odoo, await draftBill(odoo, more), ['tax_ids'])).toMatchObject([
        { tax_ids: bought },
      ]);
    const [sold = 0] = await draftAll(odoo, [invoice(odoo, untaxed)]);
    expect(await linesOf(odoo, sold, ['tax_ids'])).toMatchObject([
      { tax_ids: [odoo.sample.tax('sale 0% Export')] },
    ]);
  });
});

describe('the form of Odoo 14', () => {
  const ONLY_14 = { odoo: [14] } as const;

  const answer = z.object({ value: z.record(z.string(), z.unknown()) });

  /** Asks the form what follows when a field is changed. Nothing is saved by it. */
  async function ask(
    odoo: Odoo,
    model: string,
    values: Row,
    changed: string | readonly string[],
    wanted: readonly string[],
  ): Promise<Row> {
    const onchange = Object.fromEntries([...Object.keys(values), ...wanted].map((name) => [name, '1']));
    const context = { allowed_company_ids: [odoo.sample.company()] };
    const named = { ids: [], values, field_name: changed, field_onchange: onchange };
    return answer.parse(await odoo.call(model, 'onchange', named, context)).value;
  }

  const header = (odoo: Odoo, kind: string, partner: string): Row => ({
    move_type: kind,
    journal_id: odoo.sample.journal(kind.startsWith('in_') ? 'BILL' : 'INV'),
    partner_id: odoo.sample.partner(partner),
  });

  /** A new line of a document, and what was chosen on it. */
  function addLine(odoo: Odoo, move: Row, chosen: Row, changed: string | readonly string[]): Promise<Row> {
    const line = {
      company_id: odoo.sample.company(),
      display_type: false,
      exclude_from_invoice_tab: false,
      account_id: false,
      tax_ids: [],
      ...chosen,
      move_id: { ...move, company_id: odoo.sample.company() },
    };
    const wanted = ['account_id', 'tax_ids', 'name', 'price_unit'];
    return ask(odoo, 'account.move.line', line, changed, wanted);
  }

  /** The ids that commands put into a many2many. */
  const linked = (commands: unknown): unknown[] =>
    z
      .array(z.array(z.unknown()))
      .parse(commands)
      .flatMap(([, id]) => (id === undefined ? [] : [id]));

  contract("knows the vendor's fiscal position and payment term", ONLY_14, async (odoo) => {
    const wanted = ['fiscal_position_id', 'invoice_payment_term_id'];
    const of = (partner: string) =>
      ask(odoo, 'account.move', header(odoo, 'in_invoice', partner), 'partner_id', wanted);
    expect(await of(FOREIGN)).toMatchObject({ fiscal_position_id: [expect.any(Number), 'Foreign'] });
    expect(await of('Büromöbel Richter')).toMatchObject({
      invoice_payment_term_id: [odoo.sample.paymentTerm('30 Days'), '30 Days'],
    });
  });

  contract('fills price, account, taxes and description in from a product', ONLY_14, async (odoo) => {
    const { sample } = odoo;
    const product_id = sample.product('Handbook of Woods');
    for (const [kind, price_unit, account, tax] of [
      ['in_invoice', 18.2, '625000', 'purchase 7%'],
      ['in_refund', 18.2, '625000', 'purchase 7%'],
      ['out_invoice', 32, '400000', 'sale 7%'],
      ['out_refund', 32, '400000', 'sale 7%'],
    ] as const) {
      const move = header(odoo, kind, 'Azure Interior');
      const filled = await addLine(odoo, move, { product_id }, 'product_id');
      expect(filled).toMatchObject({
        name: '[BOOK] Handbook of Woods',
        price_unit,
        account_id: [sample.account(account), expect.any(String)],
      });
      expect(linked(filled.tax_ids)).toEqual([sample.tax(tax)]);
    }
  });

  contract('fills in the taxes of an account', ONLY_14, async (odoo) => {
    const move = header(odoo, 'in_invoice', 'Azure Interior');
    const account_id = odoo.sample.account('600000');
    const filled = await addLine(odoo, move, { account_id }, 'account_id');
    expect(linked(filled.tax_ids)).toEqual([odoo.sample.tax('purchase 19%')]);
  });

  contract('maps taxes by the fiscal position that it is told', ONLY_14, async (odoo) => {
    const vendor = header(odoo, 'in_invoice', FOREIGN);
    const position = (await ask(odoo, 'account.move', vendor, 'partner_id', ['fiscal_position_id']))
      .fiscal_position_id;
    const [fiscal_position_id] = z.tuple([z.int(), z.string()]).parse(position);
    const foreign = [odoo.sample.tax('purchase 0% Foreign')];
    for (const [chosen, changed] of [
      [{ product_id: odoo.sample.product('Handbook of Woods') }, 'product_id'],
      [{ account_id: odoo.sample.account('600000') }, 'account_id'],
    ] as const) {
      const filled = await addLine(odoo, { ...vendor, fiscal_position_id }, chosen, changed);
      expect(linked(filled.tax_ids)).toEqual(foreign);
    }
  });

  contract('gives the price in the currency of the document', ONLY_14, async (odoo) => {
    const move = {
      ...header(odoo, 'in_invoice', 'Azure Interior'),
      currency_id: odoo.sample.currency('USD'),
    };
    const product_id = odoo.sample.product('Handbook of Woods');
    expect((await addLine(odoo, move, { product_id }, 'product_id')).price_unit).not.toBe(18.2);
  });

  contract('saves nothing', ONLY_14, async (odoo) => {
    const before = await odoo.count('account.move', []);
    await addLine(odoo, header(odoo, 'in_invoice', FOREIGN), {}, []);
    expect(await odoo.count('account.move', [])).toBe(before);
    expect((await odoo.search('account.move', [['ref', '=', bill(odoo).ref]])).length).toBe(0);
  });
});
