import { readRights } from '../../accounting/rights/rights.ts';
import type { OdooSession } from '../../odoo/session.ts';
import { rightsText } from '../rights-text.ts';
import type { RightsText } from '../rights-text.ts';
import type { ConnectionProfile } from './profile.ts';

/**
 * What the user of a connection may do, asked now.
 * @throws OdooError those of the connection
 */
export async function rightsOf(session: OdooSession, { posting }: ConnectionProfile): Promise<RightsText> {
  return rightsText(await readRights(session), { version: session.version, postedBy: posting?.login });
}
