import { parseEnv } from 'node:util';
import { t } from '@vscode/l10n';
import { Problem } from '../../../common/problem.ts';
import { parseOrigin } from '../../../odoo/address.ts';
import { odooVariables } from '../../../office/odoo-variables.ts';
import type { Judged } from '../../steps/ask-text.ts';

/** What a `.env` says of a connection; empty texts are not in it. */
export interface EnvConnection {
  /** "https://books.example.com", never with a path. */
  readonly url: string;
  readonly database: string;
  readonly login: string;
  readonly secret: string;
  /** What the file calls the secret. */
  readonly secretKind: 'API key' | 'password';
  /** How many variables of the file are for something else. */
  readonly others: number;
}

/**
 * Reads a `.env`. Of an API key and a password it takes the key. Its word that the key may travel unencrypted counts for
 * nothing here: the person is asked.
 */
export function connectionInEnv(content: string): Judged<EnvConnection> {
  const variables = parseEnv(content);
  const { ODOO_URL, ODOO_DB, ODOO_USER, ODOO_API_KEY, ODOO_PASSWORD } = odooVariables.parse(variables);
  if (ODOO_URL === undefined) return { ok: false, sentence: t`It has no ODOO_URL.` };
  const url = originOf(ODOO_URL);
  if (url === undefined)
    return {
      ok: false,
      sentence: t`Its ODOO_URL is no address of Odoo. Write it like https://books.example.com.`,
    };
  return {
    ok: true,
    value: {
      url,
      database: ODOO_DB ?? '',
      login: ODOO_USER ?? '',
      secret: ODOO_API_KEY ?? ODOO_PASSWORD ?? '',
      secretKind: ODOO_API_KEY === undefined && ODOO_PASSWORD !== undefined ? 'password' : 'API key',
      others: Object.keys(variables).filter((name) => !Object.hasOwn(odooVariables.shape, name)).length,
    },
  };
}

/** Whether all is there that connecting needs. */
export function isWhole({ database, login, secret }: EnvConnection): boolean {
  return [database, login, secret].every((text) => text !== '');
}

/** @returns undefined when it is no address */
function originOf(url: string): string | undefined {
  try {
    return parseOrigin(url, true);
  } catch (thrown) {
    if (thrown instanceof Problem) return undefined;
    throw thrown;
  }
}
