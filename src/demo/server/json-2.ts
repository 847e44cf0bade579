import { z } from 'zod';
import { ArgumentFault, readIds } from '../orm/call.ts';
import { OdooFault, notModelled } from '../orm/fault.ts';
import type { FaultName } from '../orm/fault.ts';
import type { Method } from '../orm/types.ts';
import { isList, jsonSchema } from '../orm/value.ts';
import type { Json } from '../orm/value.ts';
import { htmlAnswer, jsonAnswer, serializeFault } from './answer.ts';
import type { Answer } from './answer.ts';
import { parse } from './json-rpc.ts';
import type { Books } from './json-rpc.ts';

const objectSchema = z.record(z.string(), jsonSchema);

/** A request for `/json/2/...`, header names in lower case. */
export interface Json2Request {
  readonly isPost: boolean;
  /** The decoded parts of the path after `/json/2/`. */
  readonly path: readonly string[];
  readonly authorization: string | undefined;
  readonly database: string | undefined;
  readonly body: string;
}

/**
 * `POST /json/2/<model>/<method>`, Odoo 19's API: arguments by name, the bare result, and real statuses. 404 has three
 * meanings: an HTML page for a database that is not there, JSON for a model or method, and MissingError for a record.
 */
export function json2(books: Books, request: Json2Request): Answer {
  const { database: name = books.database.name } = request;
  if (name !== books.database.name) {
    return htmlAnswer(404, '404 Not Found', 'No database is selected and the requested URL was not found.');
  }
  try {
    return jsonAnswer(answer(books, request) ?? null);
  } catch (error) {
    const fault = serializeFault(error);
    const headers =
      fault.name === 'werkzeug.exceptions.Unauthorized' ? { 'WWW-Authenticate': 'Bearer' } : undefined;
    return jsonAnswer(fault, statusOf(fault.name), headers);
  }
}

function answer({ database, credentials }: Books, request: Json2Request): Json | undefined {
  const [model, name, ...further] = request.path;
  if (!request.isPost || model === undefined || name === undefined || further.length > 0) {
    throw notFound('Did you mean POST /json/2/<model>/<method>?');
  }
  const uid = credentials.userOfKey(bearer(request.authorization));
  if (uid === undefined) throw unauthorized('Invalid apikey');
  const body = parse(request.body);
  if (body === undefined) {
    throw new OdooFault('werkzeug.exceptions.BadRequest', 'could not parse the body as json');
  }
  const { ids = [], context = {}, ...kwargs } = objectSchema.parse(isList(body) ? {} : body);
  const method = find(() => database.method(model, name), model);
  if (!isList(ids)) throw notModelled('ids that are no list');
  if (method.on === 'model' && ids.length > 0) throw unprocessable(`cannot call ${model}.${name} with ids`);
  const call = { model, method: name, ids: readIds(ids), args: [], kwargs };
  try {
    return database.call(uid, method, call, objectSchema.parse(context));
  } catch (error) {
    throw error instanceof ArgumentFault ? unprocessable(error.short) : error;
  }
}

/** A model or method that does not exist is an address that does not exist. */
function find(method: () => Method, model: string): Method {
  try {
    return method();
  } catch (error) {
    if (!(error instanceof OdooFault)) throw error;
    if (error.odooName === 'odoo.exceptions.UserError') throw notFound(`the model '${model}' does not exist`);
    throw error.odooName === 'builtins.AttributeError' ? notFound(error.message) : error;
  }
}

function bearer(authorization: string | undefined): string {
  const key = /^bearer (?<key>\S+)$/i.exec(authorization ?? '')?.groups?.key;
  if (key === undefined) {
    throw unauthorized('User not authenticated, use an API Key with a Bearer Authorization header.');
  }
  return key;
}

const notFound = (message: string): OdooFault => new OdooFault('werkzeug.exceptions.NotFound', message);
const unauthorized = (message: string): OdooFault =>
  new OdooFault('werkzeug.exceptions.Unauthorized', message);
const unprocessable = (message: string): OdooFault =>
  new OdooFault('werkzeug.exceptions.UnprocessableEntity', message);

function statusOf(name: FaultName): number {
  switch (name) {
    case 'werkzeug.exceptions.BadRequest':
      return 400;
    case 'werkzeug.exceptions.Unauthorized':
      return 401;
    case 'odoo.exceptions.AccessError':
    case 'odoo.exceptions.AccessDenied':
      return 403;
    case 'odoo.exceptions.MissingError':
    case 'werkzeug.exceptions.NotFound':
      return 404;
    case 'odoo.exceptions.UserError':
    case 'odoo.exceptions.ValidationError':
    case 'odoo.exceptions.RedirectWarning':
    case 'werkzeug.exceptions.UnprocessableEntity':
      return 422;
    case 'mcp_odoo.demo.NotModelled':
      return 501;
    case 'builtins.ValueError':
    case 'builtins.TypeError':
    case 'builtins.KeyError':
    case 'builtins.AttributeError':
    case 'builtins.IndexError':
    case 'builtins.Exception':
    case 'psycopg2.OperationalError':
    case 'psycopg2.errors.CardinalityViolation':
    case 'psycopg2.errors.InvalidTextRepresentation':
    case 'mcp_odoo.demo.Failure':
      return 500;
  }
}
