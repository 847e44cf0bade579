import type { DraftColumn } from '../allowed/drafts.ts';
import type { BillLine } from './bill-request.ts';
import type { Named } from '../documents.ts';
import type { FilledInBill } from './draft-defaults.ts';
import { booksProblems } from '../problems.ts';

/** The module part of the external id under which a draft is created; no installed module has this name. */
export const KEY_MODULE = '__mcp_odoo__';

/** What `account.move.load()` takes: columns, and one row of texts per line of the document. */
export interface LoadTable {
  readonly columns: readonly DraftColumn[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The bill as a table for `load()`. Only what was asked for becomes a column: an empty cell would mean "empty",
 * a column left out is Odoo's to fill, and a tax that is sent is not mapped by the partner's fiscal position.
 * @param key the external id's name, without its module
 * @throws Problem lines_inconsistent when some lines name their account or taxes and some do not
 */
export function loadTable(request: FilledInBill, key: string, journal: Named): LoadTable {
  const header: [DraftColumn, string | undefined][] = [
    ['id', `${KEY_MODULE}.${key}`],
    ['move_type', 'in_invoice'],
    ['journal_id/.id', `${journal.id}`],
    ['date', request.invoiceDate],
    ['partner_id/.id', id(request.partner)],
    ['invoice_date', request.withoutDate === true ? '' : request.invoiceDate],
    ['invoice_date_due', request.dueDate],
    // With a payment term Odoo would compute the due date and overrule the one that was given.
    ['invoice_payment_term_id/.id', request.dueDate === undefined ? id(request.paymentTerm) : ''],
    ['fiscal_position_id/.id', id(request.fiscalPosition)],
    ['partner_bank_id/.id', id(request.bankAccount)],
    ['ref', request.reference],
  ];
  const named = header.filter((cell): cell is [DraftColumn, string] => cell[1] !== undefined);
  const lineColumns = columnsOfLines(request.lines);
  const rows = request.lines.map((line, index) => [
    ...named.map(([, value]) => (index === 0 ? value : '')),
    ...lineColumns.map((column) => column.cell(line)),
  ]);
  return {
    columns: [...named.map(([column]) => column), ...lineColumns.map((column) => column.name)],
    rows,
  };
}

function id(record: number | undefined): string | undefined {
  return record === undefined ? undefined : `${record}`;
}

interface LineColumn {
  readonly name: DraftColumn;
  readonly cell: (line: BillLine) => string;
}

function columnsOfLines(lines: readonly BillLine[]): LineColumn[] {
  const columns: LineColumn[] = [
    { name: 'invoice_line_ids/name', cell: (line) => line.description },
    { name: 'invoice_line_ids/quantity', cell: (line) => line.quantity ?? '1' },
    { name: 'invoice_line_ids/price_unit', cell: (line) => line.price },
  ];
  if (lines.some((line) => line.discount !== undefined)) {
    columns.push({ name: 'invoice_line_ids/discount', cell: (line) => line.discount ?? '0' });
  }
  if (allOrNone(lines, 'account', (line) => line.account !== undefined)) {
    columns.push({ name: 'invoice_line_ids/account_id/.id', cell: (line) => `${line.account ?? ''}` });
  }
  if (allOrNone(lines, 'taxes', (line) => line.taxes !== undefined)) {
    columns.push({ name: 'invoice_line_ids/tax_ids/.id', cell: (line) => (line.taxes ?? []).join(',') });
  }
  return columns;
}

function allOrNone(lines: readonly BillLine[], field: string, isNamed: (line: BillLine) => boolean): boolean {
  const count = lines.filter(isNamed).length;
  if (count !== 0 && count !== lines.length) throw booksProblems.linesInconsistent(field);
  return count > 0;
}
