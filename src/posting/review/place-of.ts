import type { OdooSession } from '../../odoo/session.ts';
import type { Place } from './review.ts';

/** The books of a session, and as whom it keeps them. */
export function placeOf(
  { origin, database, login }: Pick<OdooSession, 'origin' | 'database' | 'login'>,
  isDemo: boolean,
): Place {
  return { origin, database, login, isDemo };
}
