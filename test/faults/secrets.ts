import { userOf } from '../beds/odoo/connection.ts';
import type { Bookkeeping } from '../support/bookkeeping.ts';
import { TRACEBACK } from '../support/scripted-odoo.ts';

/** What nobody may be told, whatever goes wrong. */
export interface Secrets {
  /** The key of the connection: looked for in parts and in other writings, too. */
  readonly key: string;
  /** Keys and passwords of everybody, and Odoo's own account of an exception: looked for as they are. */
  readonly others: readonly string[];
}

export function secretsOf({ database }: Bookkeeping): Secrets {
  const others = database.users.flatMap(({ key, password }) => [key, password]);
  return { key: userOf(database, 'billing').key, others: [TRACEBACK, ...others] };
}
