import { inEnglish } from '../../../src/common/said.ts';
import { describe, expect, it } from 'vitest';
import type { MoveType } from '../../../src/accounting/kinds.ts';
import { deviationsAfterPosting } from '../../../src/posting/snapshot/after-posting.ts';
import { officeWithBill, snapshotOf } from '../../support/paper-bill.ts';
import type { OfficeWithBill } from '../../support/paper-bill.ts';
import type { Row } from '../../support/paper-records.ts';

/** What is not explained when this happened to a document of this kind between two reads. */
async function deviationsWhen(
  first: Row & { readonly move_type?: MoveType },
  happens: (office: OfficeWithBill) => void,
): Promise<readonly string[]> {
  const office = await officeWithBill();
  office.odoo.edit(office.move, first);
  const before = await snapshotOf(office);
  happens(office);
  return deviationsAfterPosting(before, await snapshotOf(office)).map(inEnglish);
}
const changing =
  (values: Row) =>
  ({ odoo, move }: OfficeWithBill): void =>
    odoo.edit(move, values);

describe('the number', () => {
  it('that was announced to stay has to stay', async () => {
    const deviations = await deviationsWhen({ name: 'BILL/1' }, changing({ name: 'BILL/2' }));
    expect(deviations).toHaveLength(1);
  });

  it('is new where there was none, and may be another one where the date moves', async () => {
    expect(await deviationsWhen({ name: false }, changing({ name: 'BILL/2' }))).toEqual([]);
    expect(await deviationsWhen({ name: '/' }, changing({ name: 'BILL/2' }))).toEqual([]);
    const moved = { name: 'BILL/1', tax_lock_date_message: 'It will be moved.' };
    expect(await deviationsWhen(moved, changing({ name: 'BILL/2' }))).toEqual([]);
  });
});

describe('the payment reference', () => {
  it('of an invoice to a customer is filled in where there is none, and never replaced', async () => {
    const invoice = { move_type: 'out_invoice' } as const;
    expect(await deviationsWhen(invoice, changing({ payment_reference: 'INV/1' }))).toEqual([]);
    const named = { ...invoice, payment_reference: 'A' };
    expect(await deviationsWhen(named, changing({ payment_reference: 'B' }))).toHaveLength(1);
  });

  it('of a bill is none of posting’s business', async () => {
    expect(await deviationsWhen({}, changing({ payment_reference: '4711' }))).toHaveLength(1);
  });
});

describe('the invoice date that an invoice to a customer did not have', () => {
  const dated = (day: string) => changing({ invoice_date: day, date: day, invoice_date_due: day });
  const invoice = { move_type: 'out_invoice', invoice_date: false } as const;

  it('is that of the posting', async () => {
    const deviations = await deviationsWhen(invoice, (office) => {
      office.odoo.edit(office.move, { invoice_date: '2026-01-15' });
    });
    expect(deviations).toEqual([]);
  });

  it('is not just any date', async () => {
    expect(await deviationsWhen(invoice, dated('2020-01-01'))).toEqual([
      'the invoice date is 2020-01-01, and not that of the posting',
    ]);
  });

  it('is not explained for a bill', async () => {
    expect(await deviationsWhen({ invoice_date: false }, dated('2026-01-12'))).not.toEqual([]);
  });
});

it('a settlement that nobody announced is a deviation', async () => {
  const deviations = await deviationsWhen({}, ({ odoo, move }) => {
    odoo.edit(move, { amount_residual: 0 });
    for (const line of odoo.linesOf(move))
      odoo.records.write('account.move.line', line, { reconciled: true, matching_number: '1' });
  });
  expect(deviations.length).toBeGreaterThan(0);
});
