import { listed } from '../common/listed.ts';
import { odooVariables } from '../office/odoo-variables.ts';
import type { OdooVariables } from '../office/odoo-variables.ts';
import { CannotStart } from './cannot-start.ts';

const SECRETS = ['ODOO_API_KEY', 'ODOO_API_KEY_FILE', 'ODOO_PASSWORD', 'ODOO_PASSWORD_FILE'] as const;

/**
 * What the environment says, and the file where the environment says nothing. The four ways to give the secret are one
 * variable in this: a key in the environment is never mixed with a password in the file. And a key of the file goes only
 * where the file says: a variable that happens to be set does not send it elsewhere.
 * @throws CannotStart
 */
export function mergedVariables(
  env: Readonly<Record<string, string | undefined>>,
  file: Readonly<Record<string, string | undefined>>,
): OdooVariables {
  const fromEnv = odooVariables.parse(env);
  const fromFile = odooVariables.parse(file);
  const hasSecret = SECRETS.some((name) => fromEnv[name] !== undefined);
  if (!hasSecret) assertSameBooks(fromEnv, fromFile);
  const named = Object.fromEntries(
    Object.entries(fromFile).filter(([name]) => !hasSecret || !isSecret(name)),
  );
  const said = Object.fromEntries(Object.entries(fromEnv).filter(([, value]) => value !== undefined));
  return odooVariables.parse({ ...named, ...said });
}

/** What says where a key is sent, and how. */
const WHERE = ['ODOO_URL', 'ODOO_DB', 'ODOO_USER', 'ODOO_ALLOW_HTTP', 'ODOO_CA_FILE'] as const;

function assertSameBooks(env: OdooVariables, file: OdooVariables): void {
  if (SECRETS.every((name) => file[name] === undefined)) return;
  const other = WHERE.find(
    (name) =>
      env[name] !== undefined &&
      env[name] !== file[name] &&
      // Whom to believe about who answers is never left open: without a word of the file, the system's authorities.
      (name === 'ODOO_CA_FILE' || file[name] !== undefined),
  );
  if (other !== undefined)
    throw new CannotStart(
      `${other} in the environment is not what the file says, whose key is for what the file names. Let the file say it alone, or give the key in the environment, too.`,
    );
}

function isSecret(name: string): boolean {
  return SECRETS.some((secret) => secret === name);
}

/** @throws CannotStart naming all that is missing */
export function assertGiven(variables: OdooVariables): { url: string; database: string; login: string } {
  const { ODOO_URL: url, ODOO_DB: database, ODOO_USER: login } = variables;
  const missing = (['ODOO_URL', 'ODOO_DB', 'ODOO_USER'] as const).filter(
    (name) => variables[name] === undefined,
  );
  const given = SECRETS.filter((name) => variables[name] !== undefined);
  const all = [...missing, ...(given.length === 0 ? ['ODOO_API_KEY (or ODOO_PASSWORD)'] : [])];
  if (url === undefined || database === undefined || login === undefined || all.length > 0)
    throw new CannotStart(
      `${listed(all)} ${all.length === 1 ? 'is' : 'are'} missing. Set ${all.length === 1 ? 'it' : 'them'} in the environment or in a file given with --env-file; or try --demo.`,
    );
  if (given.length > 1) throw new CannotStart(`${listed(given)} are given. Give one of them.`);
  return { url, database, login };
}

/** Whether any of them is given, so that the person means a connection. */
export function namesConnection(env: Readonly<Record<string, string | undefined>>): boolean {
  return Object.values(odooVariables.parse(env)).some((value) => value !== undefined);
}
