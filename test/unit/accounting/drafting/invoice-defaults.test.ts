import { describe, expect, it } from 'vitest';
import { booksCalls } from '../../../../src/accounting/allowed/books-calls.ts';
import type { ResolvedInvoice } from '../../../../src/accounting/drafting/invoices/invoice-request.ts';
import { invoiceDefaults } from '../../../../src/accounting/drafting/invoices/invoice-defaults.ts';
import type { Json } from '../../../../src/common/json.ts';
import { cannedClient } from '../../../support/canned-client.ts';
import { resolvedBill } from '../../../support/resolved-invoice.ts';
import { ManualClock } from '../../../support/manual-clock.ts';
import { problemOf } from '../../../support/problem-of.ts';

const bill = resolvedBill({ partner: 9 });

/** Answers as an Odoo 14 gave them, for a foreign vendor and a company with a default tax. */
const FOREIGN = { value: { fiscal_position_id: [1, 'Foreign'], invoice_payment_term_id: [4, '30 Days'] } };
const NEW_LINE = { value: { account_id: [4, '600000 Expenses'], tax_ids: [[5], [4, 3]] } };
const OTHER_ACCOUNT = { value: { tax_ids: [[5], [4, 2]] } };

function fillingIn(major: number, answers: Record<string, Json> = {}) {
  const version = { major, text: `${major}.0` };
  const client = cannedClient(booksCalls(version), {
    'account.move.onchange': FOREIGN,
    'account.move.line.onchange': ([, , changed]) => (changed === 'account_id' ? OTHER_ACCOUNT : NEW_LINE),
    ...answers,
  });
  const clock = new ManualClock();
  const defaults = invoiceDefaults(client, version, clock);
  return { client, clock, fillIn: (invoice: ResolvedInvoice) => defaults.fillIn(invoice) };
}

describe('what a bill leaves out', () => {
  it.each([16, 17, 19])('is left to Odoo %d itself', async (major) => {
    const { client, fillIn } = fillingIn(major);
    expect(await fillIn(bill)).toBe(bill);
    expect(client.made).toEqual([]);
  });

  it("is asked of Odoo 14's form: fiscal position and terms of the vendor, account and taxes of the line", async () => {
    const { client, fillIn } = fillingIn(14);
    expect(await fillIn({ ...bill, invoiceDate: '2026-11-20' })).toMatchObject({
      fiscalPosition: 1,
      paymentTerm: 4,
      withoutDate: false,
      lines: [{ description: 'Chairs', price: '480', account: 4, taxes: [3] }],
    });
    expect(client.made.map(({ name }) => name)).toEqual([
      'account.move.onchange',
      'account.move.line.onchange',
    ]);
  });

  it("is asked for in the bill's company, with the fiscal position that the vendor has there", async () => {
    const { client, fillIn } = fillingIn(14);
    await fillIn(bill);
    expect(client.made.map(({ context }) => context.allowed_company_ids)).toEqual([[1], [1]]);
    expect(client.made[1]?.args[1]).toMatchObject({ move_id: { partner_id: 9, fiscal_position_id: 1 } });
  });

  it('is not filled in where it was named: an account keeps its own taxes, named taxes are not mapped', async () => {
    const first = fillingIn(14);
    const ofAccount = await first.fillIn({ ...bill, lines: [{ description: 'a', price: '1', account: 5 }] });
    expect(ofAccount.lines).toMatchObject([{ account: 5, taxes: [2] }]);
    const { client, fillIn } = fillingIn(14);
    const untaxed = await fillIn({ ...bill, lines: [{ description: 'a', price: '1', taxes: [] }] });
    expect(untaxed.lines).toEqual([{ description: 'a', price: '1', taxes: [] }]);
    expect(client.made.map(({ name }) => name)).toEqual(['account.move.onchange']);
  });

  it('is asked once for lines of the same account', async () => {
    const { client, fillIn } = fillingIn(14);
    const line = { description: 'a', price: '1', account: 5 };
    await fillIn({ ...bill, lines: [line, line, { ...line, account: 6 }] });
    expect(client.made.filter(({ name }) => name === 'account.move.line.onchange')).toHaveLength(2);
  });

  it('is asked once for the bills of one vendor and day, and again after a minute', async () => {
    const { client, clock, fillIn } = fillingIn(14);
    await Promise.all([fillIn(bill), fillIn(bill), fillIn({ ...bill, reference: 'other' })]);
    expect(client.made).toHaveLength(2);
    await fillIn({ ...bill, invoiceDate: '2026-11-20' });
    expect(client.made).toHaveLength(3);
    clock.advance(60_000);
    await fillIn(bill);
    expect(client.made).toHaveLength(5);
  });

  it('is of a product its name, price, account and taxes; Odoo tells them only where the product is on the form', async () => {
    const { client, fillIn } = fillingIn(14, {
      'account.move.line.onchange': {
        value: {
          account_id: [22, 'Books'],
          tax_ids: [[5], [4, 5]],
          name: '[BOOK] Handbook',
          price_unit: 18.2,
        },
      },
    });
    const { lines } = await fillIn({
      ...bill,
      lines: [{ product: 3 }, { product: 3, price: '20', description: 'b' }],
    });
    expect(lines).toMatchObject([
      { product: 3, description: '[BOOK] Handbook', price: '18.2', account: 22, taxes: [5] },
      { product: 3, description: 'b', price: '20', account: 22, taxes: [5] },
    ]);
    const [, values, changed, form] = client.made.at(-1)?.args ?? [];
    expect({ values, changed }).toMatchObject({ values: { product_id: 3 }, changed: 'product_id' });
    expect(form).toHaveProperty('product_id');
  });

  it('is nothing of a vendor when there is none, and never a date that nobody named', async () => {
    const { client, fillIn } = fillingIn(14);
    const filled = await fillIn({ ...bill, partner: undefined });
    expect(filled).toMatchObject({ withoutDate: true, lines: [{ taxes: [3] }] });
    expect(client.made.map(({ name }) => name)).toEqual(['account.move.line.onchange']);
  });

  it('is refused in words for a vendor whom the form takes out again', async () => {
    const warning = { title: 'Warning for Azure', message: 'Do not buy there.' };
    const { fillIn } = fillingIn(14, { 'account.move.onchange': { value: { partner_id: false }, warning } });
    const problem = await problemOf(fillIn(bill));
    expect(problem.code).toBe('refused_by_odoo');
    expect(problem.person).toContain('Do not buy there.');
  });
});
