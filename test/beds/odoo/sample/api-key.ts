import { z } from 'zod';
import type { Values } from '../../../support/odoo-person.ts';

const replySchema = z.object({
  result: z.unknown().optional(),
  error: z.object({ data: z.object({ message: z.string() }) }).optional(),
});
const identityCheckSchema = z.object({ res_model: z.literal('res.users.identitycheck'), res_id: z.int() });
const keySchema = z.object({ context: z.object({ default_key: z.string() }) });

/**
 * Makes an API key the way people do, in Odoo's own screens: Odoo makes none over RPC, and asks for the password again.
 * @param values of the key beyond its name, such as how long it lasts
 */
export async function makeApiKey(
  { url, db }: { readonly url: string; readonly db: string },
  { login, password }: { readonly login: string; readonly password: string },
  values: Values,
): Promise<string> {
  const session = await logIn(url, { db, login, password });
  const call = (model: string, method: string, args: readonly unknown[], kwargs: Values = {}) =>
    post(`${url}/web/dataset/call_kw`, { model, method, args, kwargs }, session).then(({ result }) => result);

  const description = 'res.users.apikeys.description';
  const made = z.int().parse(await call(description, 'create', [{ name: 'test bed', ...values }]));
  const check = identityCheckSchema.parse(await call(description, 'make_key', [[made]]));
  // 14 reads the password from the record, 19 from the context.
  await call(check.res_model, 'write', [[check.res_id], { password }]);
  const shown = await call(check.res_model, 'run_check', [[check.res_id]], { context: { password } });
  return keySchema.parse(shown).context.default_key;
}

async function logIn(url: string, params: Values): Promise<string> {
  const { cookie } = await post(`${url}/web/session/authenticate`, params, '');
  return cookie;
}

async function post(url: string, params: Values, session: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: session },
    body: JSON.stringify({ jsonrpc: '2.0', method: 'call', params }),
    signal: AbortSignal.timeout(60_000),
  });
  const reply = replySchema.parse(await response.json());
  if (reply.error !== undefined) throw new Error(`${url}: ${reply.error.data.message}`);
  const cookie = response.headers.getSetCookie().find((each) => each.startsWith('session_id='));
  return { result: reply.result, cookie: cookie?.split(';')[0] ?? session };
}
