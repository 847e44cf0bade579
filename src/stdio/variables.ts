import { z } from 'zod';
import { listed } from '../common/listed.ts';
import { CannotStart } from './cannot-start.ts';

const text = z
  .string()
  .optional()
  // MCP clients hand variables on that nobody filled in.
  .transform((value) => (value === undefined || value.trim() === '' ? undefined : value));

/** The variables that say what to connect to; an empty one counts as not given. */
const variablesSchema = z.object({
  ODOO_URL: text,
  ODOO_DB: text,
  ODOO_USER: text,
  ODOO_PASSWORD: text,
  ODOO_PASSWORD_FILE: text,
  ODOO_API_KEY: text,
  ODOO_API_KEY_FILE: text,
  ODOO_ALLOW_HTTP: text,
});

export type Variables = z.output<typeof variablesSchema>;

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
): Variables {
  const fromEnv = variablesSchema.parse(env);
  const fromFile = variablesSchema.parse(file);
  const hasSecret = SECRETS.some((name) => fromEnv[name] !== undefined);
  if (!hasSecret) assertSameBooks(fromEnv, fromFile);
  const named = Object.fromEntries(
    Object.entries(fromFile).filter(([name]) => !hasSecret || !isSecret(name)),
  );
  const said = Object.fromEntries(Object.entries(fromEnv).filter(([, value]) => value !== undefined));
  return variablesSchema.parse({ ...named, ...said });
}

/** What says where a key is sent, and how. */
const WHERE = ['ODOO_URL', 'ODOO_DB', 'ODOO_USER', 'ODOO_ALLOW_HTTP'] as const;

function assertSameBooks(env: Variables, file: Variables): void {
  if (SECRETS.every((name) => file[name] === undefined)) return;
  const other = WHERE.find(
    (name) => env[name] !== undefined && file[name] !== undefined && env[name] !== file[name],
  );
  if (other !== undefined)
    throw new CannotStart(
      `${other} in the environment is another one than in the file, whose key is for what the file names. Take it out of one of them, or give the key in the environment, too.`,
    );
}

function isSecret(name: string): boolean {
  return SECRETS.some((secret) => secret === name);
}

/** @throws CannotStart naming all that is missing */
export function assertGiven(variables: Variables): { url: string; database: string; login: string } {
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
  return Object.values(variablesSchema.parse(env)).some((value) => value !== undefined);
}
