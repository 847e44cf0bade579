import {
  always,
  boolean,
  char,
  date,
  float,
  integer,
  json,
  many2many,
  many2one,
  monetary,
  one2many,
  related,
  selection,
} from '../../orm/fields.ts';
import type { ModelDefinition } from '../../orm/types.ts';
import { CLOSED_OF_ITEMS } from './closed.ts';
import { createLines, unlinkLines, writeLines } from './line-changes.ts';
import { checkAccountKind, checkAmounts, checkDeductible } from './line-checks.ts';
import {
  accountOf,
  currencyOf,
  labelOf,
  partnerOf,
  priceOf,
  quantityOf,
  rateOf,
  sequenceOf,
  subtotalOf,
  taxesOf,
  totalOf,
} from './line-defaults.ts';
import { DISPLAY_TYPES, MOVE_STATES, MOVE_TYPES } from './selections.ts';
import { residualInCurrencyOf, residualOf } from './reconcile.ts';

const RESIDUAL = ['balance', 'amount_currency', 'account_id', 'matched_debit_ids', 'matched_credit_ids'];
const PRICE = ['quantity', 'discount', 'price_unit', 'tax_ids', 'currency_id'];
const inCompanyCurrency = { currencyField: 'company_currency_id' } as const;

/**
 * The lines of a document (goods, sections and notes) and its other journal items (taxes, what is to be paid). What
 * nobody gives follows from the product, the partner and the journal, as Odoo's stored computes have it.
 */
