import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRAFT_COLUMNS } from '../../../../src/accounting/allowed/drafts.ts';
import type { DraftColumn } from '../../../../src/accounting/allowed/drafts.ts';
import type { InvoiceLine } from '../../../../src/accounting/drafting/invoices/invoice-request.ts';
import type { FilledInInvoice } from '../../../../src/accounting/drafting/invoices/invoice-defaults.ts';
import { invoiceTable } from '../../../../src/accounting/drafting/invoices/invoice-table.ts';
import { resolvedBill } from '../../../support/resolved-invoice.ts';
import { problemIn } from '../../../support/problem-of.ts';

const allowed: readonly string[] = DRAFT_COLUMNS;
const chairs: InvoiceLine = { description: 'Office chairs', price: '480' };
const ODOO_19 = { major: 19, text: '19.0' };
const tableOf = (more: Partial<FilledInInvoice>, version = ODOO_19) =>
  invoiceTable({ ...resolvedBill(), ...more }, 'k1', version);

const texts = fc.string({ unit: 'binary', maxLength: 20 });
const amounts = fc.constantFrom('0', '1', '12.5', '-3.335', '1000000');
const ids = fc.integer({ min: 1, max: 99 });

const lines = (named: { account: boolean; taxes: boolean }) =>
  fc
    .record(
      {
        ...{ description: texts, price: amounts, quantity: amounts, discount: amounts },
        ...{ account: ids, taxes: fc.array(ids, { maxLength: 3 }) },
      },
      { requiredKeys: ['description', 'price', 'account', 'taxes'] },
    )
    .map(({ account, taxes, ...line }): InvoiceLine => {
      return { ...line, ...(named.account && { account }), ...(named.taxes && { taxes }) };
    });

/** Bills whose lines agree on which of account and taxes they name. */
const bills = fc.record({ account: fc.boolean(), taxes: fc.boolean() }).chain((named) =>
  fc.record<Pick<FilledInInvoice, 'partner' | 'reference' | 'invoiceDate' | 'dueDate' | 'lines'>>(
    {
      ...{ partner: ids, reference: texts },
      invoiceDate: fc.constantFrom('2026-01-31', '2024-02-29'),
      dueDate: fc.constantFrom('2026-03-01', '2026-12-31'),
      lines: fc.array(lines(named), { minLength: 1, maxLength: 5 }),
    },
    { requiredKeys: ['lines'] },
  ),
);

