import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command.ts';

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

/** Runs one SQL statement as Odoo's own role and returns the bare rows. */
export async function sql(root: string, statement: string): Promise<string> {
  const psql = `/usr/lib/postgresql/${await clusterVersion(root)}/bin/psql`;
  const options = [
    '--no-psqlrc',
    '--tuples-only',
    '--no-align',
    '--quiet',
    '--port',
    await postgresPort(root),
  ];
  const asOdoo = ['chroot', '--userspec=odoo:odoo', root];
  return (await run([...asOdoo, psql, ...options, '--dbname', 'postgres', '--command', statement])).trim();
}

async function clusterVersion(root: string): Promise<string> {
  const [version] = await readdir(join(root, 'etc/postgresql'));
  if (version === undefined) throw new Error(`No PostgreSQL below ${root}.`);
  return version;
}