export const accountMoveLine: ModelDefinition = {
  name: 'account.move.line',
  description: 'Journal Item',
  order: 'date desc, move_name desc, id',
  access: {
    'account.group_account_manager': 'r',
    'account.group_account_readonly': 'r',
    'account.group_account_invoice': 'rcwd',
  },
  closed: CLOSED_OF_ITEMS,
  rule: (env) => [['company_id', 'in', [...env.companies]]],
  displayName: (line) => {
    const name = line.one('move_id')?.text('name');
    const ref = line.text('ref');
    const label = line.text('name') ?? line.one('product_id')?.displayName;
    const isNew = label !== undefined && ![name, ref, `${ref ?? ''} - ${name ?? ''}`].includes(label);
    const parts = [name, ref === undefined ? undefined : `(${ref})`, isNew ? label : undefined];
    return parts.filter((part) => part !== undefined).join(' ') || 'Draft Entry';
  },
  fields: {
    move_id: many2one('Journal Entry', 'account.move', {
      checkCompany: true,
      required: true,
      readonly: true,
      onDelete: 'cascade',
    }),
    journal_id: related('move_id.journal_id', many2one('Journal', 'account.journal', { store: true })),
    company_id: related('move_id.company_id', many2one('Company', 'res.company', { store: true })),
    company_currency_id: related(
      'company_id.currency_id',
      many2one('Company Currency', 'res.currency', { store: true }),
    ),
    move_name: related('move_id.name', char('Number', { store: true })),
    move_type: related('move_id.move_type', selection('Type', MOVE_TYPES)),
    parent_state: related('move_id.state', selection('Status', MOVE_STATES, { store: true })),
    date: related('move_id.date', date('Date', { store: true })),
    invoice_date: related('move_id.invoice_date', date('Invoice/Bill Date', { store: true })),
    ref: related('move_id.ref', char('Reference', { store: true })),
    statement_line_id: related(
      'move_id.statement_line_id',
      many2one('Originator Statement Line', 'account.bank.statement.line', { store: true }),
    ),
    display_type: selection('Display Type', DISPLAY_TYPES, {
      required: true,
      readonly: false,
      store: true,
      compute: (line) => line.text('display_type') ?? 'product',
      depends: ['move_id'],
    }),
    sequence: integer('Sequence', {
      readonly: false,
      store: true,
      compute: sequenceOf,
      depends: ['display_type'],
    }),
    account_id: many2one('Account', 'account.account', {
      checkCompany: true,
      onDelete: 'restrict',
      readonly: false,
      store: true,
      compute: accountOf,
      depends: ['product_id'],
    }),
    partner_id: many2one('Partner', 'res.partner', {
      onDelete: 'restrict',
      readonly: false,
      store: true,
      compute: partnerOf,
      depends: [],
    }),
    name: char('Label', {
      readonly: false,
      store: true,
      compute: labelOf,
      depends: ['product_id', 'move_id.ref', 'move_id.payment_reference', 'move_id.invoice_payment_term_id'],
    }),
    quantity: float('Quantity', {
      digits: [16, 2],
      readonly: false,
      store: true,
      compute: quantityOf,
      depends: ['display_type'],
    }),
    price_unit: float('Unit Price', {
      readonly: false,
      store: true,
      compute: priceOf,
      depends: ['product_id'],
    }),
    discount: float('Discount (%)', { digits: [16, 2], default: always(0) }),
    deductible_amount: float('Deductibility', { default: always(100) }),
    tax_ids: many2many('Taxes', 'account.tax', {
      checkCompany: true,
      readonly: false,
      store: true,
      compute: taxesOf,
      depends: ['product_id'],
    }),
    price_subtotal: monetary('Subtotal', {
      readonly: true,
      store: true,
      compute: subtotalOf,
      depends: PRICE,
    }),
    price_total: monetary('Total', { readonly: true, store: true, compute: totalOf, depends: PRICE }),
    currency_id: many2one('Currency', 'res.currency', {
      required: true,
      readonly: false,
      store: true,
      compute: currencyOf,
      depends: ['move_id.currency_id'],
    }),
    currency_rate: float('Currency Rate', { readonly: true, compute: rateOf }),
    amount_currency: monetary('Amount in Currency', { default: always(0) }),
    balance: monetary('Balance', { ...inCompanyCurrency, default: always(0) }),
    debit: monetary('Debit', {
      ...inCompanyCurrency,
      readonly: false,
      store: true,
      compute: (line) => Math.max(line.number('balance'), 0),
      depends: ['balance'],
    }),
    credit: monetary('Credit', {
      ...inCompanyCurrency,
      readonly: false,
      store: true,
      compute: (line) => Math.max(-line.number('balance'), 0),
      depends: ['balance'],
    }),
    date_maturity: date('Due Date'),
    amount_residual: monetary('Residual Amount', {
      ...inCompanyCurrency,
      readonly: true,
      store: true,
      compute: residualOf,
      depends: RESIDUAL,
    }),
    amount_residual_currency: monetary('Residual Amount in Currency', {
      readonly: true,
      store: true,
      compute: residualInCurrencyOf,
      depends: RESIDUAL,
    }),
    reconciled: boolean('Reconciled', {
      readonly: true,
      store: true,
      compute: (line) =>
        line.one('account_id')?.flag('reconcile') === true &&
        line.number('amount_residual') === 0 &&
        line.number('amount_residual_currency') === 0,
      depends: ['amount_residual', 'amount_residual_currency'],
    }),
    matched_debit_ids: one2many('Matched Debits', 'account.partial.reconcile', 'credit_move_id', {
      readonly: true,
    }),
    matched_credit_ids: one2many('Matched Credits', 'account.partial.reconcile', 'debit_move_id', {
      readonly: true,
    }),
    full_reconcile_id: many2one('Matching', 'account.full.reconcile', { readonly: true }),
    matching_number: char('Matching #'),
    tax_repartition_line_id: many2one('Originator Tax Distribution Line', 'account.tax.repartition.line', {
      readonly: true,
      onDelete: 'restrict',
    }),
    tax_line_id: related(
      'tax_repartition_line_id.tax_id',
      many2one('Originator Tax', 'account.tax', { store: true }),
    ),
    tax_group_id: related(
      'tax_line_id.tax_group_id',
      many2one('Originator tax group', 'account.tax.group', { store: true }),
    ),
    tax_base_amount: monetary('Base Amount', { ...inCompanyCurrency, readonly: true, default: always(0) }),
    tax_tag_ids: many2many('Tags', 'account.account.tag'),
    group_tax_id: many2one('Originator Group of Taxes', 'account.tax', { checkCompany: true }),
    product_id: many2one('Product', 'product.product', { checkCompany: true, onDelete: 'restrict' }),
    analytic_distribution: json('Analytic Distribution'),
    extra_tax_data: json('Extra Tax Data'),
    discount_date: date('Discount Date', { readonly: true }),
    discount_amount_currency: monetary('Discount amount in Currency', { default: always(0) }),
    discount_balance: monetary('Discount Balance', { ...inCompanyCurrency, default: always(0) }),
    is_imported: boolean('Is Imported', { default: always(false) }),
    is_storno: boolean('Company Storno Accounting', { default: always(false) }),
    collapse_composition: boolean('Hide Composition', { default: always(false) }),
    collapse_prices: boolean('Hide Prices', { default: always(false) }),
    no_followup: boolean('No Follow-Up', {
      readonly: false,
      store: true,
      compute: (line) => line.one('journal_id')?.text('type') === 'general',
      depends: ['journal_id'],
    }),
  },
  constraints: [
    { fields: ['account_id', 'display_type'], check: checkAccountKind },
    { fields: ['balance', 'amount_currency', 'account_id', 'display_type'], check: checkAmounts },
    { fields: ['deductible_amount'], check: checkDeductible },
  ],
  create: createLines,
  write: writeLines,
  unlink: unlinkLines,
};
