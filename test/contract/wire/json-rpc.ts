import { z } from 'zod';
import { Fault, faultSchema } from './fault.ts';
import { send } from './http.ts';
import type { Answer } from './http.ts';

const envelopeSchema = z.object({
  jsonrpc: z.literal('2.0'),
  result: z.unknown().optional(),
  error: z.object({ data: faultSchema }).optional(),
});

/** Where to call: `headers` say for which database, where the server cannot tell otherwise. */
export interface JsonRpcDoor {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Calls a service of `/jsonrpc` and gives the answer as it came. */
export function sendJsonRpc(
  door: JsonRpcDoor,
  service: string,
  method: string,
  args: unknown[],
): Promise<Answer> {
  const params = { service, method, args };
  const body = { jsonrpc: '2.0', method: 'call', id: 1, params };
  return send(`${door.url}/jsonrpc`, { headers: door.headers, body });
}

/**
 * Calls a service of `/jsonrpc`.
 * @returns its result; null when there is none, as of a method that returns None
 * @throws Fault
 */
export async function jsonRpc(
  door: JsonRpcDoor,
  service: string,
  method: string,
  args: unknown[],
): Promise<unknown> {
  const { status, json, text } = await sendJsonRpc(door, service, method, args);
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) throw new Error(`${service}.${method}: ${status} ${text.slice(0, 300)}`);
  const { error, result } = envelope.data;
  if (error !== undefined) throw new Fault(error.data.name, error.data.message, status);
  return result ?? null;
}
