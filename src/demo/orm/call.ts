import { safeParse } from 'zod/v4/core';
import type { $ZodType } from 'zod/v4/core';
import { attributeError, accessError, notAnInteger, notModelled, typeError, OdooFault } from './fault.ts';
import { GENERIC_METHODS } from './generic-methods.ts';
import type { Registry } from './registry.ts';
import type { Environment, Method } from './types.ts';
import { isList } from './value.ts';
import type { Json, Values } from './value.ts';

/** A call as it came over the wire: positional arguments only in JSON-RPC, where the first ones may be the ids. */
export interface MethodCall {
  readonly model: string;
  readonly method: string;
  readonly ids: readonly number[];
  readonly args: readonly Json[];
  readonly kwargs: Values;
}

/** Finds what the outside may call. Odoo 19's `get_public_method`. */
export function publicMethod(registry: Registry, model: string, name: string): Method {
  const definition = registry.model(model);
  const isPrivate = name.startsWith('_') || registry.odoo.privateMethods.has(name);
  if (isPrivate) {
    throw accessError(`Private methods (such as '${model}.${name}') cannot be called remotely.`);
  }
  const own = definition.methods;
  if (own !== undefined && Object.hasOwn(own, name) && own[name] !== undefined) return own[name];
  const generic = Object.hasOwn(GENERIC_METHODS, name) ? GENERIC_METHODS[name] : undefined;
  if (generic !== undefined) return generic;
  const { methods } = registry.odoo;
  if ([methods[model], methods['*']].some((names) => names?.has(name) === true))
    throw notModelled(`the method ${name} of ${model}`);
  throw attributeError(`The method '${model}.${name}' does not exist`);
}

/**
 * Calls a public method.
 * @returns undefined where Python would say None
 * @throws OdooFault TypeError for arguments that the method does not take, and those of the method
 */
export function callMethod(env: Environment, method: Method, call: MethodCall): Json | undefined {
  const model = env.model(call.model);
  const args = nameArguments(method, call);
  const parsed = method.parameters.safeParse(args);
  if (!parsed.success) throw wrongArgument(method, call, args);
  const result = method.call(model, model.browse(call.ids), args);
  env.flush();
  return result;
}

function nameArguments(
  method: Method,
  { model, method: name, args, kwargs }: MethodCall,
): Record<string, Json> {
  const parameters = Object.keys(method.parameters.shape);
  const what = `${model}.${name}()`;
  if (args.length > parameters.length) {
    throw typeError(
      `${what} takes ${parameters.length + 1} positional arguments but ${args.length + 1} were given`,
    );
  }
  const named: Record<string, Json> = {};
  for (const [index, value] of args.entries()) named[parameters[index] ?? ''] = value;
  for (const [key, value] of Object.entries(kwargs)) {
    if (Object.hasOwn(named, key)) throw typeError(`${what} got multiple values for argument '${key}'`);
    if (!parameters.includes(key)) {
      if (method.takesMore === true) throw notModelled(`the argument ${key} of ${model}.${name}`);
      throw new ArgumentFault(what, `got an unexpected keyword argument '${key}'`);
    }
    named[key] = value;
  }
  return named;
}

function wrongArgument(method: Method, { model, method: name }: MethodCall, args: Values): Error {
  const { shape } = method.parameters;
  const missing = Object.keys(shape).find(
    (key) => !Object.hasOwn(args, key) && !accepts(method, key, undefined),
  );
  if (missing !== undefined) {
    return new ArgumentFault(`${model}.${name}()`, `missing a required argument: '${missing}'`);
  }
  const wrong = Object.keys(args).find((key) => !accepts(method, key, args[key]));
  return notModelled(`the value given for ${wrong ?? 'an argument'} of ${model}.${name}`);
}

function accepts(method: Method, key: string, value: Json | undefined): boolean {
  const shape: Readonly<Record<string, $ZodType>> = method.parameters.shape;
  const schema = shape[key];
  return schema !== undefined && safeParse(schema, value).success;
}

/** Arguments that do not fit the method: Python's TypeError, which JSON-2 finds before it calls. */
export class ArgumentFault extends OdooFault {
  /** As `inspect.Signature.bind` says it. */
  readonly short: string;

  constructor(what: string, short: string) {
    super('builtins.TypeError', `${what} ${short}`);
    this.short = short;
  }
}

/**
 * PostgreSQL holds neither NUL nor half a surrogate pair, and Odoo fails in several ways on them.
 * @throws OdooFault NotModelled
 */
export function checkText(value: Json): void {
  if (typeof value === 'string') {
    if (/[\0\p{Surrogate}]/u.test(value)) throw notModelled('text with characters that no database holds');
  } else if (typeof value === 'object' && value !== null) {
    for (const member of isList(value) ? value : Object.entries(value).flat()) checkText(member);
  }
}

/** @throws OdooFault for what is no id */
export function readIds(ids: readonly Json[]): number[] {
  return ids.map((id) => {
    if (typeof id === 'number') return id;
    throw typeof id === 'string' ? notAnInteger(id) : notModelled('ids that are no numbers');
  });
}

/** JSON-RPC answers `create` with one id when one dict was given. */
export function isCreateOfOne({ method, args }: MethodCall): boolean {
  const [first] = args;
  return method === 'create' && typeof first === 'object' && first !== null && !Array.isArray(first);
}
