import { always, boolean, char, integer, many2one, related } from '../orm/fields.ts';
import { notModelled } from '../orm/fault.ts';
import type { ModelDefinition, ModelRecord } from '../orm/types.ts';
import type { Json } from '../orm/value.ts';

/** Bank accounts of partners. The sample has none; who may make contacts adds some. */
export const resPartnerBank: ModelDefinition = {
  name: 'res.partner.bank',
  description: 'Bank Accounts',
  order: 'sequence, id',
  displayName: (bank) => bank.text('acc_number') ?? '',
  access: { 'base.group_user': 'r', 'base.group_partner_manager': 'rcwd' },
  // What is deleted is archived, and kept.
  closed: { operations: ['unlink'], fields: ['active', 'sanitized_acc_number', 'sequence'] },
  rule: (env) => ['|', ['company_id', '=', false], ['company_id', 'in', [...env.companies]]],
  fields: {
    acc_number: char('Account Number', { required: true }),
    sanitized_acc_number: char('Sanitized Account Number', {
      readonly: true,
      store: true,
      compute: (bank) => bank.value('acc_number'),
      depends: ['acc_number'],
    }),
    partner_id: many2one('Account Holder', 'res.partner', { required: true, onDelete: 'cascade' }),
    company_id: related('partner_id.company_id', many2one('Company', 'res.company', { store: true })),
    sequence: integer('Sequence', { default: always(10) }),
    active: boolean('Active', { default: always(true) }),
    allow_out_payment: boolean('Send Money', { readonly: true, default: always(false) }),
  },
  constraints: [{ fields: ['acc_number', 'partner_id'], check: checkNumber }],
};

/** @throws OdooFault NotModelled for numbers that Odoo would rewrite, and for those that the partner has */
function checkNumber(bank: ModelRecord): void {
  const number = bank.text('acc_number') ?? '';
  if (!/^[A-Z0-9]+$/.test(number)) throw notModelled('account numbers with more than capitals and digits');
  const env = bank.env.sudo();
  const same = env
    .withContext({ ...env.context, active_test: false })
    .model('res.partner.bank')
    .search([
      ['partner_id', '=', bank.the('partner_id').id],
      ['acc_number', '=', number],
    ]);
  if (same.length > 1) throw notModelled('the same bank account of a partner twice');
}

/** The first of a partner's accounts that the company may use. */
export function firstBankOf(partner: ModelRecord | undefined, company: ModelRecord): Json {
  return bankAccountsOf(partner, company)[0]?.id ?? false;
}

/** A partner's accounts that the company may use. */
export function bankAccountsOf(partner: ModelRecord | undefined, company: ModelRecord): ModelRecord[] {
  if (partner === undefined) return [];
  return partner.env
    .model('res.partner.bank')
    .search([['partner_id', '=', partner.id]])
    .filter((bank) => bank.one('company_id')?.equals(company) !== false);
}
