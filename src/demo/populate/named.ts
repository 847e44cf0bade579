import type { Environment, ModelRecord } from '../orm/types.ts';
import type { Values } from '../orm/value.ts';

/** The record that the sample company calls by this name. */
export function named(env: Environment, model: string, name: string, field = 'name'): ModelRecord {
  const [record] = env.model(model).search([[field, '=', name]]);
  if (record === undefined)
    throw new Error(`The sample company names ${model} "${name}", which is not there`);
  return record;
}

export function create(env: Environment, model: string, values: Values): ModelRecord {
  const [record] = env.model(model).create([values]);
  if (record === undefined) throw new Error(`${model} was not created`);
  return record;
}
