import { WHOLLY_CLOSED } from '../orm/closed.ts';
import { always, boolean, char, many2many, many2one, selection, text } from '../orm/fields.ts';
import { validationError } from '../orm/fault.ts';
import type { ModelDefinition, ModelRecord } from '../orm/types.ts';
import type { Json } from '../orm/value.ts';

const RECONCILED = new Set(['asset_receivable', 'liability_payable']);
const NEVER_RECONCILED = new Set(['asset_cash', 'liability_credit_card', 'off_balance']);

/** Accounts may be shared by companies; each company has its own code for them. */
export const accountAccount: ModelDefinition = {
  name: 'account.account',
  description: 'Account',
  order: 'code_store, id',
  searchByName: (operator, name) => [
    '|',
    '|',
    ['code', '=like', `${name.split(' ')[0] ?? ''}%`],
    ['name', operator, name],
    ['description', 'ilike', name],
  ],
  // Odoo 19 leaves the code out for those who do not see the accounting features.
  displayName: (account) => {
    const [code, name] = [account.text('code'), account.text('name') ?? ''];
    const seesCode = account.env.hasGroup('account.group_account_readonly');
    return code !== undefined && seesCode ? `${code} ${name}` : name;
  },
  access: {
    'base.group_user': 'r',
    'base.group_partner_manager': 'r',
    'account.group_account_readonly': 'r',
    'account.group_account_invoice': 'r',
    'account.group_account_manager': 'rcwd',
  },
  closed: WHOLLY_CLOSED,
  rule: (env) => [['company_ids', 'in', env.companies]],
  fields: {
    name: char('Account Name', { required: true }),
    code: char('Code', {
      searchAs: 'code_store',
      depends: ['code_store'],
      compute: (account) => account.value('code_store'),
      inverse: (account, code) => {
        account.write({ code_store: code });
      },
    }),
    code_store: char('Code Store', { companyDependent: true }),
    account_type: selection(
      'Type',
      [
        ['asset_receivable', 'Receivable'],
        ['asset_cash', 'Bank and Cash'],
        ['asset_current', 'Current Assets'],
        ['asset_non_current', 'Non-current Assets'],
        ['asset_prepayments', 'Prepayments'],
        ['asset_fixed', 'Fixed Assets'],
        ['liability_payable', 'Payable'],
        ['liability_credit_card', 'Credit Card'],
        ['liability_current', 'Current Liabilities'],
        ['liability_non_current', 'Non-current Liabilities'],
        ['equity', 'Equity'],
        ['equity_unaffected', 'Current Year Earnings'],
        ['income', 'Income'],
        ['income_other', 'Other Income'],
        ['expense', 'Expenses'],
        ['expense_other', 'Other Expenses'],
        ['expense_depreciation', 'Depreciation'],
        ['expense_direct_cost', 'Cost of Revenue'],
        ['off_balance', 'Off-Balance Sheet'],
      ],
      { required: true },
    ),
    internal_group: selection(
      'Internal Group',
      [
        ['equity', 'Equity'],
        ['asset', 'Asset'],
        ['liability', 'Liability'],
        ['income', 'Income'],
        ['expense', 'Expense'],
        ['off', 'Off Balance'],
      ],
      { depends: ['account_type'], compute: internalGroup },
    ),
    reconcile: boolean('Allow Reconciliation', {
      store: true,
      readonly: false,
      depends: ['account_type'],
      compute: mayBeReconciled,
    }),
    company_ids: many2many('Companies', 'res.company', {
      required: true,
      default: (env) => [env.company.id],
    }),
    tax_ids: many2many('Default Taxes', 'account.tax', { checkCompany: true }),
    currency_id: many2one('Account Currency', 'res.currency'),
    description: text('Description'),
    note: text('Internal Notes'),
    active: boolean('Active', { default: always(true) }),
    non_trade: boolean('Non Trade'),
  },
  constraints: [
    {
      fields: ['code_store', 'company_ids'],
      check: (account) => {
        const code = account.text('code');
        const same = account.model.search([
          ['code', '=', code ?? false],
          ['id', '!=', account.id],
        ]);
        if (code !== undefined && same.length > 0) {
          throw validationError(
            `Account codes must be unique. You can't create accounts with these duplicate codes: ${code}`,
          );
        }
      },
    },
  ],
};

/** "expense_direct_cost" is of the group "expense". */
function internalGroup(account: ModelRecord): string {
  return account.text('account_type')?.split('_')[0] ?? '';
}

function mayBeReconciled(account: ModelRecord): Json {
  const type = account.text('account_type') ?? '';
  if (['income', 'expense', 'equity'].includes(internalGroup(account))) return false;
  if (RECONCILED.has(type)) return true;
  return NEVER_RECONCILED.has(type) ? false : account.flag('reconcile');
}
