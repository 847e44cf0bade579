import type { OdooSession } from '../../odoo/session.ts';

type Place = Pick<OdooSession, 'origin' | 'database' | 'version'>;

/** A contact in Odoo's web client, or its form for a new one: a path since 18, a fragment before. */
export function partnerUrl({ origin, database, version }: Place, id: number | 'new'): string {
  const query = `?db=${encodeURIComponent(database)}`;
  if (version.major >= 18) return `${origin}/odoo/res.partner/${id}${query}`;
  // A form without an id is a new record's.
  const which = id === 'new' ? '' : `id=${id}&`;
  return `${origin}/web${query}#${which}model=res.partner&view_type=form`;
}
