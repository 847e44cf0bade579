import { z } from 'zod';
import type { OdooClient } from '../../../odoo/client.ts';
import type { OdooSession } from '../../../odoo/session.ts';
import { transactionProblems } from './problems.ts';

/**
 * Makes sure that the user may enter bank transactions at all: whoever approves a proposal later would learn only then
 * that Odoo refuses it.
 * @throws Problem no_rights, naming the right that is missing
 */
export async function checkStatementRights(
  client: OdooClient,
  { login }: Pick<OdooSession, 'login'>,
  signal?: AbortSignal,
): Promise<void> {
  const answer = await client.call('account.bank.statement.line', 'check_access_rights', {
    args: ['create', false],
    signal,
  });
  if (!z.boolean().parse(answer)) throw transactionProblems.noRights(login);
}
