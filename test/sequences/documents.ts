import fc from 'fast-check';
import { FIRST, SECOND } from '../contract/sample.ts';
import type { CompanyName } from '../contract/sample.ts';
import type { Reference, Tree } from './planned-call.ts';

/** Values that a draft may be made of: ordinary ones, and those at the edges of what Odoo accepts. */
const DATES = [
  '2025-11-10',
  '2025-12-31',
  '2026-01-31',
  '2026-02-28',
  '2026-07-15',
  '2026-10-12',
  '2026-11-03',
  '2026-11-20',
  '2027-02-01',
];
const PRICES = [
  '0',
  '1',
  '24.95',
  '100',
  '0.335',
  '14.375',
  '89.9',
  '1184.2',
  '333.33',
  '0.01',
  '-20',
  '19.99',
];
const QUANTITIES = ['1', '2', '3', '0.5', '7', '12', '0', '-1', '0.333'];
const DISCOUNTS = ['0', '5', '10', '33.33', '100'];
const PARTNERS = [
  'Azure Interior',
  'Stadtwerke Leipzig',
  'Meubles Dupont',
  'Papier & Mehr OHG',
  'Holzwerk Alpenrand',
  'Ready Mat',
  'Galerie Montmartre',
  'Brandon Freeman',
  'Netzwerk Telekom',
];
const PRODUCTS = [
  'Office Chair',
  'Desk Lamp',
  'Handbook of Woods',
  'Interior Design, per Hour',
  'Web Hosting, per Month',
];
const ACCOUNTS = ['600000', '610000', '620000', '625000', '660000', '500000', '400000', '150000'];
const PURCHASE = ['purchase 19%', 'purchase 7%', 'purchase 19% incl.', 'purchase 0% EU', 'purchase 5% Levy'];
const SALE = ['sale 19%', 'sale 7%', 'sale 19% incl.', 'sale 0% Export'];
const TERMS = ['Immediate Payment', '15 Days', '30 Days', '60 Days'];
export const REFERENCES = ['A-1', 'a-1', 'RE-26', 'F "quoted"; 2', 'AI-10588'];

export const company = fc.constantFrom<CompanyName>(FIRST, FIRST, FIRST, SECOND);
export const date = fc.constantFrom(...DATES);
export const partner = fc.constantFrom(...PARTNERS).map((name): Reference => ({ $: 'partner', name }));
export const price = fc.constantFrom(...PRICES);
export const quantity = fc.constantFrom(...QUANTITIES);

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
function lines(of: CompanyName, isSale: boolean): fc.Arbitrary<Cells[]> {
  const taxes = fc
    .subarray(isSale ? SALE : PURCHASE, { maxLength: 2 })
    .map((names) => names.map((name): Reference => ({ $: 'tax', company: of, name })));
  const account = fc
    .constantFrom(...ACCOUNTS)
    .map((name): Reference => ({ $: 'account', company: of, name }));
  const product = fc.constantFrom(...PRODUCTS).map((name): Reference => ({ $: 'product', name }));
  return fc
    .record({
      product: of === FIRST ? fc.boolean() : fc.constant(false),
      account: fc.boolean(),
      taxes: fc.boolean(),
      discount: fc.boolean(),
      price: fc.boolean(),
      quantity: fc.boolean(),
    })
    .chain((columns) =>
      fc.array(
        fc
          .record({
            name: fc.constantFrom('Chairs', 'Paper, A4; "white" é', 'Line'),
            product_id: columns.product ? product : fc.constant(undefined),
            account_id: columns.account ? account : fc.constant(undefined),
            tax_ids: columns.taxes ? taxes : fc.constant(undefined),
            quantity: columns.quantity ? quantity : fc.constant(undefined),
            // Without a product Odoo has no price of its own.
            price_unit: columns.price || !columns.product ? price : fc.constant(undefined),
            discount: columns.discount ? fc.constantFrom(...DISCOUNTS) : fc.constant(undefined),
          })
          .map(present),
        { minLength: 1, maxLength: 4 },
      ),
    );
}

const invoice: fc.Arbitrary<PlannedDraft> = fc.tuple(kind, company).chain(([moveType, of]) =>
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
        })
        .map(present),
      lines: lines(of, moveType.startsWith('out')),
    })
    .map((draft) => ({ ...draft, company: of, lineField: 'invoice_line_ids' as const })),
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
    ...Object.entries(header).map(([name, value]) => column(name, value)),
    ...Object.entries(line).map(([name, value]) => `${lineField}/${column(name, value)}`),
  ];
  const fields = columnsOf(first.draft);
  const alike = drafts.filter((each) => columnsOf(each.draft).join() === fields.join());
  const data = alike.flatMap(({ key, draft: { header, lines: rows } }) =>
    rows.map((line, index): Tree => [
      index === 0 ? { $key: key } : '',
      ...Object.values(header).map((value) => (index === 0 ? cell(value) : '')),
      ...Object.values(line).map(cell),
    ]),
  );
  return { fields, data };
}

/** The draft as values for `create`. */
export function createValues({ header, lines: rows, lineField }: PlannedDraft): Tree {
  const values = (cells: Cells) =>
    Object.fromEntries(Object.entries(cells).map(([name, value]) => [name, typed(name, value)] as const));
  return { ...values(header), [lineField]: rows.map((line): Tree => [0, 0, values(line)]) };
}

const NUMBERS = new Set(['quantity', 'price_unit', 'discount', 'debit', 'credit']);

function typed(name: string, value: Cells[string]): Tree {
  if (typeof value === 'string') return NUMBERS.has(name) ? Number(value) : value;
  return Array.isArray(value) ? [[6, 0, value]] : value;
}

function column(name: string, value: Cells[string]): string {
  return typeof value === 'string' ? name : `${name}/.id`;
}

function cell(value: Cells[string]): Tree {
  if (typeof value === 'string') return value;
  return { $cell: Array.isArray(value) ? value : [value] };
}
