import { z } from 'zod';
import type { SeenCall } from '../witness.ts';

/** A request of the product, as it came over HTTP. */
export interface WireRequest {
  readonly method: string;
  /** "/json/2/account.move/web_read" */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const DATABASE_HEADER = 'x-odoo-database';
const byPosition = z.array(z.unknown()).catch([]);
const jsonRpc = z.looseObject({ params: z.looseObject({ service: z.string(), args: byPosition }) });
const execution = z.tuple([z.unknown(), z.unknown(), z.unknown(), z.string(), z.string()]).rest(z.unknown());
const named = z.looseObject({ ids: z.unknown().optional() });
const someIds = z.union([z.int().transform((id) => [id]), z.array(z.int())]).catch([]);

/** @returns the call of a model's method that a request makes; undefined for everything else, such as a log-in */
export function seenCall({ path, body }: WireRequest): SeenCall | undefined {
  const json2 = /^\/json\/2\/(?<model>[\w.]+)\/(?<method>\w+)$/.exec(path)?.groups;
  if (json2 !== undefined) {
    const given = named.parse(JSON.parse(body));
    const { model = '', method = '' } = json2;
    return { model, method, ids: someIds.parse(given.ids), given };
  }
  if (path !== '/jsonrpc') return undefined;
  const { service, args } = jsonRpc.parse(JSON.parse(body)).params;
  if (service !== 'object') return undefined;
  const [, , , model, method, ...given] = execution.parse(args);
  return { model, method, ids: someIds.parse(byPosition.parse(given[0])[0]), given };
}

/** The same request to the database that is called otherwise in Odoo itself. */
export function toDatabase(request: WireRequest, name: string, own: string): WireRequest {
  const { path, headers, body } = request;
  if (headers[DATABASE_HEADER] === name)
    return { ...request, headers: { ...headers, [DATABASE_HEADER]: own } };
  const rpc = path === '/jsonrpc' ? jsonRpc.parse(JSON.parse(body)) : undefined;
  if (rpc?.params.args[0] !== name) return request;
  const [, ...others] = rpc.params.args;
  return { ...request, body: JSON.stringify({ ...rpc, params: { ...rpc.params, args: [own, ...others] } }) };
}
