import { BLANK_LINE, BLANK_MOVE } from './paper-fields.ts';
import { TAX_15 } from './paper-company.ts';
import type { PaperRecords, Row } from './paper-records.ts';

interface LoadedTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly company: number;
  readonly uid: number;
}

const LINE = 'invoice_line_ids/';
const EXPENSES = 32;
const TAX_PAID = 9;
const PAYABLE = 15;

/**
 * A draft bill from the table that `load` takes: header from the first row, a line from each. What has no column is
 * filled in as Odoo does, the tax of 15 % and the account for expenses.
 * @returns its id, or the sentence with which Odoo refuses the table
 */
export function makeDraft(records: PaperRecords, table: LoadedTable): number | string {
  const cell = (row: readonly string[] | undefined, column: string) => {
    const index = table.columns.indexOf(column);
    return index < 0 ? undefined : row?.[index];
  };
  const [first] = table.rows;
  const head = (column: string) => cell(first, column);
  const partner = Number(head('partner_id/.id') ?? 0);
  const header: Row = {
    partner_id: partner === 0 ? false : partner,
    commercial_partner_id: partner === 0 ? false : partner,
    ref: head('ref') ?? false,
    invoice_date: head('invoice_date') ?? false,
    journal_id: Number(head('journal_id/.id')),
    company_id: table.company,
    create_uid: table.uid,
  };
  const date = head('date');
  const due = head('invoice_date_due') ?? date;
  const lines: Row[] = [];
  for (const row of table.rows) {
    const number = (column: string) =>
      Number(cell(row, `${LINE}${column}`) ?? (column === 'quantity' ? 1 : 0));
    const [quantity, price, discount] = [number('quantity'), number('price_unit'), number('discount')];
    if (Number.isNaN(quantity * price * discount))
      return 'It does not seem to be a number for field Unit Price';
    const account = Number(cell(row, `${LINE}account_id/.id`) ?? EXPENSES);
    if (records.find('account.account', account)?.active === false) return 'The account is archived.';
    const taxes = cell(row, `${LINE}tax_ids/.id`);
    const amount = cents(quantity * price * (1 - discount / 100));
    lines.push({
      ...{ display_type: 'product', sequence: 100, name: cell(row, `${LINE}name`) ?? false },
      ...{
        quantity,
        price_unit: price,
        discount,
        price_subtotal: amount,
        amount_currency: amount,
        balance: amount,
      },
      account_id: account,
      tax_ids: taxes === undefined ? [TAX_15] : taxes.split(',').filter(Boolean).map(Number),
    });
  }
  const untaxed = cents(lines.reduce((sum, line) => sum + Number(line.price_subtotal), 0));
  const taxRows = taxLines(records, lines);
  const tax = cents(taxRows.reduce((sum, line) => sum + Number(line.amount_currency), 0));
  const total = cents(untaxed + tax);
  const rest: Row = {
    display_type: 'payment_term',
    sequence: 12000,
    quantity: 0,
    account_id: PAYABLE,
    date_maturity: due ?? false,
  };
  const move = records.create('account.move', {
    ...BLANK_MOVE,
    ...header,
    ...(date === undefined ? {} : { date }),
    ...(due === undefined ? {} : { invoice_date_due: due }),
    ...{ amount_untaxed: untaxed, amount_tax: tax, amount_total: total, amount_total_signed: -total },
    ...{ line_ids: [], invoice_line_ids: [] },
  });
  const shared = {
    company_id: table.company,
    partner_id: header.partner_id ?? false,
    journal_id: header.journal_id ?? false,
    ...(date === undefined ? {} : { date }),
  };
  const made = [
    ...lines,
    ...taxRows,
    { ...rest, amount_currency: -total, balance: -total, amount_residual: -total },
  ].map((line) => records.create('account.move.line', { ...BLANK_LINE, ...line, ...shared, move_id: move }));
  records.write('account.move', move, { line_ids: made, invoice_line_ids: made.slice(0, lines.length) });
  return move;
}

function taxLines(records: PaperRecords, lines: readonly Row[]): Row[] {
  const bases = new Map<number, number>();
  for (const line of lines) {
    for (const tax of [line.tax_ids].flat().map(Number)) {
      bases.set(tax, (bases.get(tax) ?? 0) + Number(line.price_subtotal));
    }
  }
  return [...bases].map(([id, base]) => {
    const tax = records.get('account.tax', id);
    const amount = cents((base * Number(tax.amount)) / 100);
    const own = {
      display_type: 'tax',
      sequence: 10000,
      quantity: 0,
      account_id: TAX_PAID,
      name: tax.name ?? '',
    };
    return { ...own, tax_line_id: id, tax_base_amount: base, amount_currency: amount, balance: amount };
  });
}

/** Odoo's own floats: 12.600000000000001 is nothing unusual in its answers. */
function cents(value: number): number {
  return Math.round(value * 100) * 0.01;
}
