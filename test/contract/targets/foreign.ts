import { z } from 'zod';
import type { Place } from '../place.ts';
import { databaseSession } from '../wire/database-session.ts';
import { jsonRpc } from '../wire/json-rpc.ts';
import type { OpenTarget } from './target.ts';

const givenSchema = z.object({
  ODOO_TEST_URL: z.url(),
  ODOO_TEST_DB: z.string(),
  ODOO_TEST_USER: z.string(),
  ODOO_TEST_PASSWORD: z.string(),
  ODOO_TEST_ALLOW_WRITES: z.string().optional(),
});
const versionSchema = z.object({ server_serie: z.string() });

/** Somebody else's Odoo, named by `ODOO_TEST_URL` and its companions. Nothing is written unless its owner said so. */
export async function openForeign(): Promise<OpenTarget> {
  const given = givenSchema.parse(process.env);
  const url = new URL(given.ODOO_TEST_URL).origin;
  const user = { login: given.ODOO_TEST_USER, password: given.ODOO_TEST_PASSWORD };
  const { server_serie: series } = versionSchema.parse(
    await jsonRpc({ url, headers: {} }, 'common', 'version', []),
  );
  const major = Number(/\d+/.exec(series)?.[0]);
  const place: Place = {
    url,
    database: given.ODOO_TEST_DB,
    major,
    headers: major > 15 ? {} : await databaseSession(url, given.ODOO_TEST_DB),
    kind: 'foreign',
    mayWrite: given.ODOO_TEST_ALLOW_WRITES === given.ODOO_TEST_DB,
    users: [{ role: 'given', ...user, key: user.password }],
  };
  return { place, dispose: () => Promise.resolve() };
}
