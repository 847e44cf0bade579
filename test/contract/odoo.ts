import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { userOf } from './place.ts';
import type { Place, PlaceUser, Role } from './place.ts';
import type { Sample } from './sample.ts';
import { json2 } from './wire/json-2.ts';
import { jsonRpc, sendJsonRpc } from './wire/json-rpc.ts';
import type { Uids } from './uids.ts';

export const PROTOCOLS = ['json-rpc', 'json-2'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export type Row = Readonly<Record<string, unknown>>;
export type Context = Readonly<Record<string, unknown>>;
const rowsSchema = z.array(z.record(z.string(), z.unknown()));

/**
 * Arguments that JSON-RPC is given by their place: `search` calls its domain `args` up to Odoo 18, `write` has other
 * names in some models of 14, and `create` takes its values from the first place whatever they are called.
 */
const BY_PLACE: Readonly<Record<string, readonly string[]>> = {
  search: ['domain'],
  search_count: ['domain'],
  create: ['vals_list'],
  write: ['ids', 'vals'],
};

/** One user of one Odoo over one protocol. Arguments always go by name, records as `ids`. */
export class Odoo {
  readonly place: Place;
  readonly protocol: Protocol;
  readonly user: PlaceUser;
  readonly #uids: Uids;
  readonly #sample: Sample | undefined;

  constructor(place: Place, protocol: Protocol, role: Role, uids: Uids, sample: Sample | undefined) {
    this.place = place;
    this.protocol = protocol;
    this.user = userOf(place, role);
    this.#uids = uids;
    this.#sample = sample;
  }

  /** Odoo's major version. */
  get major(): number {
    return this.place.major;
  }

  /** The records of the sample company, by the names that people call them. */
  get sample(): Sample {
    if (this.#sample === undefined) throw new Error('The sample company is not in this Odoo.');
    return this.#sample;
  }

  /** The same Odoo, as somebody else. */
  as(role: Role): Odoo {
    return new Odoo(this.place, this.protocol, role, this.#uids, this.#sample);
  }

  uid(): Promise<number> {
    return this.#uids.of(this.user);
  }

  /** The day it is for the server: an ISO date. */
  async today(): Promise<string> {
    const { headers } = await sendJsonRpc(this.place, 'common', 'version', []);
    return new Date(headers.get('Date') ?? '').toISOString().slice(0, 10);
  }

  /** A text that nothing else in this database has. */
  unique(label: string): string {
    return `${label} ${randomUUID().slice(0, 8)}`;
  }

  /** @throws Fault */
  async call(model: string, method: string, named: Row = {}, context: Context = {}): Promise<unknown> {
    const { url, database } = this.place;
    if (this.protocol === 'json-2') {
      return json2({ url, database, key: this.user.key }, model, method, { ...named, context });
    }
    const byPlace = (BY_PLACE[method] ?? ['ids']).filter((name) => name in named);
    const byName = Object.entries({ ...named, context }).filter(([name]) => !byPlace.includes(name));
    const args = byPlace.map((name) => named[name]);
    const user = [database, await this.uid(), this.user.key];
    return jsonRpc(this.place, 'object', 'execute_kw', [
      ...user,
      model,
      method,
      args,
      Object.fromEntries(byName),
    ]);
  }

  async read(
    model: string,
    ids: readonly number[],
    fields: readonly string[],
    context?: Context,
  ): Promise<Row[]> {
    return rowsSchema.parse(await this.call(model, 'read', { ids, fields }, context));
  }

  /** The fields of the one record. */
  async readOne(model: string, id: number, fields: readonly string[], context?: Context): Promise<Row> {
    const [row] = await this.read(model, [id], fields, context);
    if (row === undefined) throw new Error(`${model} ${id} is not there.`);
    return row;
  }

  async search(model: string, domain: readonly unknown[], context?: Context): Promise<number[]> {
    return z.array(z.int()).parse(await this.call(model, 'search', { domain, order: 'id' }, context));
  }

  async count(model: string, domain: readonly unknown[], context?: Context): Promise<number> {
    return z.int().parse(await this.call(model, 'search_count', { domain }, context));
  }

  async searchRead(
    model: string,
    domain: readonly unknown[],
    fields: readonly string[],
    more: { order?: string; limit?: number; offset?: number } = {},
    context?: Context,
  ): Promise<Row[]> {
    return rowsSchema.parse(await this.call(model, 'search_read', { domain, fields, ...more }, context));
  }
}
