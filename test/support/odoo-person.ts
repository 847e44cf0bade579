import { z } from 'zod';

/**
 * Somebody who works in Odoo's own screens while we work over the wire: may call anything. Speaks JSON-2, so
 * Odoo 19 only.
 */
export class OdooPerson {
  readonly #url: string;
  readonly #database: string;
  readonly #key: string;

  constructor(url: string, database: string, key: string) {
    this.#url = url;
    this.#database = database;
    this.#key = key;
  }

  async call(model: string, method: string, body: Record<string, unknown>): Promise<unknown> {
    const response = await fetch(`${this.#url}/json/2/${model}/${method}`, {
      method: 'POST',
      headers: {
        Authorization: `bearer ${this.#key}`,
        'Content-Type': 'application/json',
        'X-Odoo-Database': this.#database,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${model}.${method}: ${response.status} ${text.slice(0, 300)}`);
    return JSON.parse(text);
  }

  async read(model: string, ids: readonly number[], fields: readonly string[]) {
    return z.array(z.record(z.string(), z.unknown())).parse(await this.call(model, 'read', { ids, fields }));
  }

  async search(model: string, domain: unknown[]): Promise<number[]> {
    return z.array(z.int()).parse(await this.call(model, 'search', { domain }));
  }

  /** The one record that matches. */
  async one(model: string, domain: unknown[]): Promise<number> {
    const [id, ...others] = await this.search(model, domain);
    if (id === undefined || others.length > 0) throw new Error(`Not exactly one ${model} matches.`);
    return id;
  }
}
