import { request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';

/** What Odoo answered, read to its end. */
export interface OdooAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

/** One request on its way to Odoo, and the response that its caller waits for. */
export interface Exchange {
  readonly response: ServerResponse;
  readonly protocol: 'json-2' | 'json-rpc';
  /** Of the envelope, in JSON-RPC. */
  readonly id: unknown;
  /** What Odoo answered, where the request has reached it. */
  readonly answered: OdooAnswer | undefined;
  /** Where redirects may point to: nobody follows them. */
  readonly elsewhere: string;
  /** Lets the caller's time run out. */
  readonly runOut: () => void;
}

/** What the caller is given instead of Odoo's answer. */
export type Answer = (exchange: Exchange) => void;

/** What becomes of a request, seen from Odoo; `late` is after the caller was answered, and when it is let in. */
export type Reach = 'never' | 'once' | 'twice' | 'late';

/** Something that goes wrong between the product and Odoo. */
export interface Fault {
  readonly reaches: Reach;
  readonly answer: Answer;
  /** The connection ends before the request was read. */
  readonly isEarly?: boolean;
  /** Only a connection that has idled since another request breaks; on a fresh one everything is well. */
  readonly sparesFresh?: boolean;
  /** What is held back is let in behind the next request that goes through. */
  readonly isLetInNext?: boolean;
  /** Then nobody listens any more: for so many milliseconds, or until it is mended. */
  readonly staysDown?: number | 'until mended';
}

const rpc = z.object({
  id: z.unknown(),
  params: z.object({ service: z.string(), method: z.string(), args: z.array(z.unknown()) }),
});

/** What a request calls: "account.move.load", or "common.authenticate"; the path where it is no call. */
export function readCall(path: string, body: Buffer): { name: string; id: unknown } {
  const [, prefix, version, model = '', method = ''] = path.split('/');
  if (prefix === 'json' && version === '2') return { name: `${model}.${method}`, id: undefined };
  if (path !== '/jsonrpc') return { name: path, id: undefined };
  const { id, params } = rpc.parse(JSON.parse(body.toString('utf8')));
  const { service, method: named, args } = params;
  const name = service === 'object' ? `${String(args[3])}.${String(args[4])}` : `${service}.${named}`;
  return { name, id };
}

export async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Makes a request that came in at the target, on a connection of its own. @returns its answer, not yet read */
export async function passOn(
  { hostname, port, host }: URL,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<IncomingMessage> {
  const outgoing = httpRequest({
    ...{ hostname, port, method, path: url, agent: false },
    headers: { ...headers, host, connection: 'close', 'accept-encoding': 'identity' },
  });
  outgoing.end(body);
  return new Promise((resolve, reject) => {
    outgoing.once('response', resolve).once('error', reject);
  });
}
