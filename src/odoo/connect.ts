import type { OdooClient } from './client.ts';
import { json2NeedsOdoo19 } from './connection-problems.ts';
import type { AllowList } from './allow-list.ts';
import { DatabaseSession } from './database-session.ts';
import { logInByJson2, logInByJsonRpc } from './log-in.ts';
import type { LoggedIn } from './log-in.ts';
import { OdooError } from './errors.ts';
import type { RetryPolicy } from './retry.ts';
import { OdooServer } from './server.ts';
import { SessionClient } from './session-client.ts';
import type { ConnectionTarget, OdooSession, OdooVersion, ServerOptions, WireOptions } from './session.ts';

const FIRST_WITH_JSON_2 = 19;
/** The last that cannot be told the database but by a session. */
const LAST_WITH_SESSION = 15;

/**
 * Asks a server which Odoo it is, without credentials.
 * @param url as the person typed it
 * @throws OdooError `url_invalid`, `plain_http_refused`, `unreachable`, `tls_untrusted`, `redirected`, `not_odoo`,
 * `odoo_too_old`, or one of the connection
 */
export async function probe(
  url: string,
  options: ServerOptions,
): Promise<{ origin: string; version: OdooVersion }> {
  return withServer(url, options, async (server) => ({
    origin: server.origin,
    version: await server.version(),
  }));
}

/**
 * The databases that the server names, without credentials.
 * @returns undefined where its administrator has switched the list off
 * @throws OdooError as `probe`
 */
export async function listDatabases(url: string, options: ServerOptions): Promise<string[] | undefined> {
  return withServer(url, options, (server) => server.databases());
}

/**
 * Connects and logs in. Asks first who is there, without credentials: whoever holds the port while Odoo is down
 * would get the password. Uses JSON-2 where Odoo is 19 or newer and the secret is an API key, else JSON-RPC.
 * @throws OdooError as `probe`, and `database_not_found`, `wrong_credentials`
 */
export async function connect(target: ConnectionTarget, options: WireOptions): Promise<OdooSession> {
  const { clock, timeouts, onRequest, signal } = options;
  const { allowPlainHttp, certificateAuthority } = target;
  const server = new OdooServer(target.url, {
    ...{ clock, allowPlainHttp },
    ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
    ...(timeouts === undefined ? {} : { timeouts }),
    ...(onRequest === undefined ? {} : { onRequest }),
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    const version = await server.version();
    const reads: RetryPolicy = {
      clock,
      random: options.random ?? Math.random,
      attempt: server.timeouts.read,
      deadline: server.timeouts.deadline,
    };
    return session(
      target,
      options,
      server,
      version,
      reads,
      await logIn(target, server, version, reads, signal),
    );
  } catch (error) {
    server.dispose();
    throw error;
  }
}

async function logIn(
  target: ConnectionTarget,
  server: OdooServer,
  version: OdooVersion,
  reads: RetryPolicy,
  signal: AbortSignal | undefined,
): Promise<LoggedIn> {
  const databaseSession =
    version.major > LAST_WITH_SESSION ? undefined : new DatabaseSession(server, target.database, reads.clock);
  const byJsonRpc = () => logInByJsonRpc(target, server, reads, databaseSession, signal);
  if (target.protocol === 'json-rpc') return byJsonRpc();
  if (target.protocol === 'json-2') {
    if (version.major < FIRST_WITH_JSON_2) throw json2NeedsOdoo19(version.text);
    const loggedIn = await logInByJson2(target, server, reads, signal);
    if (loggedIn instanceof OdooError) throw loggedIn;
    return loggedIn;
  }
  const byJson2 =
    version.major < FIRST_WITH_JSON_2 ? undefined : await logInByJson2(target, server, reads, signal);
  if (byJson2 !== undefined && !(byJson2 instanceof OdooError)) return byJson2;
  try {
    return await byJsonRpc();
  } catch (error) {
    // Where the server has JSON-2 only, its own refusal is the one to tell.
    if (byJson2 !== undefined && error instanceof OdooError && error.code === 'not_available') throw byJson2;
    throw error;
  }
}

function session(
  target: ConnectionTarget,
  options: WireOptions,
  server: OdooServer,
  version: OdooVersion,
  reads: RetryPolicy,
  { dialect, uid }: LoggedIn,
): OdooSession {
  const { database, login } = target;
  const parts = {
    origin: server.origin,
    database,
    dialect,
    turns: options.turns,
    reads,
    writeTimeout: server.timeouts.write,
    requests: server.requests,
  };
  return {
    origin: server.origin,
    database,
    login,
    uid,
    version,
    protocol: dialect.protocol,
    clientFor: (allowed: AllowList): OdooClient => new SessionClient(parts, allowed),
    retire: () => server.retire(),
    dispose: () => server.dispose(),
  };
}

async function withServer<T>(
  url: string,
  options: ServerOptions,
  ask: (server: OdooServer) => Promise<T>,
): Promise<T> {
  const server = new OdooServer(url, options);
  try {
    return await ask(server);
  } finally {
    server.dispose();
  }
}
