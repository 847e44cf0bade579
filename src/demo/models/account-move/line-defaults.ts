import { conversionRate } from '../../accounting/currency-rate.ts';
import { plusDays } from '../../accounting/dates.ts';
import { isInvoice, isPurchase, isRefund, isSale } from '../../accounting/kinds.ts';
import { lineTotals } from '../../accounting/tax-items.ts';
import type { ModelRecord } from '../../orm/types.ts';
import type { Json } from '../../orm/value.ts';
import { isTextLine } from './line-checks.ts';
import { ratesOf, termsOf, toPricedLine } from './money.ts';
import { mapTaxes } from './taxes.ts';
import { itemsOf } from './items.ts';

/*
 * What Odoo fills in when a line does not say it: the computes of account.move.line. A compute that reads its own
 * field gets what is there, and returns it to leave it alone.
 */

/** Where Odoo puts the lines that it makes itself: after the goods, taxes before what is owed. */
export function sequenceOf(line: ModelRecord): Json {
  const sequences: Readonly<Record<string, number>> = { tax: 10_000, rounding: 11_000, payment_term: 12_000 };
  return sequences[line.text('display_type') ?? ''] ?? 100;
}

export function partnerOf(line: ModelRecord): Json {
  return line.the('move_id').one('commercial_partner_id')?.id ?? false;
}

export function currencyOf(line: ModelRecord): Json {
  const move = line.the('move_id');
  if (isInvoice(typeOf(line))) return move.one('currency_id')?.id ?? false;
  return line.one('currency_id')?.id ?? move.the('company_id').the('currency_id').id;
}

export function rateOf(line: ModelRecord): Json {
  const move = line.the('move_id');
  if (isInvoice(typeOf(line))) return move.number('invoice_currency_rate') || 1;
  const company = move.the('company_id');
  const date = move.text('invoice_date') ?? move.text('date') ?? line.env.today;
  const own = company.the('currency_id');
  const other = line.one('currency_id') ?? own;
  return own.equals(other) ? 1 : conversionRate(ratesOf(own, company), ratesOf(other, company), date);
}

export function quantityOf(line: ModelRecord): Json {
  return line.text('display_type') === 'product' ? line.number('quantity') || 1 : 0;
}

/** Of goods: the product's list price or cost in the document's currency. */
export function priceOf(line: ModelRecord): Json {
  const product = line.one('product_id');
  if (product === undefined || isTextLine(line)) return line.number('price_unit');
  const move = line.the('move_id');
  const company = move.the('company_id');
  const type = typeOf(line);
  if (!isInvoice(type)) return 0;
  const own = product.in(line.env.withCompany(company.id));
  const price = own.number(isSale(type) ? 'lst_price' : 'standard_price');
  const from = company.the('currency_id');
  const to = move.the('currency_id');
  if (from.equals(to)) return price;
  const date = move.text('date') ?? line.env.today;
  return price * conversionRate(ratesOf(from, company), ratesOf(to, company), date);
}

/** Of what is owed: the partner's payable or receivable account. Of goods: the product's. */
export function accountOf(line: ModelRecord): Json {
  if (isTextLine(line)) return false;
  const kind = line.text('display_type') ?? 'product';
  if (kind === 'payment_term') return termAccountOf(line) ?? false;
  const current = line.one('account_id')?.id;
  const ofProduct = kind === 'product' ? productAccountOf(line) : undefined;
  return ofProduct ?? current ?? neighbourAccount(line.the('move_id'), kind) ?? false;
}

/** The account that what is owed is booked on: as before, or the partner's, or the company's first of its kind. */
function termAccountOf(line: ModelRecord): number | undefined {
  const move = line.the('move_id');
  const company = move.the('company_id');
  const env = line.env.withCompany(company.id).sudo();
  const isCustomer = isSale(typeOf(line));
  const property = isCustomer ? 'property_account_receivable_id' : 'property_account_payable_id';
  const partner = move.one('commercial_partner_id')?.in(env).one(property);
  const own = company.one('partner_id')?.in(env).one(property);
  const [first] = env.model('account.account').search(
    [
      ['account_type', '=', isCustomer ? 'asset_receivable' : 'liability_payable'],
      ['company_ids', 'in', [company.id]],
    ],
    { limit: 1 },
  );
  const sibling = itemsOf(move).find(
    (other) => other.text('display_type') === 'payment_term' && !other.equals(line),
  );
  return (sibling?.one('account_id') ?? partner ?? own ?? first)?.id;
}

function productAccountOf(line: ModelRecord): number | undefined {
  const product = line.one('product_id');
  const type = typeOf(line);
  if (product === undefined || !isInvoice(type)) return undefined;
  const company = line.the('move_id').the('company_id');
  const own = product.in(line.env.withCompany(company.id).sudo());
  const property = isSale(type) ? 'property_account_income_id' : 'property_account_expense_id';
  const ofCompany = isSale(type) ? 'income_account_id' : 'expense_account_id';
  return (own.one(property) ?? (own.one('company_id') ?? company).in(own.env).one(ofCompany))?.id;
}

/**
 * The account of a new line that names neither account nor product: the one that was used most for the partner in two
 * years (`_get_most_frequent_account_for_partner`; of equals the one with the lowest code), else that of its
 * neighbours, else the journal's.
 */
export function accountOfNewLine(
  move: ModelRecord,
  kind: string,
  partner: number | undefined,
): number | undefined {
  const isGoods = kind === 'product' && isInvoice(move.text('move_type') ?? 'entry');
  const frequent = isGoods && partner !== undefined ? frequentAccount(move, partner) : undefined;
  return frequent ?? neighbourAccount(move, kind);
}

