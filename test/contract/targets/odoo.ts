import { startOdoo } from '../../beds/odoo/bed.ts';
import type { Place } from '../place.ts';
import { databaseSession } from '../wire/database-session.ts';
import type { OpenTarget } from './target.ts';

/** A real Odoo of the test beds, in a database of the suite's own. */
export async function openBed(version: '14' | '19', name: string): Promise<OpenTarget> {
  const bed = await startOdoo(version);
  const { url, db: database, users } = await bed.freshDatabase(name);
  const headers = version === '14' ? await databaseSession(url, database) : {};
  const place: Place = { url, database, major: Number(version), headers, kind: 'bed', mayWrite: true, users };
  return { place, dispose: () => Promise.resolve() };
}
