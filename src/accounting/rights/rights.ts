import { z } from 'zod';
import type { OdooSession } from '../../odoo/session.ts';
import { RIGHTS_CALLS } from '../allowed/rights.ts';
import { asksGroupsOfUsers } from '../versions.ts';

/** What a user of Odoo may do with the books, each for itself: sites mix their groups as they like. */
export interface Rights {
  readonly readBooks: boolean;
  /** Bills, invoices, credit notes and journal entries. */
  readonly draftDocuments: boolean;
  readonly draftPayments: boolean;
  /** Documents and payments. */
  readonly post: boolean;
  readonly enterTransactions: boolean;
  readonly saveContacts: boolean;
}

/** Odoo's own condition of `action_post`, whatever else the user may do with documents. */
const POSTING_GROUP = 'account.group_account_invoice';

/**
 * Asks Odoo what the user of a session may do. It answers for its access rights; a site's own rules may refuse more.
 * @throws OdooError those of the connection
 */
export async function readRights(
  session: Pick<OdooSession, 'uid' | 'version' | 'clientFor'>,
  signal?: AbortSignal,
): Promise<Rights> {
  const client = session.clientFor(RIGHTS_CALLS);
  const may = async (model: string, operation: 'read' | 'create') =>
    z.boolean().parse(await client.call(model, 'check_access_rights', { args: [operation, false], signal }));
  const isIn = async (group: string) => {
    const asked = asksGroupsOfUsers(session.version)
      ? { args: [[session.uid], group] }
      : { kwargs: { group_ext_id: group } };
    return z.boolean().parse(await client.call('res.users', 'has_group', { ...asked, signal }));
  };
  const [readBooks, draftDocuments, draftPayments, post, enterTransactions, saveContacts] = await Promise.all(
    [
      may('account.move', 'read'),
      may('account.move', 'create'),
      may('account.payment', 'create'),
      isIn(POSTING_GROUP),
      may('account.bank.statement.line', 'create'),
      may('res.partner', 'create'),
    ],
  );
  return { readBooks, draftDocuments, draftPayments, post, enterTransactions, saveContacts };
}
