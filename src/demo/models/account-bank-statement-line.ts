import type { ModelDefinition } from '../orm/types.ts';

/** Bank and cash transactions. There are none, and nobody enters one: only who would be allowed to is told. */
export const accountBankStatementLine: ModelDefinition = {
  name: 'account.bank.statement.line',
  description: 'Bank Statement Line',
  order: 'id desc',
  displayName: (line) => `account.bank.statement.line,${line.id}`,
  access: {
    'account.group_account_readonly': 'r',
    'account.group_account_invoice': 'r',
    'account.group_account_basic': 'rcwd',
  },
  closed: { operations: ['create', 'write', 'unlink'], rightsAreTold: true },
  fields: {},
};
