import { z } from 'zod';
import {
  always,
  boolean,
  char,
  date,
  integer,
  many2many,
  many2one,
  monetary,
  related,
  selection,
} from '../../orm/fields.ts';
import { IntegrityFault, validationError } from '../../orm/fault.ts';
import { recordMethod } from '../../orm/types.ts';
import type { ModelDefinition } from '../../orm/types.ts';
import { messagePost } from '../message-post.ts';
import { createPayments, unlinkPayments, writePayments } from './changes.ts';
import {
  bankAccountOf,
  companyAmountOf,
  companyOf,
  currencyOf,
  destinationOf,
  duplicatesOf,
  journalOf,
  methodOf,
  signedAmountOf,
} from './defaults.ts';
import { post, undo } from './post.ts';
import { PARTNER_TYPES, PAYMENT_STATUSES, PAYMENT_TYPES } from './selections.ts';
import { isMatched, isReconciled, paidDocuments, stateOf } from './settlement.ts';

/** Filled in by Odoo, kept, and everybody's to overrule. */
const filledIn = { readonly: false, store: true } as const;
const ofItems = ['move_id.line_ids.amount_residual', 'move_id.line_ids.amount_residual_currency', 'state'];

/** Money sent or received by hand. A draft is a payment alone; its journal entry is made when it is posted. */
export const accountPayment: ModelDefinition = {
  name: 'account.payment',
  description: 'Payments',
  order: 'date desc, name desc',
  displayName: (payment) => payment.text('name') ?? 'Draft Payment',
  access: { 'account.group_account_readonly': 'r', 'account.group_account_invoice': 'rcwd' },
  rule: (env) => [['company_id', 'in', [...env.companies]]],
  // A state that is written is a payment that nothing was booked for.
  closed: {
    fields: [
      'company_id',
      'destination_account_id',
      'is_sent',
      'move_id',
      'name',
      'outstanding_account_id',
      'partner_bank_id',
      'payment_method_id',
      'state',
    ],
  },
  fields: {
    name: char('Number', { readonly: true }),
    date: date('Date', { required: true, default: (env) => env.today }),
    move_id: many2one('Journal Entry', 'account.move', { checkCompany: true }),
    journal_id: many2one('Journal', 'account.journal', {
      ...filledIn,
      checkCompany: true,
      required: true,
      compute: journalOf,
      depends: ['partner_id'],
    }),
    company_id: many2one('Company', 'res.company', {
      ...filledIn,
      required: true,
      compute: companyOf,
      depends: ['journal_id'],
    }),
    state: selection('State', PAYMENT_STATUSES, {
      ...filledIn,
      required: true,
      default: always('draft'),
      compute: stateOf,
      depends: ['move_id.line_ids.amount_residual', 'invoice_ids.payment_state'],
    }),
    is_reconciled: boolean('Is Reconciled', {
      readonly: true,
      store: true,
      compute: isReconciled,
      depends: ofItems,
    }),
    is_matched: boolean('Is Matched With a Bank Statement', {
      readonly: true,
      store: true,
      compute: isMatched,
      depends: ofItems,
    }),
    is_sent: boolean('Is Sent', { readonly: true }),
    partner_bank_id: many2one('Recipient Bank Account', 'res.partner.bank', {
      ...filledIn,
      checkCompany: true,
      compute: bankAccountOf,
      depends: ['partner_id', 'payment_type', 'journal_id'],
      onDelete: 'restrict',
    }),
    payment_method_line_id: many2one('Payment Method', 'account.payment.method.line', {
      ...filledIn,
      compute: methodOf,
      depends: ['payment_type', 'journal_id', 'currency_id'],
    }),
    payment_method_id: related(
      'payment_method_line_id.payment_method_id',
      many2one('Method', 'account.payment.method', { store: true }),
    ),
    payment_method_code: related('payment_method_line_id.code', char('Code')),
    amount: monetary('Amount'),
    amount_signed: monetary('Amount Signed', {
      readonly: true,
      compute: signedAmountOf,
      depends: ['amount', 'payment_type'],
    }),
    amount_company_currency_signed: monetary('Amount Company Currency Signed', {
      readonly: true,
      store: true,
      currencyField: 'company_currency_id',
      compute: companyAmountOf,
      depends: ['amount', 'payment_type', 'currency_id', 'date', 'company_id'],
    }),
    payment_type: selection('Payment Type', PAYMENT_TYPES, { required: true, default: always('inbound') }),
    partner_type: selection('Partner Type', PARTNER_TYPES, { required: true, default: always('customer') }),
    memo: char('Memo'),
    payment_reference: char('Payment Reference'),
    currency_id: many2one('Currency', 'res.currency', {
      ...filledIn,
      compute: currencyOf,
      depends: ['journal_id'],
    }),
    company_currency_id: related('company_id.currency_id', many2one('Company Currency', 'res.currency')),
    partner_id: many2one('Customer/Vendor', 'res.partner', { checkCompany: true, onDelete: 'restrict' }),
    outstanding_account_id: many2one('Outstanding Account', 'account.account', {
      readonly: true,
      store: true,
      checkCompany: true,
      compute: (payment) => payment.one('payment_method_line_id')?.value('payment_account_id') ?? false,
      depends: ['payment_method_line_id'],
    }),
    destination_account_id: many2one('Destination Account', 'account.account', {
      ...filledIn,
      checkCompany: true,
      compute: destinationOf,
      depends: ['journal_id', 'partner_id', 'partner_type'],
    }),
    invoice_ids: many2many('Invoices', 'account.move'),
    reconciled_invoice_ids: many2many('Reconciled Invoices', 'account.move', {
      readonly: true,
      compute: paidDocuments('sale'),
    }),
    reconciled_invoices_count: integer('# Reconciled Invoices', {
      readonly: true,
      compute: (payment) => payment.many('reconciled_invoice_ids').length,
    }),
    reconciled_bill_ids: many2many('Reconciled Bills', 'account.move', {
      readonly: true,
      compute: paidDocuments('purchase'),
    }),
    reconciled_bills_count: integer('# Reconciled Bills', {
      readonly: true,
      compute: (payment) => payment.many('reconciled_bill_ids').length,
    }),
    duplicate_payment_ids: many2many('Duplicate Payment', 'account.payment', {
      readonly: true,
      compute: duplicatesOf,
    }),
  },
  constraints: [
    {
      fields: ['amount'],
      check: (payment) => {
        if (payment.number('amount') < 0)
          throw new IntegrityFault('account.payment', 'amount', 'The payment amount cannot be negative.');
      },
    },
    {
      fields: ['payment_method_line_id', 'journal_id', 'payment_type'],
      check: (payment) => {
        const method = payment.one('payment_method_line_id');
        if (method === undefined)
          throw validationError('Please define a payment method line on your payment.');
        if (method.the('journal_id').equals(payment.one('journal_id'))) return;
        throw validationError(
          'The selected payment method is not available for this payment, please select the payment method again.',
        );
      },
    },
  ],
  create: createPayments,
  write: writePayments,
  unlink: unlinkPayments,
  methods: {
    action_post: recordMethod(z.strictObject({}), (payments) => {
      post(payments);
      return undefined;
    }),
    action_draft: recordMethod(z.strictObject({}), (payments) => {
      undo(payments);
      return undefined;
    }),
    message_post: messagePost,
  },
};
