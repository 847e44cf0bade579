import fc from 'fast-check';
import { FIRST, SECOND } from '../contract/sample.ts';
import type { CompanyName } from '../contract/sample.ts';
import type { Reference, Tree } from './planned-call.ts';
import {
  ACCOUNTS,
  DISCOUNTS,
  PRODUCTS,
  PURCHASE,
  REFERENCES,
  SALE,
  TERMS,
  company,
  date,
  partner,
  price,
  quantity,
} from './values.ts';

type Kind = 'in_invoice' | 'in_refund' | 'out_invoice' | 'out_refund' | 'in_receipt' | 'out_receipt';
const kind = fc.constantFrom<Kind>(
  'in_invoice',
  'in_invoice',
  'in_invoice',
  'out_invoice',
  'in_refund',
  'out_refund',
  'in_receipt',
  'out_receipt',
);

/** A value by the name of its field; many2many as a list of references. */
type Cells = Readonly<Record<string, string | Reference | readonly Reference[]>>;

/** A draft by its cells: what is left out is Odoo's to fill in. */
export interface PlannedDraft {
  readonly company: CompanyName;
  /** Of whoever makes it; the document's first. */
  readonly sees: readonly CompanyName[];
  readonly header: Cells;
  readonly lines: readonly Cells[];
  readonly lineField: 'invoice_line_ids' | 'line_ids';
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

function present(cells: Readonly<Record<string, Cells[string] | undefined>>): Cells {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** All lines of a document have the same columns, as in a table. */
function lines(sees: readonly CompanyName[], isSale: boolean): fc.Arbitrary<Cells[]> {
  const [own = FIRST] = sees;
  // What belongs to the other company is refused.
  const owner = fc.constantFrom(own, own, own, ...sees);
  const taxes = owner.chain((by) =>
    fc
      .subarray(isSale ? SALE : PURCHASE, { maxLength: by === own ? 2 : 1 })
      .map((names) => names.map((name): Reference => ({ $: 'tax', company: by, name }))),
  );
  const account = fc
    .tuple(owner, fc.constantFrom(...ACCOUNTS))
    .map(([by, name]): Reference => ({ $: 'account', company: by, name }));
  const product = fc.constantFrom(...PRODUCTS).map((name): Reference => ({ $: 'product', name }));
  return fc
    .record({
      kind: fc.constantFrom(true, false, false),
      // Products belong to the first company.
      product: sees.includes(FIRST) ? fc.boolean() : fc.constant(false),
      account: fc.boolean(),
      taxes: fc.boolean(),
      discount: fc.boolean(),
      price: fc.boolean(),
      quantity: fc.boolean(),
    })
    .chain((columns) => {
      const goods = fc
        .record({
          name: fc.constantFrom('Chairs', 'Paper, A4; "white" é', 'Line'),
          display_type: columns.kind ? fc.constant('product') : fc.constant(undefined),
          product_id: columns.product ? product : fc.constant(undefined),
          account_id: columns.account ? account : fc.constant(undefined),
          tax_ids: columns.taxes ? taxes : fc.constant(undefined),
          quantity: columns.quantity ? quantity : fc.constant(undefined),
          // Without a product Odoo has no price of its own.
          price_unit: columns.price || !columns.product ? price : fc.constant(undefined),
          discount: columns.discount ? fc.constantFrom(...DISCOUNTS) : fc.constant(undefined),
        })
        .map(present);
      // A section or a note has a text and leaves the other columns empty.
      const words = fc
        .tuple(goods, fc.constantFrom('line_section', 'line_note'))
        .map(([cells, display_type]): Cells => ({
          ...Object.fromEntries(Object.keys(cells).map((name) => [name, ''] as const)),
          name: 'About the following',
          display_type,
        }));
      const line = columns.kind
        ? fc.oneof({ arbitrary: goods, weight: 2 }, { arbitrary: words, weight: 1 })
        : goods;
      return fc.array(line, { minLength: 1, maxLength: 4 });
    });
}

const reversed = fc.oneof(
  fc.nat({ max: 75 }).map((nth): Reference => ({ $: 'sample', nth })),
  fc.nat({ max: 3 }).map((nth): Reference => ({ $: 'made', nth })),
);

/** Mostly the document's company alone. */
const seen = (of: CompanyName): fc.Arbitrary<readonly CompanyName[]> =>
  fc.oneof(
    { arbitrary: fc.constant([of]), weight: 5 },
    { arbitrary: fc.constant([of, of === FIRST ? SECOND : FIRST]), weight: 1 },
  );

const invoice: fc.Arbitrary<PlannedDraft> = fc
  .tuple(kind, company)
  .chain(([moveType, of]) => fc.tuple(fc.constant(moveType), fc.constant(of), seen(of)))
  .chain(([moveType, of, sees]) =>
    fc
      .record({
        header: fc
          .record({
            move_type: fc.constant(moveType),
            journal_id: optional(
              fc.constant<Reference>({
                $: 'journal',
                company: of,
                name: moveType.startsWith('in') ? 'BILL' : 'INV',
              }),
            ),
            partner_id: fc.option(partner, { nil: undefined, freq: 8 }),
            invoice_date: optional(date),
            date: optional(date),
            ref: optional(fc.constantFrom(...REFERENCES)),
            currency_id: fc.option(
              fc.constantFrom<Reference>({ $: 'currency', name: 'EUR' }, { $: 'currency', name: 'USD' }),
              { nil: undefined, freq: 2 },
            ),
            invoice_payment_term_id: optional(
              fc.constantFrom(...TERMS).map((name): Reference => ({ $: 'term', name })),
            ),
            narration: fc.option(fc.constantFrom('Thank you.', 'Fish & chips.'), { nil: undefined, freq: 2 }),
            reversed_entry_id: moveType.endsWith('refund') ? optional(reversed) : fc.constant(undefined),
          })
          .map(present),
        lines: lines(sees, moveType.startsWith('out')),
      })
      .map((draft) => ({ ...draft, company: of, sees, lineField: 'invoice_line_ids' as const })),
  );

const entry: fc.Arbitrary<PlannedDraft> = company.chain((of) =>
  fc
    .record({
      date: optional(date),
      ref: optional(fc.constantFrom(...REFERENCES)),
      amounts: fc.array(fc.constantFrom('10', '99.99', '0.01', '250.5'), { minLength: 1, maxLength: 2 }),
      balanced: fc.constantFrom(true, true, true, false),
    })
    .map(({ date: day, ref, amounts, balanced }): PlannedDraft => {
      const at = (name: string): Reference => ({ $: 'account', company: of, name });
      const debits = amounts.map((debit) => ({
        name: 'Estimated',
        account_id: at('670000'),
        debit,
        credit: '0',
      }));
      const credits = amounts.map((credit, index) => ({
        name: 'Estimated',
        account_id: at('220000'),
        debit: '0',
        credit: balanced || index > 0 ? credit : '1.5',
      }));
      return {
        company: of,
        sees: [of],
        header: present({ move_type: 'entry', date: day, ref }),
        lines: [...debits, ...credits],
        lineField: 'line_ids',
      };
    }),
);

export const draft: fc.Arbitrary<PlannedDraft> = fc.oneof(
  { arbitrary: invoice, weight: 6 },
  { arbitrary: entry, weight: 1 },
);

/** The draft as a table for `load()`: further lines are rows whose header cells are empty. */
export function loadTable(
  drafts: readonly { readonly key: number; readonly draft: PlannedDraft }[],
): { fields: Tree; data: Tree } | undefined {
  const [first] = drafts;
  if (first === undefined) return undefined;
  const columnsOf = ({ header, lines: [line = {}], lineField }: PlannedDraft) => [
    'id',
    ...Object.keys(header).map(column),
    ...Object.keys(line).map((name) => `${lineField}/${column(name)}`),
  ];
  const fields = columnsOf(first.draft);
  const alike = drafts.filter(
    (each) => each.draft.company === first.draft.company && columnsOf(each.draft).join() === fields.join(),
  );
  const data = alike.flatMap(({ key, draft: { header, lines: rows } }) =>
    rows.map((line, index): Tree => [
      index === 0 ? { $key: key } : '',
      ...Object.values(header).map((value) => (index === 0 ? cell(value) : '')),
      ...Object.values(line).map(cell),
    ]),
  );
  return { fields, data };
}

/** The table with another text in one of its cells, but for the keys. */
export function spoilt(
  { fields, data }: Readonly<Record<string, Tree>>,
  nth: number,
  text: string,
): Record<string, Tree> {
  if (!Array.isArray(fields) || !Array.isArray(data)) throw new Error('no table');
  const width = fields.length - 1;
  const [at, column] = [Math.floor(nth / width) % data.length, 1 + (nth % width)];
  const rows = data.map((row: Tree, index) =>
    index === at && Array.isArray(row) ? row.with(column, text) : row,
  );
  return { fields, data: rows };
}

/** The draft as values for `create`. */
export function createValues({ header, lines: rows, lineField }: PlannedDraft): Tree {
  const values = (cells: Cells) =>
    Object.fromEntries(
      Object.entries(cells)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => [name, typed(name, value)] as const),
    );
  return { ...values(header), [lineField]: rows.map((line): Tree => [0, 0, values(line)]) };
}

const NUMBERS = new Set(['quantity', 'price_unit', 'discount', 'debit', 'credit']);

function typed(name: string, value: Cells[string]): Tree {
  if (typeof value === 'string') return NUMBERS.has(name) ? Number(value) : value;
  return Array.isArray(value) ? [[6, 0, value]] : value;
}

/** The column of a field in a table: records are named by their ids. */
function column(name: string): string {
  return name.endsWith('_id') || name.endsWith('_ids') ? `${name}/.id` : name;
}

function cell(value: Cells[string]): Tree {
  if (typeof value === 'string') return value;
  return { $cell: Array.isArray(value) ? value : [value] };
}
