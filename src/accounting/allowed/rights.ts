import type { AllowList } from '../../odoo/allow-list.ts';

/** Asking what the user may do. Reads alone; nothing of a record. */
export const RIGHTS_CALLS: AllowList = [
  { model: 'account.move', method: 'check_access_rights', kind: 'read' },
  { model: 'account.payment', method: 'check_access_rights', kind: 'read' },
  { model: 'account.bank.statement.line', method: 'check_access_rights', kind: 'read' },
  { model: 'res.partner', method: 'check_access_rights', kind: 'read' },
  { model: 'res.users', method: 'has_group', kind: 'read' },
];