function frequentAccount(move: ModelRecord, partner: number): number | undefined {
  const type = move.text('move_type') ?? 'entry';
  const company = move.the('company_id');
  const env = move.env.withCompany(company.id).sudo();
  // What brings money in counts as income, and so does a vendor's credit note.
  const group = isSale(type) === isRefund(type) ? 'expense' : 'income';
  const lines = env.model('account.move.line').search([
    ['company_id', '=', company.id],
    ['partner_id', '=', partner],
    ['date', '>=', plusDays(env.today, -730)],
    ['account_id', '!=', false],
  ]);
  const counts = new Map<number, { readonly account: ModelRecord; count: number }>();
  for (const line of lines) {
    const account = line.the('account_id');
    const entry = counts.get(account.id) ?? { account, count: 0 };
    entry.count += 1;
    if (account.flag('active') && groupOf(account) === group) counts.set(account.id, entry);
  }
  const code = ({ account }: { readonly account: ModelRecord }) => account.text('code') ?? '';
  return [...counts.values()].toSorted((a, b) => b.count - a.count || (code(a) < code(b) ? -1 : 1))[0]
    ?.account.id;
}

/** `internal_group`: the part of the account type before the underscore, off-balance apart. */
function groupOf(account: ModelRecord): string {
  return (account.text('account_type') ?? '').split('_')[0] ?? '';
}

/** That of the two lines before, where they agree, else the journal's. */
function neighbourAccount(move: ModelRecord, kind: string): number | undefined {
  const lines = itemsOf(move);
  const accounts = lines
    .filter((other) => other.text('display_type') === kind && other.one('account_id') !== undefined)
    .slice(-2)
    .map((other) => other.the('account_id').id);
  if (new Set(accounts).size === 1 && lines.length > 2) return accounts[0];
  return move.the('journal_id').one('default_account_id')?.id;
}

/** Of goods: the product's taxes, else those of the account, mapped by the fiscal position. */
export function taxesOf(line: ModelRecord): Json {
  const current = line.many('tax_ids').map((tax) => tax.id);
  if (isTextLine(line) || line.text('display_type') === 'payment_term') return current;
  const account = line.one('account_id');
  const isFree = (account?.many('tax_ids').length ?? 0) > 0 || current.length === 0;
  return line.one('product_id') !== undefined || isFree ? defaultTaxes(line) : current;
}

/** `_get_computed_taxes` */
export function defaultTaxes(line: ModelRecord): number[] {
  const type = typeOf(line);
  if (!isInvoice(type)) return [];
  const move = line.the('move_id');
  const company = move.the('company_id');
  const isOwn = (tax: ModelRecord) => tax.the('company_id').equals(company);
  const use = isSale(type) ? 'sale' : 'purchase';
  const ofProduct = line
    .one('product_id')
    ?.many(isSale(type) ? 'taxes_id' : 'supplier_taxes_id')
    .filter(isOwn);
  const ofAccount = line
    .one('account_id')
    ?.many('tax_ids')
    .filter((tax) => tax.text('type_tax_use') === use && isOwn(tax));
  const taxes = (ofProduct?.length ?? 0) > 0 ? ofProduct : ofAccount;
  return mapTaxes(move.one('fiscal_position_id'), taxes ?? []).map((tax) => tax.id);
}

/** Of goods: the product's name, once. Of what is owed: the reference that the payment will carry. */
export function labelOf(line: ModelRecord): Json {
  const current = line.value('name');
  if (line.text('display_type') === 'payment_term') return termLabelOf(line) ?? current;
  const product = line.one('product_id');
  const isNamed = line.text('name') !== undefined;
  const isTrade = isSale(typeOf(line)) || isPurchase(typeOf(line));
  if (product === undefined || isTextLine(line) || isNamed) return current;
  return isTrade ? product.displayName : false;
}

function termLabelOf(line: ModelRecord): string | undefined {
  const move = line.the('move_id');
  const reference = move.text('payment_reference');
  const ref = move.text('ref');
  const isBill = ['in_invoice', 'in_refund'].includes(typeOf(line));
  const both = reference !== undefined && ref !== undefined && reference !== ref;
  const name = both ? `${ref} - ${reference}` : (reference ?? (isBill ? ref : undefined));
  const count = move.one('invoice_payment_term_id')?.many('line_ids').length ?? 0;
  if (count <= 1) return name;
  const terms = itemsOf(move)
    .filter((other) => other.text('display_type') === 'payment_term')
    .toSorted((a, b) => (a.text('date_maturity') ?? '9').localeCompare(b.text('date_maturity') ?? '9'));
  const at = terms.findIndex((other) => other.equals(line));
  return `${name ?? ''} installment #${(at === -1 ? terms.length : at) + 1}`.trimStart();
}

export function subtotalOf(line: ModelRecord): Json {
  return line.text('display_type') === 'product' ? totalsOf(line).subtotal : 0;
}

export function totalOf(line: ModelRecord): Json {
  return line.text('display_type') === 'product' ? totalsOf(line).total : 0;
}

function totalsOf(line: ModelRecord): { readonly subtotal: number; readonly total: number } {
  return lineTotals(toPricedLine(line), termsOf(line.the('move_id')));
}

function typeOf(line: ModelRecord): string {
  return line.the('move_id').text('move_type') ?? 'entry';
}
