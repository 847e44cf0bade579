import { parseEnv } from 'node:util';
import { systemClock } from '../common/clock.ts';
import { onlyProblems } from '../common/problem.ts';
import { parseOrigin } from '../odoo/address.ts';
import type { ConnectionFacts } from '../office/connection-facts.ts';
import type { OdooVariables } from '../office/odoo-variables.ts';
import { readAuthority } from './authority.ts';
import { CannotStart } from './cannot-start.ts';
import type { GuardedFile } from './exposed-secrets.ts';
import { readPrivateFile } from './private-file.ts';
import type { PrivateFile } from './private-file.ts';
import { typeTotalsOver } from './type-totals-over.ts';
import { assertGiven, mergedVariables } from './variables.ts';

/** What to connect to, and the files that this came from. */
export interface Configuration {
  readonly connection: ConnectionFacts;
  readonly secret: string;
  /** The person's own limit: decimal string. */
  readonly typeTotalsOver: string | undefined;
  readonly files: readonly GuardedFile[];
}

/**
 * Reads what to connect to from the environment and, where one is named, a file. A `.env` that happens to lie in the
 * current folder is not read: who can write there could send the key elsewhere.
 *
 * Node itself looks at `--env-file` wherever it stands (nodejs/node#54232): it sets no variable from the file, but heeds a
 * NODE_OPTIONS in it, and says by itself, with exit code 9, when there is no such file.
 * @throws CannotStart
 */
export async function readConfiguration(
  env: Readonly<Record<string, string | undefined>>,
  envFile: string | undefined,
): Promise<Configuration> {
  const file = envFile === undefined ? undefined : await readPrivateFile('--env-file', envFile);
  const inFile = file === undefined ? {} : parseEnv(file.text);
  const variables = mergedVariables(env, inFile);
  const { url, database, login } = assertGiven(variables);
  const allowPlainHttp = isYes(variables.ODOO_ALLOW_HTTP);
  const origin = originOf(url, allowPlainHttp);
  const { secret, from } = await secretOf(variables);
  const { ODOO_CA_FILE: authority } = variables;
  const trusted = authority === undefined ? undefined : await readAuthority(authority, systemClock.now());
  return {
    connection: {
      origin,
      database,
      login,
      allowPlainHttp,
      ...(trusted && { certificateAuthority: trusted.pem }),
    },
    secret,
    typeTotalsOver: typeTotalsOver(env, inFile),
    files: [file, from, trusted?.file].filter((each) => each !== undefined),
  };
}

/** Consent is given, never assumed: what is neither yes nor no is asked back. */
function isYes(said: string | undefined): boolean {
  switch (said?.trim().toLowerCase()) {
    case 'yes':
    case 'true':
    case '1':
      return true;
    case undefined:
    case 'no':
    case 'false':
    case '0':
      return false;
    default:
      throw new CannotStart('ODOO_ALLOW_HTTP has to be "yes" or "no".');
  }
}

function originOf(url: string, allowPlainHttp: boolean): string {
  try {
    return parseOrigin(url, allowPlainHttp);
  } catch (thrown) {
    if (onlyProblems(thrown).code !== 'plain_http_refused')
      throw new CannotStart(
        'ODOO_URL is no address of Odoo: give one such as https://books.example.com, without a user name or password in it.',
      );
    throw new CannotStart(
      'ODOO_URL is not encrypted: whoever answers there or listens on the way gets the key. Use https://, or set ODOO_ALLOW_HTTP=yes for a machine and a network that are yours.',
    );
  }
}

async function secretOf(variables: OdooVariables): Promise<{ secret: string; from?: PrivateFile }> {
  const inFile = (['ODOO_API_KEY_FILE', 'ODOO_PASSWORD_FILE'] as const).find(
    (name) => variables[name] !== undefined,
  );
  if (inFile === undefined) return { secret: variables.ODOO_API_KEY ?? variables.ODOO_PASSWORD ?? '' };
  const from = await readPrivateFile(inFile, variables[inFile] ?? '');
  // Editors end a file with a line break; a password may have blanks.
  const secret = from.text.replace(/\r?\n$/, '');
  if (secret === '' || secret.includes('\n'))
    throw new CannotStart(`The file of ${inFile} has to hold the secret alone, on one line.`);
  return { secret, from };
}
