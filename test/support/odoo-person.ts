import { z } from 'zod';
import { service } from '../beds/odoo/server/odoo-service.ts';

/** Field values as Odoo takes them, commands for lines included. */
export type Values = Readonly<Record<string, unknown>>;

interface LogIn {
  readonly login: string;
  readonly password: string;
}

/**
 * Somebody who works in Odoo's own screens while we work over the wire: may call anything their rights allow. Speaks
 * JSON-RPC, which every version understands.
 */
export class OdooPerson {
  readonly #url: string;
  readonly #database: string;
  readonly #user: number;
  readonly #password: string;

  /** @see logIn */
  constructor(url: string, database: string, user: number, password: string) {
    this.#url = url;
    this.#database = database;
    this.#user = user;
    this.#password = password;
  }

  /** @throws Error if Odoo does not know the login and password */
  static async logIn(
    { url, db }: { readonly url: string; readonly db: string },
    { login, password }: LogIn,
  ): Promise<OdooPerson> {
    const user = z
      .int()
      .safeParse(await service(url, 'common', 'authenticate', [db, login, password, {}]), {});
    if (!user.success) throw new Error(`${login} cannot log in to ${db} at ${url}.`);
    return new OdooPerson(url, db, user.data, password);
  }

  /**
   * Calls a method as Odoo's own screens do.
   * @param args by position: the ids come first where the method works on records
   * @param named such as `fields` or `context`
   */
  call(model: string, method: string, args: readonly unknown[], named: Values = {}): Promise<unknown> {
    const who = [this.#database, this.#user, this.#password];
    return service(this.#url, 'object', 'execute_kw', [...who, model, method, args, named]);
  }

  /** Makes one record of each set of values, in one transaction, and gives their ids in that order. */
  async create(model: string, records: readonly Values[], context: Values = {}): Promise<readonly number[]> {
    if (records.length === 0) return [];
    return z.array(z.int()).parse(await this.call(model, 'create', [records], { context }));
  }

  async write(model: string, ids: readonly number[], values: Values, context: Values = {}): Promise<void> {
    await this.call(model, 'write', [ids, values], { context });
  }

  async read(model: string, ids: readonly number[], fields: readonly string[]) {
    return z
      .array(z.record(z.string(), z.unknown()))
      .parse(await this.call(model, 'read', [ids], { fields }));
  }

  async search(model: string, domain: readonly unknown[], context: Values = {}): Promise<number[]> {
    return z.array(z.int()).parse(await this.call(model, 'search', [domain], { context }));
  }

  /** The one record that matches. */
  async one(model: string, domain: readonly unknown[], context: Values = {}): Promise<number> {
    const [id, ...others] = await this.search(model, domain, context);
    if (id === undefined || others.length > 0)
      throw new Error(`Not exactly one ${model} matches ${JSON.stringify(domain)}.`);
    return id;
  }
}
