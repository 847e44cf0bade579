import { send } from './http.ts';

/**
 * The headers that tell Odoo 14 or 15 which database a request is for: a session that has chosen one. Without it, a
 * server that has several answers an exception with a bare HTML 500.
 */
export async function databaseSession(url: string, database: string): Promise<{ Cookie: string }> {
  const { headers } = await send(`${url}/web?db=${encodeURIComponent(database)}`, { method: 'GET' });
  const session = headers.getSetCookie().find((cookie) => cookie.startsWith('session_id='));
  return { Cookie: session?.split(';')[0] ?? '' };
}
