import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Context, Odoo, Row } from './odoo.ts';
import { FIRST } from './sample.ts';
import type { CompanyName } from './sample.ts';

/** One row of a table for `load`: a cell for each column. A column whose cell is undefined is left out. */
export type Cells = Readonly<Record<string, string | undefined>>;

const answerSchema = z.object({
  ids: z.union([z.array(z.int()), z.literal(false)]),
  messages: z.array(z.looseObject({ type: z.string(), message: z.string() })),
});

export type LoadAnswer = z.infer<typeof answerSchema>;

/** Absent, it is created; present, its id comes back and nothing is touched. */
export const CREATE_ONLY = { mode: 'update', noupdate: true } as const;

/** Loads documents; where a row has no cell for another's column, its cell is empty. */
export function load(odoo: Odoo, rows: readonly Cells[], context: Context = {}): Promise<LoadAnswer> {
  return loadInto(odoo, 'account.move', rows, context);
}

/** The same of records of any model. */
export async function loadInto(
  odoo: Odoo,
  model: string,
  rows: readonly Cells[],
  context: Context = {},
): Promise<LoadAnswer> {
  const columns = [...new Set(rows.flatMap(columnsOf))];
  const data = rows.map((row) => columns.map((column) => row[column] ?? ''));
  const company = { allowed_company_ids: [odoo.sample.company()] };
  const answer = await odoo.call(
    model,
    'load',
    { fields: columns, data },
    { ...company, ...CREATE_ONLY, ...context },
  );
  return answerSchema.parse(answer);
}

/** An external id that nothing else has. */
export function newKey(): string {
  return `__contract__.${randomUUID()}`;
}

/** A vendor bill that leaves nothing to Odoo: 100.00 and 19 % on it, of this month. */
export function bill(odoo: Odoo, more: Cells = {}, company: CompanyName = FIRST): Cells {
  const { sample } = odoo;
  return {
    id: newKey(),
    move_type: 'in_invoice',
    'journal_id/.id': `${sample.journal('BILL', company)}`,
    'partner_id/.id': `${sample.partner('Azure Interior')}`,
    invoice_date: '2026-11-20',
    date: '2026-11-20',
    'currency_id/.id': `${sample.currency('EUR')}`,
    ref: odoo.unique('bill'),
    'invoice_line_ids/name': 'Chairs',
    'invoice_line_ids/quantity': '1',
    'invoice_line_ids/price_unit': '100.00',
    'invoice_line_ids/account_id/.id': `${sample.account('600000', company)}`,
    'invoice_line_ids/tax_ids/.id': `${sample.tax('purchase 19%', company)}`,
    ...more,
  };
}

/** A customer invoice of 100.00 and 19 %. */
export function invoice(odoo: Odoo, more: Cells = {}): Cells {
  return {
    ...bill(odoo),
    move_type: 'out_invoice',
    ref: undefined,
    'journal_id/.id': `${odoo.sample.journal('INV')}`,
    'invoice_line_ids/account_id/.id': `${odoo.sample.account('400000')}`,
    'invoice_line_ids/tax_ids/.id': `${odoo.sample.tax('sale 19%')}`,
    ...more,
  };
}

/** A bill that has no lines yet. */
export function headerOnly(odoo: Odoo): Cells {
  const cells = Object.entries(bill(odoo)).filter(([column]) => !column.startsWith('invoice_line_ids/'));
  return Object.fromEntries(cells);
}

/** The cells of a line: a row of its own is a further line of the document in the row above. */
export function furtherLine(cells: Cells): Cells {
  return below('invoice_line_ids', cells);
}

/** The cells of a record in a list of another one. */
export function below(list: string, cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).map(([column, cell]) => [`${list}/${column}`, cell]));
}

/** Loads rows that make one document each, or lines of one, and gives the ids. */
export async function draftAll(odoo: Odoo, rows: readonly Cells[], context?: Context): Promise<number[]> {
  const { ids, messages } = await load(odoo, rows, context);
  if (ids === false) throw new Error(`Odoo did not load: ${JSON.stringify(messages)}`);
  return ids;
}

/** Drafts one bill, and gives its id. */
export async function draftBill(odoo: Odoo, more: Cells = {}, ...lines: readonly Cells[]): Promise<number> {
  const [id = 0] = await draftAll(odoo, [bill(odoo, more), ...lines.map(furtherLine)]);
  return id;
}

/** Drafts one bill in the second company, and gives its id. */
export async function draftBillOf(
  odoo: Odoo,
  company: CompanyName,
  more: Cells,
  ...lines: readonly Cells[]
): Promise<number> {
  const context = { allowed_company_ids: [odoo.sample.company(company)] };
  const [id = 0] = await draftAll(odoo, [bill(odoo, more, company), ...lines.map(furtherLine)], context);
  return id;
}

export function post(odoo: Odoo, ids: readonly number[], context: Context = {}): Promise<unknown> {
  return odoo.call('account.move', 'action_post', { ids }, context);
}

/** A document's header. */
export function move(odoo: Odoo, id: number, fields: readonly string[]): Promise<Row> {
  return odoo.readOne('account.move', id, fields);
}

/** The lines that people wrote, in their order. */
export async function linesOf(odoo: Odoo, id: number, fields: readonly string[]): Promise<Row[]> {
  const own =
    odoo.major < 16 ? [['exclude_from_invoice_tab', '=', false]] : [['display_type', '=', 'product']];
  const domain = [['move_id', '=', id], ...own];
  return odoo.searchRead('account.move.line', domain, fields, { order: 'sequence, id' });
}

/** The accounting items of a document. */
export function itemsOf(odoo: Odoo, id: number, fields: readonly string[]): Promise<Row[]> {
  return odoo.searchRead('account.move.line', [['move_id', '=', id]], fields, { order: 'id' });
}

const amountsSchema = z.object({
  amount_untaxed: z.number(),
  amount_tax: z.number(),
  amount_total: z.number(),
});

/** Untaxed, tax and total, as people write them: "100.00 + 19.00 = 119.00". */
export async function totals(odoo: Odoo, id: number): Promise<string> {
  const row = await move(odoo, id, ['amount_untaxed', 'amount_tax', 'amount_total']);
  const { amount_untaxed, amount_tax, amount_total } = amountsSchema.parse(row);
  return `${amount_untaxed.toFixed(2)} + ${amount_tax.toFixed(2)} = ${amount_total.toFixed(2)}`;
}

/** The last number in a document's name. */
export function numberOf({ name }: Row): number {
  return Number(/(\d+)$/.exec(String(name))?.[1]);
}

function columnsOf(cells: Cells): string[] {
  return Object.keys(cells).filter((column) => cells[column] !== undefined);
}
