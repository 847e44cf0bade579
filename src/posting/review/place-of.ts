import type { OdooSession } from '../../odoo/session.ts';
import type { Place } from './review.ts';

/**
 * The books of a session, and as whom it keeps them.
 * @param connectionName the person's own name for the connection, where they need it to tell it from others
 */
export function placeOf(
  { origin, database, login }: Pick<OdooSession, 'origin' | 'database' | 'login'>,
  isDemo: boolean,
  connectionName?: string,
): Place {
  return { origin, database, login, isDemo, ...(connectionName !== undefined && { connectionName }) };
}
