import type { OdooSession } from '../odoo/session.ts';
import type { DocumentModel } from './handle.ts';

/**
 * The document in Odoo's web client: a path since 18, a fragment before. With the database, because a server may
 * have several, and the document of that number in another one is another document.
 */
export function documentUrl(
  session: Pick<OdooSession, 'origin' | 'database' | 'version'>,
  id: number,
  model: DocumentModel = 'account.move',
): string {
  const database = encodeURIComponent(session.database);
  return session.version.major >= 18
    ? `${session.origin}/odoo/${model}/${id}?db=${database}`
    : `${session.origin}/web?db=${database}#id=${id}&model=${model}&view_type=form`;
}
