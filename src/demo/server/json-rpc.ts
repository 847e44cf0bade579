import { z } from 'zod';
import type { CompanyDatabase } from '../company-database.ts';
import { isCreateOfOne, readIds } from '../orm/call.ts';
import type { MethodCall } from '../orm/call.ts';
import { OdooFault, accessDenied, notModelled, typeError } from '../orm/fault.ts';
import { isList, jsonSchema } from '../orm/value.ts';
import type { Json } from '../orm/value.ts';
import { htmlAnswer, jsonAnswer, serializeFault } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Credentials } from './credentials.ts';

/** What a client asks for before it has logged in. */
export const VERSION = { server_version: '19.0', server_version_info: [19, 0, 0, 'final', 0, ''] } as const;

export interface Books {
  readonly database: CompanyDatabase;
  readonly credentials: Credentials;
}

const objectSchema = z.record(z.string(), jsonSchema);
const serviceSchema = z.object({ service: z.string(), method: z.string(), args: z.array(jsonSchema) });

/**
 * Odoo's JSON-RPC: HTTP 200 for exceptions, too, and no `result` where a method returned None.
 * @param route what the address stands for, given the params
 */
export function jsonRpc(
  body: string,
  route: (params: Readonly<Record<string, Json>>) => Json | undefined,
): Answer {
  const request = parse(body);
  if (request === undefined) return htmlText(400, 'Invalid JSON data');
  const envelope = objectSchema.safeParse(request);
  if (!envelope.success) return htmlText(400, 'Invalid JSON-RPC data');
  const { id = null, params = {} } = envelope.data;
  try {
    const named = objectSchema.safeParse(params);
    if (!named.success) throw typeError('params must be an object');
    const result = route(named.data);
    return jsonAnswer({ jsonrpc: '2.0', id, ...(result === undefined || result === null ? {} : { result }) });
  } catch (error) {
    const data = serializeFault(error);
    return jsonAnswer({ jsonrpc: '2.0', id, error: { code: 0, message: 'Odoo Server Error', data } });
  }
}

/** `/jsonrpc`: the services `common` and `object`. */
export function callService(books: Books, params: Readonly<Record<string, Json>>): Json | undefined {
  const parsed = serviceSchema.safeParse(params);
  if (!parsed.success) throw typeError("JSONRPC.jsonrpc() needs 'service', 'method' and 'args'");
  const { service, method, args } = parsed.data;
  if (service === 'common') return common(books, method, args);
  if (service === 'object' && method === 'execute_kw') return executeKw(books, args);
  if (service === 'object' || service === 'db') throw notModelled(`the service ${service}.${method}`);
  throw new OdooFault('builtins.KeyError', service);
}

function common({ database, credentials }: Books, method: string, args: readonly Json[]): Json {
  if (method === 'version') return { ...VERSION, server_serie: '19.0', protocol_version: 1 };
  if (method !== 'login' && method !== 'authenticate') {
    throw new OdooFault('builtins.Exception', `Method not found: ${method}`);
  }
  const [name, login, secret] = args;
  if (name !== database.name) throw noDatabase(name);
  if (typeof login !== 'string' || typeof secret !== 'string') return false;
  return credentials.logIn(login, secret) ?? false;
}

function executeKw({ database, credentials }: Books, args: readonly Json[]): Json | undefined {
  const [name, uid, secret, model, method, positional = [], named] = args;
  if (typeof secret !== 'string' || secret === '') throw accessDenied();
  if (name !== database.name) throw noDatabase(name);
  if (typeof uid !== 'number' || !credentials.isSecretOf(uid, secret)) throw accessDenied();
  if (typeof model !== 'string' || typeof method !== 'string' || !isList(positional)) {
    throw notModelled('execute_kw without model, method and arguments');
  }
  const keywords = objectSchema.safeParse(named ?? {});
  if (!keywords.success) throw typeError('execute_kw() takes its keyword arguments as an object');
  const { context, ...kwargs } = keywords.data;
  const target = database.method(model, method);
  const [ids, rest] = target.on === 'records' ? takeIds(positional) : [[], positional];
  const call: MethodCall = { model, method, ids, args: rest, kwargs };
  const result = database.call(uid, target, call, objectSchema.parse(context ?? {}));
  return isCreateOfOne(call) && result !== undefined && isList(result) ? result[0] : result;
}

function takeIds([first, ...rest]: readonly Json[]): [number[], Json[]] {
  if (first === undefined) throw new OdooFault('builtins.IndexError', 'list index out of range');
  return [readIds(isList(first) ? first : [first]), rest];
}

function noDatabase(name: Json | undefined): OdooFault {
  const shown = typeof name === 'string' ? name : 'None';
  return new OdooFault(
    'psycopg2.OperationalError',
    `connection to server failed: FATAL:  database "${shown}" does not exist\n`,
  );
}

/** @returns undefined when it is no JSON */
export function parse(body: string): Json | undefined {
  try {
    return jsonSchema.parse(JSON.parse(body));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function htmlText(status: number, text: string): Answer {
  return { ...htmlAnswer(status, '', ''), body: text };
}