describe('only what was asked for becomes a column', () => {
  it('description and price are enough: account, taxes, dates and terms are left to Odoo', () => {
    expect(tableOf({ lines: [chairs] })).toEqual({
      columns: [
        'id',
        'move_type',
        'journal_id/.id',
        'invoice_line_ids/name',
        'invoice_line_ids/quantity',
        'invoice_line_ids/price_unit',
      ],
      rows: [['__mcp_odoo__.k1', 'in_invoice', '2', 'Office chairs', '1', '480']],
    });
  });

  it('what Odoo 14 would fill in by its form is sent; a bill without a date stays without', () => {
    const filledIn = { fiscalPosition: 3, paymentTerm: 4, bankAccount: 5, withoutDate: true };
    const { columns, rows } = tableOf({ lines: [chairs], ...filledIn });
    const cell = (column: DraftColumn) => rows[0]?.[columns.indexOf(column)];
    expect(cell('fiscal_position_id/.id')).toBe('3');
    expect(cell('invoice_payment_term_id/.id')).toBe('4');
    expect(cell('partner_bank_id/.id')).toBe('5');
    expect(cell('invoice_date')).toBe('');
    expect(columns).not.toContain('date');
  });

  it('a due date that was named goes before the payment terms of the vendor', () => {
    const { columns, rows } = tableOf({ lines: [chairs], dueDate: '2026-02-28', paymentTerm: 4 });
    expect(rows[0]?.[columns.indexOf('invoice_payment_term_id/.id')]).toBe('');
  });

  it('a bill date is the accounting date too', () => {
    const { columns, rows } = tableOf({ invoiceDate: '2026-01-31', lines: [chairs] });
    expect(rows[0]?.[columns.indexOf('invoice_date')]).toBe('2026-01-31');
    expect(rows[0]?.[columns.indexOf('date')]).toBe('2026-01-31');
  });

  it('a due date empties the payment term that would overrule it, and nothing else does', () => {
    const { columns, rows } = tableOf({ dueDate: '2026-02-28', lines: [chairs] });
    expect(rows[0]?.[columns.indexOf('invoice_payment_term_id/.id')]).toBe('');
    expect(tableOf({ lines: [chairs] }).columns).not.toContain('invoice_payment_term_id/.id');
  });

  it('no tax at all is an empty cell, and no mention of taxes no column', () => {
    const { columns, rows } = tableOf({
      lines: [
        { ...chairs, taxes: [] },
        { ...chairs, taxes: [3, 2] },
      ],
    });
    expect(rows.map((row) => row[columns.indexOf('invoice_line_ids/tax_ids/.id')])).toEqual(['', '3,2']);
    expect(tableOf({ lines: [chairs] }).columns).not.toContain('invoice_line_ids/tax_ids/.id');
  });

  it('analytic shares are one cell on 19, and one account on 14', () => {
    const lines = [{ ...chairs, analytic: { 3: 60, 4: 40 } }, chairs];
    const cells = (version: typeof ODOO_19, column: DraftColumn) => {
      const { columns, rows } = tableOf({ lines }, version);
      return rows.map((row) => row[columns.indexOf(column)]);
    };
    expect(cells(ODOO_19, 'invoice_line_ids/analytic_distribution')).toEqual(['{"3":60,"4":40}', '']);
    const odoo14 = { major: 14, text: '14.0' };
    expect(cells(odoo14, 'invoice_line_ids/analytic_account_id/.id')).toEqual(['3', '']);
  });

  it('a discount on one line is none on the others', () => {
    const { columns, rows } = tableOf({ lines: [{ ...chairs, discount: '10' }, chairs] });
    expect(rows.map((row) => row[columns.indexOf('invoice_line_ids/discount')])).toEqual(['10', '0']);
  });

  it.each([
    ['account', { account: 32 }],
    ['taxes', { taxes: [2] }],
    ['taxes', { taxes: [] }],
  ])('some lines with %s and some without are refused: an empty cell would mean "none"', (field, named) => {
    for (const lines of [
      [{ ...chairs, ...named }, chairs],
      [chairs, { ...chairs, ...named }],
    ]) {
      const problem = problemIn(() => tableOf({ lines }));
      expect(problem.code).toBe('lines_inconsistent');
      expect(problem.model).toContain(`"${field}"`);
    }
  });
});

describe('whatever was asked for, the table', () => {
  it('is a rectangle of allowed columns, none twice', () => {
    fc.assert(
      fc.property(bills, (bill) => {
        const { columns, rows } = tableOf(bill);
        expect(columns.filter((column) => !allowed.includes(column))).toEqual([]);
        expect(new Set(columns).size).toBe(columns.length);
        expect(rows.every((row) => row.length === columns.length)).toBe(true);
        expect(rows.length).toBe(bill.lines.length);
      }),
    );
  });

  it('has the header in its first row only, so that it is one document', () => {
    fc.assert(
      fc.property(bills, (bill) => {
        const { columns, rows } = tableOf(bill);
        const header = columns.map((column) => !column.startsWith('invoice_line_ids/'));
        for (const row of rows.slice(1)) expect(row.filter((_, index) => header[index])).toSatisfy(allEmpty);
        expect(rows[0]?.slice(0, 2)).toEqual(['__mcp_odoo__.k1', 'in_invoice']);
      }),
    );
  });

  it('has a column for a header field exactly when it was named', () => {
    fc.assert(
      fc.property(bills, (bill) => {
        const { columns } = tableOf(bill);
        expect(columns.includes('partner_id/.id')).toBe(bill.partner !== undefined);
        expect(columns.includes('ref')).toBe(bill.reference !== undefined);
        expect(columns.includes('invoice_date')).toBe(bill.invoiceDate !== undefined);
        expect(columns.includes('date')).toBe(bill.invoiceDate !== undefined);
        expect(columns.includes('invoice_date_due')).toBe(bill.dueDate !== undefined);
        expect(columns.includes('invoice_line_ids/account_id/.id')).toBe(
          bill.lines[0]?.account !== undefined,
        );
        expect(columns.includes('invoice_line_ids/tax_ids/.id')).toBe(bill.lines[0]?.taxes !== undefined);
      }),
    );
  });
});

function allEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '');
}
