import {
  always,
  boolean,
  char,
  date,
  float,
  html,
  integer,
  many2many,
  many2one,
  monetary,
  one2many,
  related,
  selection,
} from '../../orm/fields.ts';
import type { Field, ModelDefinition } from '../../orm/types.ts';
import { createMoves, unlinkMoves, writeMoves } from './changes.ts';
import { checkAutoPost, checkJournal, checkReversed } from './checks.ts';
import { CLOSED_OF_DOCUMENTS } from './closed.ts';
import {
  amount,
  attachmentsOf,
  bankAccountOf,
  commercialPartnerOf,
  companyOf,
  currencyOf,
  deliveryAddressOf,
  displayNameOf,
  duplicatesOf,
  hasGap,
  journalOf,
  partnerNameOf,
  paymentTermOf,
  salespersonOf,
  sequenceNumberOf,
  sequencePrefixOf,
} from './defaults.ts';
import { dateOf, lockMessageOf } from './locks.ts';
import { METHODS_OF_DOCUMENTS } from './methods.ts';
import { invoiceRateOf } from './money.ts';
import { paymentStateOf } from './reconcile.ts';
import { AUTO_POST, MOVE_STATES, MOVE_TYPES, PAYMENT_STATES } from './selections.ts';
import { fiscalPositionOf } from './taxes.ts';
import { UNUSUAL } from './unusual.ts';

const AMOUNTS = [
  'line_ids.balance',
  'line_ids.amount_currency',
  'line_ids.currency_id',
  'line_ids.amount_residual',
  'line_ids.amount_residual_currency',
  'state',
];

/** Computed by Odoo, kept, and for nobody to write. */
const follows = { readonly: true, store: true } as const;
/** Filled in by Odoo, kept, and everybody's to overrule. */
const filledIn = { readonly: false, store: true } as const;

function total(
  string: string,
  compute: Field['compute'],
  currency: 'currency_id' | 'company_currency_id' = 'currency_id',
): Field {
  return monetary(string, { ...follows, currencyField: currency, compute, depends: AMOUNTS });
}

