import type { OdooVersion } from '../../../odoo/session.ts';
import { draftingProblems } from '../problems.ts';
import { loadTable } from '../once/load-table.ts';
import type { HeaderColumn, LineColumn, LoadTable } from '../once/load-table.ts';
import type { DraftColumn } from '../../allowed/drafts.ts';
import { idOf } from '../../handle.ts';
import { isPurchase } from '../../kinds.ts';
import { narrationForOdoo } from '../../narration.ts';
import { computesInvoices } from '../../versions.ts';
import type { FilledInInvoice } from './invoice-defaults.ts';
import type { InvoiceLine } from './invoice-request.ts';

type Column = readonly [DraftColumn, string | undefined];

/**
 * The invoice as a table for `load()`. Only what was asked for becomes a column: an empty cell would mean "empty",
 * a column left out is Odoo's to fill, and a tax that is sent is not mapped by the partner's fiscal position.
 * @param key the external id's name, without its module
 * @throws Problem lines_inconsistent when some lines name their account, taxes or price and some do not
 */
export function invoiceTable(invoice: FilledInInvoice, key: string, version: OdooVersion): LoadTable {
  const { type, journal, invoiceDate, accountingDate, dueDate, corrects, narration } = invoice;
  const header: Column[] = [
    ['move_type', type],
    ['journal_id/.id', `${journal.id}`],
    // Of a bill Odoo 19 would take today or the end of a month; of an invoice it takes the invoice date.
    ['date', accountingDate ?? (isPurchase(type) ? invoiceDate : undefined)],
    ['partner_id/.id', id(invoice.partner)],
    ['currency_id/.id', id(invoice.currency)],
    ['invoice_date', invoice.withoutDate === true ? '' : invoiceDate],
    ['invoice_date_due', dueDate],
    // With a payment term Odoo would compute the due date and overrule the one that was given.
    ['invoice_payment_term_id/.id', dueDate === undefined ? id(invoice.paymentTerm) : ''],
    ['fiscal_position_id/.id', id(invoice.fiscalPosition)],
    ['partner_bank_id/.id', id(invoice.bankAccount)],
    ['reversed_entry_id/.id', corrects === undefined ? undefined : `${idOf(corrects)}`],
    ['ref', invoice.reference],
    ['narration', narration === undefined ? undefined : narrationForOdoo(narration, version)],
  ];
  const columns: readonly HeaderColumn[] = header;
  return loadTable(key, columns, invoice.lines, columnsOfLines(invoice.lines, version));
}

function id(record: number | undefined): string | undefined {
  return record === undefined ? undefined : `${record}`;
}

interface NamedColumn extends LineColumn<InvoiceLine> {
  readonly name: DraftColumn;
}

function columnsOfLines(lines: readonly InvoiceLine[], version: OdooVersion): NamedColumn[] {
  const some = (isNamed: (line: InvoiceLine) => boolean) => lines.some(isNamed);
  const columns: (NamedColumn | false)[] = [
    // Only among lines without a description may Odoo describe products by itself.
    allOrNone(lines, 'description', (line) => line.description !== undefined) && {
      name: 'invoice_line_ids/name',
      cell: (line) => line.description ?? '',
    },
    some((line) => line.product !== undefined) && {
      name: 'invoice_line_ids/product_id/.id',
      cell: (line) => id(line.product) ?? '',
    },
    { name: 'invoice_line_ids/quantity', cell: (line) => line.quantity ?? '1' },
    allOrNone(lines, 'price', (line) => line.price !== undefined) && {
      name: 'invoice_line_ids/price_unit',
      cell: (line) => line.price ?? '',
    },
    some((line) => line.discount !== undefined) && {
      name: 'invoice_line_ids/discount',
      cell: (line) => line.discount ?? '0',
    },
    allOrNone(lines, 'account', (line) => line.account !== undefined) && {
      name: 'invoice_line_ids/account_id/.id',
      cell: (line) => id(line.account) ?? '',
    },
    allOrNone(lines, 'taxes', (line) => line.taxes !== undefined) && {
      name: 'invoice_line_ids/tax_ids/.id',
      cell: (line) => (line.taxes ?? []).join(','),
    },
    some((line) => line.analytic !== undefined) &&
      (computesInvoices(version)
        ? {
            name: 'invoice_line_ids/analytic_distribution',
            cell: ({ analytic }) => (analytic === undefined ? '' : JSON.stringify(analytic)),
          }
        : {
            name: 'invoice_line_ids/analytic_account_id/.id',
            // There are no shares: one account has all of it.
            cell: ({ analytic }) => Object.keys(analytic ?? {})[0] ?? '',
          }),
  ];
  return columns.filter((column) => column !== false);
}

function allOrNone(
  lines: readonly InvoiceLine[],
  field: string,
  isNamed: (line: InvoiceLine) => boolean,
): boolean {
  const count = lines.filter(isNamed).length;
  if (count !== 0 && count !== lines.length) throw draftingProblems.linesInconsistent(field);
  return count > 0;
}
