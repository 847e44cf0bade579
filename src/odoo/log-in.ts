import { z } from 'zod';
import { databaseNotFound, keyNeeded, keyOfAnotherUser, wrongCredentials } from './connection-problems.ts';
import type { DatabaseSession } from './database-session.ts';
import type { Dialect, DialectCall } from './dialect.ts';
import { OdooError } from './errors.ts';
import { answerUnreadable } from './exchange-problems.ts';
import { Json2Dialect, fitsHeader } from './json-2.ts';
import { JsonRpcDialect } from './json-rpc-dialect.ts';
import { retryRead } from './retry.ts';
import type { RetryPolicy } from './retry.ts';
import type { OdooServer } from './server.ts';
import type { ConnectionTarget } from './session.ts';

/** A user whom Odoo has accepted. */
export interface LoggedIn {
  readonly dialect: Dialect;
  readonly uid: number;
}

const uidSchema = z.int().positive();
const contextSchema = z.object({ uid: uidSchema });
const loginsSchema = z.tuple([z.object({ login: z.string() })]);

/**
 * Logs in by JSON-2.
 * @returns an OdooError where this secret or database cannot be used over JSON-2, which says nothing yet about
 * JSON-RPC: the secret may be a password, or a proxy may keep the path to itself
 * @throws OdooError `wrong_credentials` when the key is another user's, and those of the connection
 */
export async function logInByJson2(
  target: ConnectionTarget,
  server: OdooServer,
  reads: RetryPolicy,
  signal: AbortSignal | undefined,
): Promise<LoggedIn | OdooError> {
  const { database, secret, login } = target;
  if (!fitsHeader(secret)) return keyNeeded();
  if (!fitsHeader(database)) return databaseNotFound(database);
  const dialect = new Json2Dialect(server.http, { database, secret });
  const ask = (method: string, args: DialectCall['args']): Promise<unknown> => {
    const subject = { model: 'res.users', method };
    const call = { ...subject, kind: 'read', args, kwargs: {}, context: {} } as const;
    const record = { ...subject, kind: 'probe', protocol: dialect.protocol } as const;
    const attempt = (timeout: number): Promise<unknown> =>
      dialect.call({ ...call, timeout, ...(signal === undefined ? {} : { signal }) });
    return retryRead((timeout) => server.requests.record(record, () => attempt(timeout)), reads, signal);
  };
  try {
    const { uid } = read(contextSchema, await ask('context_get', []));
    const [user] = read(loginsSchema, await ask('read', [[uid], ['login']]));
    if (user.login !== login) throw keyOfAnotherUser(login);
    return { dialect, uid };
  } catch (error) {
    if (!(error instanceof OdooError)) throw error;
    if (error.code === 'credentials_expired') return keyNeeded();
    if (error.code === 'database_not_found' || error.code === 'not_available') return error;
    throw error;
  }
}

/**
 * Logs in by JSON-RPC. Odoo says `false` for a wrong login, a wrong password and too many attempts alike: it is
 * never tried again.
 * @param session for an Odoo that needs one
 * @throws OdooError `wrong_credentials`, `database_not_found`, `not_available`, and those of the connection
 */
export async function logInByJsonRpc(
  target: ConnectionTarget,
  server: OdooServer,
  reads: RetryPolicy,
  session: DatabaseSession | undefined,
  signal: AbortSignal | undefined,
): Promise<LoggedIn> {
  const { database, secret, login } = target;
  const params = { service: 'common', method: 'authenticate', args: [database, login, secret, {}] };
  const attempt = async (timeout: number): Promise<unknown> => {
    try {
      const headers = (await session?.headers(timeout, signal)) ?? {};
      return await server.service('/jsonrpc', 'common', 'authenticate', params, { timeout, secret, headers });
    } catch (error) {
      throw loginError(error, target);
    }
  };
  const answer = await retryRead(attempt, reads, signal).catch(async (error: unknown) => {
    const isUnreadable =
      session !== undefined && error instanceof OdooError && error.code === 'server_unavailable';
    throw isUnreadable && (await isUnknown(database, server)) ? databaseNotFound(database) : error;
  });
  if (answer === false || answer === null) throw wrongCredentials(login);
  const uid = read(uidSchema, answer);
  return { dialect: new JsonRpcDialect(server.http, { database, uid, secret }, session), uid };
}

/** Whether the server names its databases, and this one is not among them: 14 fails at it without a word. */
async function isUnknown(database: string, server: OdooServer): Promise<boolean> {
  const known = await server.databases().catch(() => undefined);
  return known !== undefined && !known.includes(database);
}

/** What an error of a session means where none stands yet. */
function loginError(error: unknown, { database, login }: ConnectionTarget): unknown {
  if (!(error instanceof OdooError)) return error;
  if (error.odooName === 'psycopg2.OperationalError') return databaseNotFound(database);
  return error.code === 'credentials_expired' ? wrongCredentials(login) : error;
}

function read<T>(schema: z.ZodType<T>, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw answerUnreadable('unknown');
  return parsed.data;
}
