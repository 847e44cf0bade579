import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.ts';

/**
 * The port in the cluster's own postgresql.conf (Debian takes another than 5432 where that is busy). Only the name of a
 * socket below `root` depends on it: the server listens on no network port.
 */
export async function postgresPort(root: string): Promise<string> {
  const settings = await readFile(
    join(root, 'etc/postgresql', await clusterVersion(root), 'main/postgresql.conf'),
    'utf8',
  );
  const port = /^port = (\d+)/m.exec(settings)?.[1];
  if (port === undefined) throw new Error(`No port in the postgresql.conf below ${root}.`);
  return port;
}

/** Runs SQL as Odoo's own role, in one transaction unless it says otherwise, and returns the bare rows. */
export async function sql(root: string, statement: string, database = 'postgres'): Promise<string> {
  const bare = ['--no-psqlrc', '--tuples-only', '--no-align', '--quiet'];
  return runPostgres(root, 'psql', [...bare, '--dbname', database, '--command', statement]);
}

/** Runs one of PostgreSQL's programs below `root` as Odoo's own role. */
export async function runPostgres(
  root: string,
  program: 'psql' | 'pg_dump' | 'pg_restore',
  args: readonly string[],
): Promise<string> {
  const binary = `/usr/lib/postgresql/${await clusterVersion(root)}/bin/${program}`;
  const port = ['--port', await postgresPort(root)];
  const output = await run(['chroot', '--userspec=odoo:odoo', root, binary, ...port, ...args]);
  return output.trim();
}

async function clusterVersion(root: string): Promise<string> {
  const [version] = await readdir(join(root, 'etc/postgresql'));
  if (version === undefined) throw new Error(`No PostgreSQL below ${root}.`);
  return version;
}