/** Bills, invoices, credit notes, receipts and plain entries: one model, told apart by `move_type`. */
export const accountMove: ModelDefinition = {
  name: 'account.move',
  description: 'Journal Entry',
  order: 'date desc, name desc, invoice_date desc, id desc',
  access: {
    'account.group_account_manager': 'r',
    'account.group_account_readonly': 'r',
    'account.group_account_invoice': 'rcwd',
  },
  rule: (env) => [['company_id', 'in', [...env.companies]]],
  closed: CLOSED_OF_DOCUMENTS,
  displayName: displayNameOf,
  fields: {
    name: char('Number'),
    ref: char('Reference'),
    state: selection('Status', MOVE_STATES, { required: true, readonly: true, default: always('draft') }),
    move_type: selection('Type', MOVE_TYPES, { required: true, readonly: true, default: always('entry') }),
    date: date('Date', {
      ...filledIn,
      required: true,
      compute: dateOf,
      depends: ['invoice_date', 'company_id', 'move_type', 'taxable_supply_date'],
    }),
    journal_id: many2one('Journal', 'account.journal', {
      checkCompany: true,
      ...filledIn,
      required: true,
      compute: journalOf,
      depends: ['move_type'],
    }),
    company_id: many2one('Company', 'res.company', {
      ...filledIn,
      compute: companyOf,
      depends: ['journal_id'],
    }),
    company_currency_id: related('company_id.currency_id', many2one('Company Currency', 'res.currency')),
    line_ids: one2many('Journal Items', 'account.move.line', 'move_id'),
    invoice_line_ids: one2many('Invoice lines', 'account.move.line', 'move_id', {
      domain: [['display_type', 'in', ['product', 'line_section', 'line_subsection', 'line_note']]],
    }),
    partner_id: many2one('Partner', 'res.partner', { checkCompany: true, onDelete: 'restrict' }),
    commercial_partner_id: many2one('Commercial Entity', 'res.partner', {
      checkCompany: true,
      ...follows,
      compute: commercialPartnerOf,
      depends: ['partner_id'],
      onDelete: 'restrict',
    }),
    partner_shipping_id: many2one('Delivery Address', 'res.partner', {
      checkCompany: true,
      ...filledIn,
      compute: deliveryAddressOf,
      depends: ['partner_id'],
    }),
    partner_bank_id: many2one('Recipient Bank', 'res.partner.bank', {
      checkCompany: true,
      ...filledIn,
      compute: bankAccountOf,
      depends: ['commercial_partner_id', 'company_id', 'move_type'],
      onDelete: 'restrict',
    }),
    invoice_partner_display_name: char('Invoice Partner Display Name', {
      ...follows,
      compute: partnerNameOf,
      depends: ['partner_id', 'partner_id.display_name'],
    }),
    invoice_user_id: many2one('Salesperson', 'res.users', {
      ...filledIn,
      compute: salespersonOf,
      depends: ['move_type', 'partner_id'],
    }),
    fiscal_position_id: many2one('Fiscal Position', 'account.fiscal.position', {
      checkCompany: true,
      ...filledIn,
      compute: (move) => fiscalPositionOf(move)?.id ?? false,
      depends: ['partner_id', 'partner_shipping_id', 'company_id', 'move_type'],
    }),
    invoice_date: date('Invoice/Bill Date'),
    invoice_date_due: date('Due Date', {
      ...filledIn,
      // With a payment term it follows what is owed.
      compute: (move) => move.text('invoice_date_due') ?? move.env.today,
      depends: [],
    }),
    invoice_payment_term_id: many2one('Payment Terms', 'account.payment.term', {
      checkCompany: true,
      ...filledIn,
      compute: paymentTermOf,
      depends: ['partner_id'],
    }),
    delivery_date: date('Delivery Date'),
    taxable_supply_date: date('Taxable Supply Date'),
    currency_id: many2one('Currency', 'res.currency', {
      ...filledIn,
      required: true,
      compute: currencyOf,
      depends: ['journal_id'],
    }),
    invoice_currency_rate: float('Currency Rate', {
      ...filledIn,
      compute: invoiceRateOf,
      depends: ['currency_id', 'company_id', 'invoice_date', 'taxable_supply_date'],
    }),
    amount_untaxed: total('Untaxed Amount', amount('untaxed', 'currency', 'read')),
    amount_tax: total('Tax', amount('tax', 'currency', 'read')),
    amount_total: total('Total', amount('total', 'currency', 'read')),
    amount_residual: total('Amount Due', amount('residual', 'currency', 'read')),
    amount_untaxed_signed: total(
      'Untaxed Amount Signed',
      amount('untaxed', 'company', 'signed'),
      'company_currency_id',
    ),
    amount_tax_signed: total('Tax Signed', amount('tax', 'company', 'signed'), 'company_currency_id'),
    amount_total_signed: total('Total Signed', amount('total', 'company', 'signed'), 'company_currency_id'),
    amount_residual_signed: total(
      'Amount Due Signed',
      amount('residual', 'company', 'signed'),
      'company_currency_id',
    ),
    amount_untaxed_in_currency_signed: total(
      'Untaxed Amount Signed Currency',
      amount('untaxed', 'currency', 'signed'),
    ),
    amount_total_in_currency_signed: total('Total in Currency Signed', amount('total', 'currency', 'signed')),
    payment_state: selection('Payment Status', PAYMENT_STATES, {
      ...follows,
      compute: paymentStateOf,
      depends: ['amount_residual', 'amount_total', 'move_type', 'state'],
    }),
    payment_reference: char('Payment Reference'),
    origin_payment_id: many2one('Payment', 'account.payment', { checkCompany: true }),
    statement_line_id: many2one('Statement Line', 'account.bank.statement.line', { checkCompany: true }),
    reversed_entry_id: many2one('Reversal of', 'account.move', { checkCompany: true, readonly: true }),
    reversal_move_ids: one2many('Reversal Move', 'account.move', 'reversed_entry_id'),
    sequence_prefix: char('Sequence Prefix', { ...follows, compute: sequencePrefixOf, depends: ['name'] }),
    sequence_number: integer('Sequence Number', {
      ...follows,
      compute: sequenceNumberOf,
      depends: ['name'],
    }),
    made_sequence_gap: boolean('Made Sequence Gap', {
      ...follows,
      compute: hasGap,
      depends: ['journal_id', 'sequence_number', 'sequence_prefix', 'state'],
    }),
    auto_post: selection('Auto-post', AUTO_POST, { required: true, default: always('no') }),
    auto_post_until: date('Auto-post until', { store: true }),
    auto_post_origin_id: many2one('First recurring entry', 'account.move', { readonly: true }),
    checked: boolean('Reviewed', {
      ...filledIn,
      compute: (move) => move.text('state') === 'posted',
      depends: ['state', 'journal_id'],
    }),
    posted_before: boolean('Posted Before', { default: always(false) }),
    always_tax_exigible: boolean('Always Tax Exigible', {
      ...filledIn,
      compute: (move) => move.text('move_type') === 'entry',
      depends: ['move_type'],
    }),
    is_manually_modified: boolean('Is Manually Modified', { default: always(false) }),
    is_move_sent: boolean('Is Move Sent', { readonly: true, default: always(false) }),
    narration: html('Terms and Conditions'),
    invoice_origin: char('Origin', { readonly: true }),
    invoice_source_email: char('Source Email'),
    incoterm_location: char('Incoterm Location'),
    quick_edit_total_amount: monetary('Total (Tax inc.)', { default: always(0) }),
    inalterable_hash: char('Inalterability Hash', { readonly: true }),
    secure_sequence_number: integer('Inalterability No Gap Sequence #', { readonly: true }),
    duplicated_ref_ids: many2many('Duplicated Ref', 'account.move', {
      readonly: true,
      compute: duplicatesOf,
    }),
    tax_lock_date_message: char('Tax Lock Date Message', { readonly: true, compute: lockMessageOf }),
    ...UNUSUAL,
    message_main_attachment_id: many2one('Main Attachment', 'ir.attachment'),
    message_attachment_count: integer('Attachment Count', { readonly: true, compute: attachmentsOf }),
  },
  constraints: [
    { fields: ['journal_id', 'move_type'], check: checkJournal },
    { fields: ['reversed_entry_id'], isInDatabase: true, check: checkReversed },
    { fields: ['auto_post', 'invoice_date'], check: checkAutoPost },
  ],
  create: createMoves,
  write: writeMoves,
  unlink: unlinkMoves,
  methods: METHODS_OF_DOCUMENTS,
};
