import { Fault, faultSchema } from './fault.ts';
import { send } from './http.ts';
import type { Answer } from './http.ts';

/** Whose door to knock at. */
export interface Json2Door {
  readonly url: string;
  readonly database: string;
  readonly key: string;
}

/** Calls `/json/2/<model>/<method>` and gives the answer as it came. */
export function sendJson2(
  door: Json2Door,
  model: string,
  method: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return send(`${door.url}/json/2/${model}/${method}`, {
    headers: { Authorization: `bearer ${door.key}`, 'X-Odoo-Database': door.database, ...headers },
    body,
  });
}

/** Calls `/json/2/<model>/<method>`. @throws Fault */
export async function json2(door: Json2Door, model: string, method: string, body: unknown): Promise<unknown> {
  const { status, json, text } = await sendJson2(door, model, method, body);
  if (status === 200) return json;
  const fault = faultSchema.safeParse(json);
  if (!fault.success) throw new Error(`${model}.${method}: ${status} ${text.slice(0, 300)}`);
  throw new Fault(fault.data.name, fault.data.message, status);
}
