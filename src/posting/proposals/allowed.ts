import { computesInvoices } from '../../accounting/versions.ts';
import type { AllowedCall, AllowList } from '../../odoo/allow-list.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import { closingFields } from '../looking/closed-period.ts';
import { SETTLING } from '../settling/allowed.ts';

const reading = (model: string, fields: readonly string[]): AllowedCall => ({
  ...{ model, method: 'search_read', kind: 'read', fields },
});

export const COMPANY_FIELDS = ['name', 'currency_id'];
export const JOURNAL_FIELDS = [
  ...['name', 'type', 'company_id', 'currency_id', 'default_account_id', 'suspense_account_id'],
];
export const PARTNER_FIELDS = ['display_name', 'commercial_partner_id'];
export const ACCOUNT_FIELDS = ['code', 'name'];
export const LINE_FIELDS = [
  ...['journal_id', 'date', 'amount', 'payment_ref', 'partner_id', 'move_id', 'create_date'],
  'create_uid',
];
export const ENTRY_FIELDS = ['name', 'state', 'date'];
export const ITEM_FIELDS = ['account_id', 'balance', 'amount_currency'];
export const STATEMENT_FIELDS = ['name', 'line_ids', 'balance_end', 'balance_end_real'];

/** What a transaction is made of. */
const MADE_OF = ['date', 'payment_ref', 'amount', 'partner_id', 'counterpart_account_id'];

/** 16 and newer: a transaction is posted as it is made. */
const DIRECTLY: AllowList = [
  {
    model: 'account.bank.statement.line',
    method: 'create',
    kind: 'write',
    fields: ['journal_id', ...MADE_OF],
  },
];

/** 14 and 15: a transaction is part of a statement, and posted with it. */
const BY_STATEMENT: AllowList = [
  {
    model: 'account.bank.statement',
    method: 'create',
    kind: 'write',
    fields: ['name', 'journal_id', 'date', ...MADE_OF.map((field) => `line_ids/${field}`)],
  },
  { model: 'account.bank.statement', method: 'write', kind: 'write', fields: ['balance_end_real'] },
  { model: 'account.bank.statement', method: 'button_post', kind: 'write' },
  reading('account.bank.statement', STATEMENT_FIELDS),
];

/** What entering bank transactions asks of Odoo: reading all that they name, entering, and settling what they pay. */
export function proposalEntering(version: OdooVersion): AllowList {
  return [
    { model: 'account.bank.statement.line', method: 'check_access_rights', kind: 'read' },
    reading('res.company', [...COMPANY_FIELDS, ...closingFields(version)]),
    reading('account.journal', JOURNAL_FIELDS),
    reading('res.partner', PARTNER_FIELDS),
    reading('account.account', ACCOUNT_FIELDS),
    reading('account.bank.statement.line', LINE_FIELDS),
    reading('account.move', ENTRY_FIELDS),
    reading('account.move.line', ITEM_FIELDS),
    ...(computesInvoices(version) ? DIRECTLY : BY_STATEMENT),
    ...SETTLING,
  ];
}
