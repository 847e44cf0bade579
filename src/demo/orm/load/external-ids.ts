import type { Environment, ModelRecord } from '../types.ts';

/** An external id: "__mcp_odoo__.d_…" is the name "d_…" in the module "__mcp_odoo__". */
export interface ExternalId {
  readonly module: string;
  readonly name: string;
}

export function splitExternalId(text: string, module: string): ExternalId {
  const dot = text.indexOf('.');
  return dot === -1 ? { module, name: text } : { module: text.slice(0, dot), name: text.slice(dot + 1) };
}

/** The entry of `ir.model.data`; whether its record still exists is another question. */
export function findExternalId(env: Environment, { module, name }: ExternalId): ModelRecord | undefined {
  const data = env.sudo().model('ir.model.data');
  return data.search([
    ['module', '=', module],
    ['name', '=', name],
  ])[0];
}

/** Gives a record an external id that later calls do not update. */
export function addExternalId(record: ModelRecord, { module, name }: ExternalId): void {
  const { model, env, id } = record;
  env
    .sudo()
    .model('ir.model.data')
    .create([{ module, name, model: model.name, res_id: id, noupdate: true }]);
}
