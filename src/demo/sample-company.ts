import { z } from 'zod';
import data from './sample-company.json' with { type: 'json' };

/*
 * The company that people try the extension on and that every contract test starts from: `sample-company.json`,
 * in Odoo 19's own field names. Records name each other by what people call them: countries by code, accounts by
 * code, taxes as "purchase 19%", everything else by its name. Amounts are decimal strings, dates ISO dates.
 */

const named = z.strictObject({ name: z.string() });
const decimal = z.string().regex(/^\d+(\.\d+)?$/);
const date = z.iso.date();

const currency = named.extend({
  full_name: z.string(),
  symbol: z.string(),
  rounding: decimal,
  decimal_places: z.int(),
  /** How many of it one unit of the company's currency is, from that day on. */
  rates: z.array(z.strictObject({ name: date, rate: decimal })),
});

const company = named.extend({
  country: z.string(),
  city: z.string(),
  currency: z.string(),
  tax_calculation_rounding_method: z.enum(['round_per_line', 'round_globally']),
  tax_lock_date: date.optional(),
  fiscalyear_lock_date: date.optional(),
});

const user = named.extend({
  role: z.enum(['billing', 'billing-one', 'accountant', 'readonly']),
  login: z.string(),
  groups: z.array(z.string()),
  /** The first one is the user's default. */
  companies: z.array(z.string()).nonempty(),
});

const tax = named.extend({
  type_tax_use: z.enum(['purchase', 'sale']),
  amount_type: z.literal('percent'),
  amount: decimal,
  tax_group: z.string(),
  sequence: z.int(),
  /** Where the tax is booked. */
  account: z.string(),
  price_include: z.boolean().default(false),
  include_base_amount: z.boolean().default(false),
});

/** Each company has these for itself. */
const books = z.strictObject({
  accounts: z.array(
    named.extend({
      code: z.string(),
      account_type: z.string(),
      /** Receivable and payable accounts always can be reconciled. */
      reconcile: z.boolean().optional(),
      /** What a line on this account is taxed with when nothing else says so. */
      tax: z.string().optional(),
    }),
  ),
  tax_groups: z.array(z.string()),
  taxes: z.array(tax),
  fiscal_positions: z.array(
    named.extend({ taxes: z.array(z.strictObject({ from: z.string(), to: z.string() })) }),
  ),
  journals: z.array(
    named.extend({
      code: z.string(),
      type: z.enum(['sale', 'purchase', 'bank', 'cash', 'general']),
      default_account: z.string().optional(),
    }),
  ),
  /** Accounts and taxes of the company for what names none. */
  defaults: z.strictObject({
    receivable: z.string(),
    payable: z.string(),
    income: z.string(),
    expense: z.string(),
    suspense: z.string(),
    /** Where payments wait for the bank statement. */
    outstanding_receipts: z.string(),
    outstanding_payments: z.string(),
    sale_tax: z.string(),
    purchase_tax: z.string(),
  }),
});

const analyticAccount = named.extend({
  code: z.string().optional(),
  /** One that Odoo brings along. */
  plan: z.literal('Project'),
  /** Left out: all companies share it. */
  company: z.string().optional(),
});

const partner = named.extend({
  is_company: z.boolean(),
  parent: z.string().optional(),
  country: z.string().optional(),
  city: z.string().optional(),
  email: z.string().optional(),
  vat: z.string().optional(),
  ref: z.string().optional(),
  /** Holds in every company. */
  fiscal_position: z.string().optional(),
  property_payment_term: z.string().optional(),
  property_supplier_payment_term: z.string().optional(),
});

/** Products belong to the first company, whose accounts and taxes they name. */
const product = named.extend({
  default_code: z.string(),
  type: z.enum(['consu', 'service']),
  list_price: decimal,
  standard_price: decimal,
  sale_tax: z.string().optional(),
  purchase_tax: z.string().optional(),
  income_account: z.string().optional(),
  expense_account: z.string().optional(),
});

const line = named.extend({
  product: z.string().optional(),
  account: z.string(),
  quantity: decimal,
  price_unit: decimal,
  discount: decimal.optional(),
  taxes: z.array(z.string()),
});

const attachment = named.extend({ mimetype: z.string(), content: z.base64() });

const invoice = z.strictObject({
  company: z.string(),
  move_type: z.enum(['in_invoice', 'in_refund', 'in_receipt', 'out_invoice', 'out_refund', 'out_receipt']),
  partner: z.string(),
  ref: z.string().optional(),
  invoice_date: date,
  date,
  currency: z.string().optional(),
  lines: z.array(line),
  attachments: z.array(attachment).default([]),
  state: z.enum(['draft', 'posted']),
});

const entry = z.strictObject({
  company: z.string(),
  move_type: z.literal('entry'),
  ref: z.string(),
  date,
  items: z.array(
    named.extend({ account: z.string(), debit: decimal.optional(), credit: decimal.optional() }),
  ),
  state: z.enum(['draft', 'posted']),
});

const sampleSchema = z.strictObject({
  countries: z.array(named.extend({ code: z.string() })),
  currencies: z.array(currency),
  companies: z.array(company),
  users: z.array(user),
  books,
  analytic_accounts: z.array(analyticAccount),
  payment_terms: z.array(named.extend({ days: z.int() })),
  partners: z.array(partner),
  products: z.array(product),
  /** In the order in which they are made; what is posted comes first. Lock dates are set after the last one. */
  documents: z.array(z.discriminatedUnion('move_type', [invoice, entry])),
});

export type SampleCompany = z.output<typeof sampleSchema>;
export type SampleDocument = SampleCompany['documents'][number];
export type SampleUser = SampleCompany['users'][number];

/** The sample company, read anew: nobody changes another's. */
export function sampleCompany(): SampleCompany {
  return sampleSchema.parse(data);
}
