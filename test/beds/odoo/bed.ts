import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { connectionSchema, userOf } from './connection.ts';
import type { OdooConnection, OdooUser } from './connection.ts';
import { version as versionOf } from './server/odoo-service.ts';

const givenSchema = z.object({
  ODOO_TEST_URL: z.string(),
  ODOO_TEST_DB: z.string(),
  ODOO_TEST_USER: z.string(),
  ODOO_TEST_PASSWORD: z.string(),
  ODOO_TEST_ALLOW_WRITES: z.string().optional(),
});

/** A real Odoo for a suite: the one built here, or the one named by `ODOO_TEST_URL` and its companions. */
export interface OdooBed extends OdooConnection {
  /** True for an Odoo that was built elsewhere: it has one user, and no databases to throw away. */
  readonly foreign: boolean;
  /** The user with this role; on a foreign Odoo always the one that was given. */
  user(role: 'admin' | 'billing' | 'billing-one' | 'accountant' | 'readonly'): OdooUser;
  /**
   * A database of the suite's own, as the seed left it; one of that name from an earlier run is replaced. On a foreign Odoo
   * it is the given database, and an error unless `ODOO_TEST_ALLOW_WRITES` names it.
   * @param name of a-z, 0-9, - and _, beginning with a letter
   */
  freshDatabase(name: string): Promise<OdooConnection>;
}

/** Brings a real Odoo up, or finds it up, and tells how to reach it. */
export async function startOdoo(version: '14' | '19'): Promise<OdooBed> {
  if ((process.env.ODOO_TEST_URL ?? '') !== '') return foreignBed();
  const connection = await callBed([version, 'up']);
  return {
    ...connection,
    foreign: false,
    user: (role) => userOf(connection, role),
    freshDatabase: (name) => callBed([version, 'database', name]),
  };
}

async function foreignBed(): Promise<OdooBed> {
  const given = givenSchema.parse(process.env);
  const { ODOO_TEST_URL: url, ODOO_TEST_DB: db, ODOO_TEST_USER: login, ODOO_TEST_PASSWORD: password } = given;
  const user = { role: 'given', login, password, key: password };
  const connection = { url, db, version: await versionOf(url), users: [user] };
  return {
    ...connection,
    foreign: true,
    user: () => user,
    freshDatabase: () =>
      given.ODOO_TEST_ALLOW_WRITES === db
        ? Promise.resolve(connection)
        : Promise.reject(
            new Error(`Set ODOO_TEST_ALLOW_WRITES=${db} to let tests write to ${db} at ${url}.`),
          ),
  };
}

async function callBed(args: readonly string[]): Promise<OdooConnection> {
  const cli = join(import.meta.dirname, 'cli.ts');
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [code, output] = await Promise.all([ended, text(child.stdout)]);
  if (code !== 0) throw new Error(`The Odoo test bed failed (${String(code)}): its messages are above.`);
  return connectionSchema.parse(JSON.parse(output));
}
