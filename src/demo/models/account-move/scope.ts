import type { Environment, ModelRecord } from '../../orm/types.ts';

/*
 * Odoo keeps documents consistent in one go: what it changes meanwhile is part of that go and starts no other
 * (`skip_invoice_sync` in the context).
 */

/** Whether a change is under way already, of which this one is a part. */
export function isSynchronising(env: Environment): boolean {
  return env.context.skip_invoice_sync === true;
}

/** The record for changes that are part of a greater one. */
export function quietly(record: ModelRecord): ModelRecord {
  return record.in(withinSync(record.env));
}

/** The record for the lines that Odoo itself makes and removes. */
export function dynamically(record: ModelRecord): ModelRecord {
  const env = withinSync(record.env);
  return record.in(env.withContext({ ...env.context, dynamic_lines: true }));
}

export function withinSync(env: Environment): Environment {
  return isSynchronising(env) ? env : env.withContext({ ...env.context, skip_invoice_sync: true });
}
